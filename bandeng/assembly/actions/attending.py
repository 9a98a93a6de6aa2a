"""Who comes to a meeting, door by door, on the day itself; what was noted by mistake is struck."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries
from bandeng.assembly.actions.meeting import TRIES, is_held
from bandeng.assembly.actions.words import door_wrong, keep_all, local_day
from bandeng.assembly.models import Attendance, Meeting
from bandeng.assembly.queries.rolled import doors_of
from bandeng.assembly.rules.households import door
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts

BEFORE = timedelta(hours=2)  # the door of the hall opens


def attend(
    *, meeting: Meeting, room: str, by: str, at: datetime, written: bool = False, command: str = ""
) -> Fact:
    """Note that a household came, by its door; ``written``: by proxy, in writing. Each door once.

    Until somebody has signed the minutes: then hands that were counted are counted anew in them.
    From two hours before the meeting begins; after its day it is marked as written down later.
    Raises NotYours, NotNow, BadInput.
    """
    for attempt in range(TRIES):
        try:
            return _attend(Meeting.objects.get(id=meeting.id), room, written, (by, at, command))
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
    _takes_names(meeting)
    if at < meeting.begins_at - BEFORE:
        raise NotNow(_("会还没有开。开会前两小时起才登记到会的户"))
    home = door(room)
    if issues := door_wrong(room) or _wrong(meeting, home):
        raise BadInput(_("还没有登记,请改一下再交"), issues)
    said = facts.MeetingAttended(
        room=keep_all(home, "room", meeting.id, at),
        written=written,
        afterwards=local_day(at) > local_day(meeting.begins_at),
    )
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)


def _takes_names(meeting: Meeting) -> None:
    is_held(meeting)
    if not queries.takes_names(meeting):
        raise NotNow(_("记录已经有人签名,不再改到会的户"))


def _wrong(meeting: Meeting, room: str) -> dict[str, str]:
    issues: dict[str, str] = {}
    noted, roll = queries.doors_that_came(meeting), frozenset(doors_of(meeting))
    if room in noted:
        issues["room"] = _("%(room)s 已经登记过了,一户只算一次") % {"room": room}
    elif roll and room and room not in roll:
        issues["room"] = _("名册上没有 %(room)s,请照名册上的门牌写") % {"room": room}
    elif meeting.due and len(noted) >= meeting.due:
        issues["room"] = _("已经和名册上一样多了,请核对")
    return issues


@transaction.atomic
def strike(*, meeting: Meeting, entry: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a door off the list of those that came, noted by mistake; its words are wiped.

    Raises NotYours, NotNow, Stale.
    """
    hand = posts.hand(by, "assembly.strike", meeting.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _takes_names(meeting)
    if not Attendance.objects.filter(meeting=meeting, room=entry).exists():
        raise NotNow(_("这一户已经不在到会的名单里了"))
    vault.wipe([entry], at=at)
    said = facts.AttendanceStruck(entry=entry)
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)
