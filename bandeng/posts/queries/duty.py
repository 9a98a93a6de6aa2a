"""Duty hours, rotas, and who is on call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.kernel.clock import Spans
from bandeng.ledger import straight
from bandeng.posts.models import Shift
from bandeng.posts.queries.hours import regular_hours
from bandeng.posts.queries.roster import holders
from bandeng.rulebook.queries import book

LOOK_AHEAD = timedelta(days=60)
HAS_OWN = """
    SELECT EXISTS (SELECT 1 FROM posts_unithours hours JOIN posts_post post ON post.unit_id = hours.unit_id
        WHERE post.id = %s), EXISTS (SELECT 1 FROM posts_shift WHERE post_id = %s)
"""


@dataclass(frozen=True)
class DutyHours:
    """The regular hours of a post, and the shifts of its rota beside them."""

    regular: Spans
    shifts: tuple[tuple[datetime, datetime], ...]

    def intervals(self, begins_at: datetime, ends_at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Moments on duty, half-open, in order, without overlap."""
        regular = self.regular.intervals(begins_at, ends_at)
        spans = [*regular, *self.shifts]
        cut = sorted((max(a, begins_at), min(b, ends_at)) for a, b in spans if a < ends_at and b > begins_at)
        yield from _merged(cut)


def _merged(spans: list[tuple[datetime, datetime]]) -> Iterator[tuple[datetime, datetime]]:
    current: tuple[datetime, datetime] | None = None
    for begins_at, ends_at in spans:
        if current and begins_at <= current[1]:
            current = (current[0], max(current[1], ends_at))
            continue
        if current:
            yield current
        current = (begins_at, ends_at)
    if current:
        yield current


def duty_hours(post: str, *, at: datetime, known_at: datetime | None = None) -> DutyHours:
    """When the post is on duty from this moment on: the hours of its role or unit, and its rota.

    ``known_at``: as the hours of the unit stood then, if not now.
    """
    own, rota = _has_own(post)
    regular = regular_hours(post, at=known_at or at, own=own)
    return DutyHours(regular=regular, shifts=_shifts(post, at) if rota else ())


def _has_own(post: str) -> tuple[bool, bool]:
    """Whether its unit has hours of its own, and it a rota: mostly neither, and every report waits for it."""
    own, rota = straight.ask(HAS_OWN, [post, post])[0]
    return bool(own), bool(rota)


def _shifts(post: str, at: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """The turns of duty that end after this moment and begin soon."""
    coming = {"post_id": post, "kind": "duty", "ends_at": straight.After(at)}
    rota = straight.find(Shift, coming, "begins_at", "ends_at")
    return tuple(sorted((a, b) for a, b in rota if a < at + LOOK_AHEAD))


def is_on_duty(post: str, *, at: datetime) -> bool:
    """Whether the post is on duty at this moment."""
    moment = timedelta(seconds=1)
    return any(a <= at < b for a, b in duty_hours(post, at=at).intervals(at - moment, at + moment))


def on_call_seat(seat: str, place: str, *, at: datetime) -> str:
    """Who gets an urgent matter now: the seat itself if it is on duty, else whoever is on call nearest.

    First a post whose rota says on call, then the roles of the book's on-call rule that are on duty now,
    nearest place first; the seat itself if there is nobody at all.
    """
    if is_on_duty(seat, at=at):
        return seat
    codes = place.rstrip("/").split("/")
    chain = [f"{role}@{code}" for code in reversed(codes) for role in book().duty.on_call.roles]
    called = Shift.objects.running(at=at).filter(kind="on_call", post_id__in=chain)
    asked = set(called.values_list("post_id", flat=True))
    staffed = {holding.post for holding in holders(chain, at=at)}
    for post in chain:
        if post in asked and post in staffed:
            return post
    return next((post for post in chain if post in staffed and is_on_duty(post, at=at)), seat)
