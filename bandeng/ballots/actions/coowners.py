"""Co-owners name which of them votes; another objects; the community settles it before the count."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.papers import next_serial
from bandeng.ballots.actions.slots import hand_at
from bandeng.ballots.models import Dispute, Elector
from bandeng.ballots.queries import coowners
from bandeng.ballots.queries.posts import asked_near
from bandeng.ballots.rules import life
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.posts import queries as posts


@transaction.atomic
def name_voter(*, elector: Elector, line: str, by: str, at: datetime, command: str = "") -> Fact:
    """Name the telephone whose holder votes for all. Raises NotYours, NotNow, BadInput, Stale.

    Any of the co-owners names at first; afterwards only who was named hands it on, the others object.
    """
    hand = posts.built_in("resident", "ballots.name_voter", elector.vote.place, at=at, person=by)
    if command and (first := pen.said_before(command, person=by)):
        return first
    mine, lines = _mine(elector, by), coowners.lines(elector)
    _is_running(elector, at)
    if len(lines) < 2:
        raise NotNow(_("名册上这个号只登记了一个电话,不用推举。"))
    if elector.contested or elector.voter == life.NOBODY:
        raise NotNow(_("由谁投,等社区来定。"))
    if elector.voter != life.ANYBODY and elector.voter not in mine:
        raise NotYours(_("您家已经推举了别人。不同意的,请在下面说。"))
    if line not in lines:
        raise BadInput(_("还没有记下"), {"line": _("请选由谁投")})
    said = facts.VoterNamed(line=line)
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def _mine(elector: Elector, by: str) -> set[str]:
    mine = coowners.own_lines(elector, people.person(by))
    if not mine:
        raise NotYours(_("您登录用的手机号不在这个号的名册上。"))
    return mine


def _is_running(elector: Elector, at: datetime) -> None:
    vote = elector.vote
    if vote.state != life.ANNOUNCED or (vote.closes_at and vote.closes_at <= at):
        raise NotNow(_("公告以后、投票结束以前才能推举。"))


@transaction.atomic
def contest_voter(*, elector: Elector, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Object to who was named; nobody votes on line until it is settled. Raises NotYours, NotNow, BadInput,
    Stale."""
    vote = elector.vote
    hand = posts.built_in("resident", "ballots.contest_voter", vote.place, at=at, person=by)
    if command and (first := pen.said_before(command, person=by)):
        return first
    mine = _mine(elector, by)
    if vote.state != life.ANNOUNCED:
        raise NotNow(_("已经计了票。现在还有不同意见的,请向社区或街道书面提出。"))
    if elector.voter in (life.ANYBODY, life.NOBODY) or elector.voter in mine:
        raise NotNow(_("您家没有推举别人来投。"))
    if Dispute.objects.filter(elector=elector, outcome=life.OPEN).exists():
        raise NotNow(_("您家已经说过一次,社区还没有答复。答复以后可以再说。"))
    kept = _kept(elector, words, "contest", at)
    said = facts.VoterContested(words=kept, asked=asked_near("ballots.settle_voter", vote.place))
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def _kept(elector: Elector, words: str, field: str, at: datetime) -> Kept:
    if not words.strip() or len(words) > life.WORDS_AT_MOST:
        told = {"most": life.WORDS_AT_MOST}
        raise BadInput(_("还没有交上去"), {field: _("写一下怎么回事,最多%(most)s个字") % told})
    return vault.keep(words.strip(), kind="dispute", about=elector.vote_id, at=at)


@transaction.atomic
def settle_voter(*, elector: Elector, line: str, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """Settle who votes, or that none does on line. Raises NotYours, NotNow, BadInput, Stale.

    What was recorded stands where who was named stays; otherwise it is void and nothing counts of the number
    until it votes again, so that it is counted once; after the end of voting it counts no more.
    """
    hand = hand_at(elector.vote, "ballots.settle_voter", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if elector.vote.state != life.ANNOUNCED or not elector.contested:
        raise NotNow(_("这个号没有等社区定由谁投的事。"))
    if line != life.NOBODY and line not in coowners.lines(elector):
        raise BadInput(_("还没有答复"), {"line": _("请选由谁投")})
    over = elector.vote.is_over(at=at)
    stays = line == elector.voter or not (elector.online != "-" or elector.received)
    said = facts.VoterSettled(
        line=line,
        outcome=life.STANDS if stays else life.VOID,
        why=_kept(elector, why, "voter_why", at),
        serial=next_serial(elector) if elector.received and not (stays or over) else "-",
    )
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def may_cast(elector: Elector, by: str) -> None:
    """Raises NotNow, NotYours where another of the co-owners votes, or none of them on line."""
    if elector.contested:
        raise NotNow(_("您家有人不同意由谁投,等社区答复以后再投。"))
    if elector.voter == life.NOBODY:
        raise NotNow(_("您家没有商量好由谁投,网上不能投;都签了字的纸质选票可以交到社区。"))
    if elector.voter != life.ANYBODY and elector.voter not in coowners.own_lines(elector, people.person(by)):
        raise NotYours(_("您家推举了由别人投。请他用自己的手机号登录来投,或者交纸质选票。"))
