"""Paper ballots: handed over, returned, spoiled and issued anew."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.slots import hand_at, is_open
from bandeng.ballots.models import Elector, Picture, Proxy, Sheet
from bandeng.ballots.rules import life
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact


@dataclass(frozen=True, kw_only=True)
class Returned:
    """A paper that came back: its serial, where, and the digest of its picture.

    A binding vote needs the picture before anybody keys; a poll without legal effect does not (``""``), but
    where the voter has cast on line, too.
    """

    serial: str
    where: str
    picture: str = ""


@transaction.atomic
def deliver(*, elector: Elector, how: str, to: str, by: str, at: datetime, command: str = "") -> Fact:
    """Hand the paper and its slip over. Raises NotYours, NotNow, BadInput, Stale."""
    hand = _hand(elector, "ballots.deliver", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if elector.vote.state != life.ANNOUNCED:
        raise NotNow(_("公告以后才能送选票。"))
    if elector.reached:
        raise NotNow(_("这个号的选票已经送过了;丢了、写坏了,请用「作废补发」。"))
    if how not in life.HOW_DELIVERED or to not in life.TO_WHOM:
        raise BadInput(_("请选怎样送到、交给谁"), {"how": _("请选一项")})
    said = facts.BallotDelivered(how=how, to=to, serial=_to_hand_over(elector))
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def _hand(elector: Elector, act: str, by: str, at: datetime) -> Hand:
    return hand_at(elector.vote, act, by, at)


def _to_hand_over(elector: Elector) -> str:
    """The paper that lies with somebody else already, or a new one."""
    out = Sheet.objects.filter(elector=elector, state=life.ISSUED).order_by("-id").first()
    return out.id.rpartition(":")[2] if out else next_serial(elector)


def next_serial(elector: Elector) -> str:
    """The number of the next paper of this slot; none is given twice."""
    return f"{elector.number}-{Sheet.objects.filter(elector=elector).count() + 1}"


@transaction.atomic
def receive(*, elector: Elector, back: Returned, by: str, at: datetime, command: str = "") -> Fact:
    """A paper came back. At the desk it locks the slot. Raises NotYours, NotNow, BadInput, Stale."""
    serial, where, picture = back.serial, back.where, back.picture
    hand = _hand(elector, "ballots.receive", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    is_open(elector.vote, at)
    state = _state(elector, serial)
    if state == life.RETURNED:
        raise NotNow(_("这张选票已经收过了,一张只收一次。"))
    if state == life.SPOILED:
        raise NotNow(_("这张选票已经作废,请收补发的那一张。"))
    _check_where(elector, where)
    if not picture and (elector.vote.binding or elector.online != "-"):
        why = (
            _("有法律效力的表决,先拍下选票再录入")
            if elector.vote.binding
            else _("这个号网上投过,先拍下纸票再录入")
        )
        raise BadInput(why, {"picture": _("请拍一张选票的照片")})
    if picture and Picture.objects.filter(id=f"{elector.vote_id}:{picture}").exists():
        raise BadInput(_("这张照片已经用过了"), {"picture": _("这张照片是另一张选票的,请重新拍")})
    said = facts.BallotReceived(serial=serial, where=where, picture=picture or "-")
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def is_only_printed(elector: Elector, serial: str) -> bool:
    """Whether this is the first paper of the slot, and it was not handed over yet."""
    return serial == f"{elector.number}-1" and not Sheet.objects.filter(elector=elector).exists()


def _check_where(elector: Elector, where: str) -> None:
    if where not in (life.DESK, life.DOOR, life.AGENT):
        raise BadInput(_("请选在哪里收的"), {"where": _("请选一项")})
    if where == life.AGENT and not Proxy.objects.filter(elector=elector, ended=False).exists():
        raise BadInput(_("这个号没有登记书面委托"), {"where": _("先登记委托书,再收受托人交来的票")})


def _state(elector: Elector, serial: str) -> str:
    paper = Sheet.objects.filter(id=f"{elector.vote_id}:{serial}", elector=elector).first()
    if paper is None:
        raise BadInput(_("没有发过这个编号的选票"), {"serial": _("请照选票上的编号写")})
    return paper.state


@transaction.atomic
def spoil(*, elector: Elector, serial: str, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """Void a paper and issue another, also one that was printed and lost before it was handed over.

    Raises NotYours, NotNow, BadInput, Stale.
    """
    hand = _hand(elector, "ballots.spoil", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if elector.vote.state != life.ANNOUNCED or elector.vote.is_over(at=at):
        raise NotNow(_("公告以后、投票结束以前才能作废补发。"))
    printed = is_only_printed(elector, serial)
    if not printed and _state(elector, serial) == life.SPOILED:
        raise NotNow(_("这张选票已经作废了。"))
    if why not in life.WHY_SPOILED:
        raise BadInput(_("请选为什么作废"), {"why": _("请选一项")})
    new = f"{elector.number}-2" if printed else next_serial(elector)
    said = facts.BallotSpoiled(old=serial, serial=new, why=why)
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)
