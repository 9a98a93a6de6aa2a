"""What waits for a person, and which clocks want attention."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from bandeng.inbox.models import Clock, Pause, ToDo, ToDoQuerySet
from bandeng.ledger import straight


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A to-do as a plain value."""

    id: str
    stream: str
    kind: str
    seat: str
    place: str
    urgent: bool
    opened_at: datetime
    due_at: datetime | None


WAITING_FIELDS = ("id", "stream", "kind", "seat", "place", "urgent", "opened_at", "due_at")


def waiting_for(person: str, seats: Iterable[str]) -> ToDoQuerySet:
    """The open to-dos of somebody who is in these posts, ordered by clock."""
    return ToDo.objects.open().on_seats(seats).open_to(person).by_clock()


def inbox_of(person: str, seats: Iterable[str], *, limit: int = 200) -> list[Waiting]:
    """The same as plain values, the first ``limit``."""
    rows = waiting_for(person, seats).values(*WAITING_FIELDS)[:limit]
    return [Waiting(**row) for row in rows]


def kinds_for(person: str, seats: Iterable[str], stream: str) -> frozenset[str]:
    """What waits for her in this one stream: the verbs that would settle it."""
    return frozenset(waiting_for(person, seats).filter(stream=stream).values_list("kind", flat=True))


def waiting_at(seats: Iterable[str], kind: str) -> dict[str, int]:
    """How many to-dos of this kind wait at each of these posts; none: left out."""
    rows = ToDo.objects.open().on_seats(seats).filter(kind=kind).values_list("seat")
    return dict(rows.annotate(many=Count("id")))


def clocks_of(stream: str) -> list[Clock]:
    """Every clock that ever ran for a stream, in the order they were started."""
    found = straight.objects(Clock, {"stream": stream})
    return sorted(found, key=lambda clock: (clock.started_at, clock.id))


def running_due(streams: Iterable[str], kinds: Iterable[str]) -> dict[tuple[str, str], datetime]:
    """When the running clocks of these streams and kinds are due, by stream and kind."""
    rows = Clock.objects.running().filter(stream__in=list(streams), kind__in=list(kinds))
    return {(stream, kind): due_at for stream, kind, due_at in rows.values_list("stream", "kind", "due_at")}


def running_of(streams: Iterable[str]) -> list[Clock]:
    """The clocks that run for these streams, with one statement."""
    return list(Clock.objects.running().filter(stream__in=list(streams)).order_by("id"))


def pauses_of(stream: str) -> list[tuple[datetime, datetime]]:
    """The rests of a stream that are over, half-open, oldest first."""
    rows = straight.find(Pause, {"stream": stream}, "begins_at", "ends_at")
    return sorted((begins_at, ends_at) for begins_at, ends_at in rows if ends_at is not None)


def open_pause_of(stream: str) -> tuple[datetime, frozenset[str]] | None:
    """When the rest that lasts began, and the clocks that stand still; None where nothing rests any more."""
    row = Pause.objects.filter(stream=stream, ends_at=None).first()
    return (row.begins_at, frozenset(row.clocks.split(","))) if row else None
