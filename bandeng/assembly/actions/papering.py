"""Minutes signed on paper: taken in by a clerk, vouched for by somebody of another body, sealed alike."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import keep, keep_all
from bandeng.assembly.models import Meeting, Paper
from bandeng.assembly.rules.households import door, is_door
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@transaction.atomic
def paper(
    *,
    meeting: Meeting,
    pictures: tuple[str, ...],
    signers: tuple[str, ...],
    by: str,
    at: datetime,
    command: str = "",
) -> Fact:
    """Take in the printed minutes that residents signed. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "assembly.paper", meeting.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _needs_signatures(meeting)
    if queries.paper_of(meeting):
        raise NotNow(_("已经有一份纸上签名的记录等着核实"))
    issues = _wrong(pictures, signers) or _strangers(meeting, signers) or _again(meeting, signers)
    if issues:
        raise BadInput(_("还没有收下,请改一下再交"), issues)
    said = facts.MinutesPapered(
        seal=meeting.seal,
        unit=_unit(hand, by, at),
        pictures=pictures,
        signers=tuple(keep_all(each, "signer", meeting.id, at) for each in signers),
    )
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)


def _needs_signatures(meeting: Meeting) -> int:
    """How many residents sign. Raises NotNow where there is nothing to sign any more, or nothing yet."""
    kind = book().deliberation.gathering(meeting.kind)
    if meeting.state != rules.MINUTED or kind is None or not kind.signatures:
        raise NotNow(_("没有等着签名的记录"))
    if differ := queries.hands_differ(meeting):
        raise NotNow(differ)
    return kind.signatures


def _wrong(pictures: tuple[str, ...], signers: tuple[str, ...]) -> dict[str, str]:
    issues = {}
    if not pictures:
        issues["pictures"] = _("放一张签了名的记录的照片")
    elif queries.paper_is_used(pictures):
        issues["pictures"] = _("这张照片已经用过了")
    if not signers or len(signers) > rules.SIGNERS_AT_MOST:
        issues["signers"] = _("一行写一位签名的居民,写门牌和称呼")
    elif len(set(signers)) < len(signers):
        issues["signers"] = _("有一位写了两遍")
    elif any(len(each) > rules.ROOM_AT_MOST for each in signers):
        issues["signers"] = _("一行最多写%(most)s个字") % {"most": rules.ROOM_AT_MOST}
    return issues


def _strangers(meeting: Meeting, signers: tuple[str, ...]) -> dict[str, str]:
    """Doors of which it was not noted that they came, where doors were noted."""
    came = queries.doors_that_came(meeting)
    doors = [each.split()[0] for each in signers]
    away = [each for each in doors if is_door(each) and door(each) not in came]
    told = _("到会的户里没有%(doors)s,记录由到了会的居民签名") % {"doors": "、".join(away)}
    return {"signers": told} if came and away else {}


def _again(meeting: Meeting, signers: tuple[str, ...]) -> dict[str, str]:
    """Whoever signed these minutes before: two residents are asked for, not two papers."""
    known = queries.signed_before(meeting, signers)
    told = _("%(who)s 已经签过这份记录,不能再算一次;请写别的居民")
    return {"signers": told % {"who": "、".join(known)}} if known else {}


def _unit(hand: Hand, by: str, at: datetime) -> str:
    return next(held.unit for held in posts.holdings(by, at=at) if held.post == hand.post)


@transaction.atomic
def vouch(*, meeting: Meeting, how: str, by: str, at: datetime, why: str = "", command: str = "") -> Fact:
    """Say that the signers were asked and did sign (``how``: by phone, or met), or, with ``why``, that not.

    Whoever vouches is of another body than whoever took the paper in. Raises NotYours, NotNow, BadInput.
    """
    hand = posts.hand(by, "assembly.vouch", meeting.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    found, needed = queries.paper_of(meeting), _needs_signatures(meeting)
    if found is None:
        raise NotNow(_("没有等着核实的纸上签名"))
    unit = _unit(hand, by, at)
    _another(found, unit, by)
    _check(how, why)
    confirmed = bool(how)
    signed = found.many if confirmed else 0
    said = facts.PaperVouched(
        unit=unit,
        how=how or "-",
        confirmed=confirmed,
        signed=signed,
        sealed=confirmed and meeting.signatures + signed >= needed,
        why=keep(why, "vouch", meeting.id, at),
    )
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)


def _another(found: Paper, unit: str, by: str) -> None:
    if found.person == by or found.unit == unit:
        raise NotYours(_("收下签名的单位不能自己核实,请另一个单位的人(例如街道)来核实"))


def _check(how: str, why: str) -> None:
    if how and how not in rules.HOW_ASKED:
        raise BadInput(_("请选怎么问的"), {"how": _("请选一项")})
    if not how and not why.strip():
        raise BadInput(_("没有核实到,写一句为什么"), {"why": _("写一句为什么")})
    if len(why) > rules.WORDS_AT_MOST:
        raise BadInput(_("写得太长了"), {"why": _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}})
