"""A meeting that was called is moved or cancelled: for a reason everybody reads, and with notice anew."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.meeting import notice_wrong
from bandeng.assembly.actions.words import keep_all, public_wrong
from bandeng.assembly.models import Meeting
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Moving:
    """When and where it is now (None: no day was written), and why."""

    begins_at: datetime | None
    where: str
    why: str


@transaction.atomic
def move(*, meeting: Meeting, what: Moving, by: str, at: datetime, command: str = "") -> Fact:
    """Move it to another time or room; the days of notice count anew. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "assembly.move", meeting.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _can_be(meeting)
    issues = public_wrong(
        (("where", what.where, rules.WHERE_AT_MOST), ("why", what.why, rules.WORDS_AT_MOST))
    )
    issues |= notice_wrong(book().deliberation.gathering(meeting.kind), what.begins_at, at)
    if issues or what.begins_at is None:
        raise BadInput(_("还没有改期,请改一下再交"), issues)
    said = facts.MeetingMoved(
        begins_at=what.begins_at,
        where=keep_all(what.where, "where", meeting.id, at),
        why=keep_all(what.why, "why", meeting.id, at),
        told=tuple(queries.posts_around(meeting.place, at=at)),
    )
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)


@transaction.atomic
def cancel(*, meeting: Meeting, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """It is not held; what it was for goes on waiting. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "assembly.cancel", meeting.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _can_be(meeting)
    if issues := public_wrong((("why", why, rules.WORDS_AT_MOST),)):
        raise BadInput(_("会还没有取消,请改一下再交"), issues)
    said = facts.MeetingCancelled(
        why=keep_all(why, "why", meeting.id, at), told=tuple(queries.posts_around(meeting.place, at=at))
    )
    return pen.record(said, hand=hand, stream=meeting.stream, turn=meeting.turn, command=command)


def _can_be(meeting: Meeting) -> None:
    """Raises NotNow for a meeting that is over, or to which somebody came."""
    if meeting.state == rules.CANCELLED:
        raise NotNow(_("这次会已经取消了"))
    if not queries.can_be_moved(meeting):
        raise NotNow(_("已经有人到会、或者记录已经写了;会没有开成,也写一份记录说明"))
