"""A meeting that the law knows: announced in time, attended by rooms, minuted, signed and sealed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions import rolling
from bandeng.assembly.actions.convening import topics_wrong
from bandeng.assembly.actions.raising import promises_for, raised
from bandeng.assembly.actions.words import (
    Promising,
    keep_all,
    kept_promises,
    local_day,
    promises_wrong,
    public_wrong,
)
from bandeng.assembly.models import Meeting
from bandeng.assembly.rules.hands import NOBODY
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering
from bandeng.ui.words import day

TRIES = 5  # two clerks at one door: each finds the next free turn


@dataclass(frozen=True, kw_only=True)
class Calling:
    """An announcement. ``topics``: the streams of what it is to decide; ``petition``: its id, or ``-``.

    ``roll``: the vote whose roll whoever comes stands on (``""``: the only one here, or a noted number).
    """

    kind: str
    begins_at: datetime | None
    where: str
    agenda: str
    topics: tuple[str, ...] = ()
    petition: str = "-"
    roll: str = ""


@transaction.atomic
def call(*, place: str, what: Calling, by: str, at: datetime, command: str = "") -> Fact:
    """Announce a meeting with its lawful notice. Raises NotYours, BadInput."""
    hand = posts.hand(by, "assembly.call", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    kind, begins_at = _called(what, place, at)
    roll, due = rolling.roll_to_call(place, kind, what.roll)
    ref = new_id(at)
    said = facts.MeetingCalled(
        kind=kind.code,
        begins_at=begins_at,
        due=due,
        roll=roll,
        topics=what.topics,
        petition=what.petition,
        where=keep_all(what.where, "where", ref, at),
        agenda=keep_all(what.agenda, "agenda", ref, at),
    )
    return pen.record(said, hand=hand, stream=f"meeting:{ref}", turn=0, command=command)


def _called(what: Calling, place: str, at: datetime) -> tuple[Gathering, datetime]:
    kind = book().deliberation.gathering(what.kind)
    issues = public_wrong(
        (("where", what.where, rules.WHERE_AT_MOST), ("agenda", what.agenda, rules.LONG_AT_MOST))
    )
    if kind is None or kind.is_light:
        issues["kind"] = _("请选一项")
    issues |= notice_wrong(kind, what.begins_at, at)
    issues |= topics_wrong(what.topics, place, kind)
    if issues or kind is None or what.begins_at is None:
        raise BadInput(_("通知还没有发,请改一下再交"), issues)
    return kind, what.begins_at


def notice_wrong(kind: Gathering | None, begins_at: datetime | None, at: datetime) -> dict[str, str]:
    """Issues of a time of which notice is given at this moment: the law says how many days ahead."""
    if begins_at is None:
        return {"on": _("写哪一天、几点")}
    if kind and (local_day(begins_at) - local_day(at)).days < kind.notice_days:
        earliest = local_day(at) + timedelta(days=kind.notice_days)
        told = _("要提前 %(n)s 天通知,今天发通知,最早写 %(day)s")
        return {"on": told % {"n": kind.notice_days, "day": day(earliest, at.year).striptags()}}
    return {} if begins_at > at else {"on": _("写以后的时间")}


def is_held(meeting: Meeting) -> None:
    """Raises NotNow where it was cancelled."""
    if meeting.state == rules.CANCELLED:
        raise NotNow(_("这次会已经取消了"))


@dataclass(frozen=True, kw_only=True)
class Minuting:
    """The minutes; ``hands`` where something was voted on: of them ``due`` and ``present`` are counted.

    ``votes``: where several matters are on the agenda, the hands raised on each.
    """

    minutes: str
    hands: facts.Hands = NOBODY
    votes: tuple[facts.Raised, ...] = ()
    promises: tuple[Promising, ...] = ()


@transaction.atomic
def minute(*, meeting: Meeting, what: Minuting, by: str, at: datetime, command: str = "") -> Fact:
    """Write the minutes, or write them anew while nobody has signed. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "assembly.minute", meeting.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _can_be_written(meeting, at)
    kind = book().deliberation.gathering(meeting.kind)
    came = len(queries.rooms_of(meeting)) if kind and kind.rooms else what.hands.present
    hands, votes = raised(meeting, kind, what.hands, what.votes, came)
    issues = public_wrong((("minutes", what.minutes, rules.LONG_AT_MOST),))
    issues |= promises_wrong(what.promises, since=local_day(meeting.begins_at))
    issues |= promises_for(meeting, what.promises)
    if issues:
        raise BadInput(_("记录还没有写下,请改一下再交"), issues)
    said = facts.MeetingMinuted(
        family=kind.family if kind else "meeting",
        minutes=keep_all(what.minutes, "minutes", meeting.id, at),
        came=came,
        hands=hands,
        votes=votes,
        promises=kept_promises(what.promises, meeting.id, at),
        promised_for=tuple(each.topic for each in what.promises),
    )
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)


def _can_be_written(meeting: Meeting, at: datetime) -> None:
    """Raises NotNow before it begins, and once what stands there was signed or acted upon."""
    is_held(meeting)
    if meeting.signatures or queries.paper_of(meeting):
        raise NotNow(_("已经有居民签了名,记录不能再改;要补充的,另开一次会或者写一条说明"))
    if queries.are_under_way(meeting.stream):
        raise NotNow(_("答应的事已经在办或者有了交代,记录不能再改"))
    if at < meeting.begins_at:
        raise NotNow(_("会还没有开"))


def cosign(*, meeting: Meeting, seal: str, by: str, at: datetime, command: str = "") -> Fact:
    """A resident signs the minutes as she read them (``seal``: their commitment). Raises NotYours, NotNow.

    Two who sign in the same moment both do: neither is refused because of the other.
    """
    for attempt in range(TRIES):
        try:
            return _cosign(Meeting.objects.get(id=meeting.id), seal, by, at, command)
        except Stale:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def _cosign(meeting: Meeting, seal: str, by: str, at: datetime, command: str) -> Fact:
    hand = posts.built_in("resident", "assembly.cosign", meeting.place, at=at, person=by)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if posts.holdings(by, at=at):
        raise NotYours(_("会议记录由居民共同签名,在岗的人不签"))
    kind = book().deliberation.gathering(meeting.kind)
    if meeting.state not in (rules.MINUTED, rules.SEALED) or kind is None or not kind.signatures:
        raise NotNow(_("还没有可以签名的记录"))
    if meeting.state == rules.SEALED or queries.has_signed(meeting, by):
        raise NotNow(_("您已经签过了,或者签名已经够了"))
    if seal != meeting.seal:
        raise NotNow(_("记录刚刚改过,请再看一遍再签"))
    if unfit := queries.unfit_to_sign(meeting, by):
        raise NotNow(unfit)
    said = facts.MinutesCosigned(seal=seal, sealed=meeting.signatures + 1 >= kind.signatures)
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)
