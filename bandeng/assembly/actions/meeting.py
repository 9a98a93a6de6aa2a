"""A meeting that the law knows: announced in time, attended by rooms, minuted, signed and sealed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.convening import topics_wrong
from bandeng.assembly.actions.raising import promises_for, raised
from bandeng.assembly.actions.words import (
    Promising,
    keep_all,
    kept_promises,
    length_wrong,
    local_day,
    promises_wrong,
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

TRIES = 5  # two clerks at one door: each finds the next free turn


@dataclass(frozen=True, kw_only=True)
class Calling:
    """An announcement. ``topics``: the streams of what it is to decide; ``petition``: its id, or ``-``."""

    kind: str
    begins_at: datetime | None
    where: str
    agenda: str
    topics: tuple[str, ...] = ()
    petition: str = "-"


@transaction.atomic
def call(*, place: str, what: Calling, by: str, at: datetime, command: str = "") -> Fact:
    """Announce a meeting with its lawful notice. Raises NotYours, BadInput."""
    hand = posts.hand(by, "assembly.call", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    kind, begins_at = _called(what, place, at)
    roll = queries.roll_of(place, kind.code)
    if kind.rule and roll is None:
        raise BadInput(_("先记下名册上有多少,才知道要到多少"), {"kind": _("这种会要先有名册")})
    ref = new_id(at)
    said = facts.MeetingCalled(
        kind=kind.code,
        begins_at=begins_at,
        due=roll.heads if roll else 0,
        topics=what.topics,
        petition=what.petition,
        where=keep_all(what.where, "where", ref, at),
        agenda=keep_all(what.agenda, "agenda", ref, at),
    )
    return pen.record(said, hand=hand, stream=f"meeting:{ref}", turn=0, command=command)


def _called(what: Calling, place: str, at: datetime) -> tuple[Gathering, datetime]:
    kind = book().deliberation.gathering(what.kind)
    issues = length_wrong(
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
        return {"on": _("要提前 %(n)s 天通知") % {"n": kind.notice_days}}
    return {} if begins_at > at else {"on": _("写以后的时间")}


def attend(
    *, meeting: Meeting, room: str, by: str, at: datetime, written: bool = False, command: str = ""
) -> Fact:
    """Note that a household came, by its room; ``written``: by proxy, in writing. Each room once.

    Raises NotYours, NotNow, BadInput.
    """
    for attempt in range(TRIES):
        try:
            return _attend(Meeting.objects.get(id=meeting.id), room.strip(), written, (by, at, command))
        except Stale:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def _attend(meeting: Meeting, room: str, written: bool, who: tuple[str, datetime, str]) -> Fact:
    by, at, command = who
    hand = posts.hand(by, "assembly.attend", meeting.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _is_held(meeting)
    if meeting.state != rules.CALLED:
        raise NotNow(_("会议记录已经写了,不再登记到会"))
    issues = length_wrong((("room", room, rules.ROOM_AT_MOST),))
    rooms = queries.rooms_of(meeting)
    if room in rooms:
        issues["room"] = _("这一户已经登记过了,一户只算一次")
    elif meeting.due and len(rooms) >= meeting.due:
        issues["room"] = _("已经和名册上一样多了,请核对")
    if issues:
        raise BadInput(_("还没有登记,请改一下再交"), issues)
    said = facts.MeetingAttended(room=keep_all(room, "room", meeting.id, at), written=written)
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)


def _is_held(meeting: Meeting) -> None:
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
    issues = length_wrong((("minutes", what.minutes, rules.LONG_AT_MOST),))
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
    _is_held(meeting)
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
    said = facts.MinutesCosigned(seal=seal, sealed=meeting.signatures + 1 >= kind.signatures)
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)
