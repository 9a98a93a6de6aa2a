"""What waits for the person at the desk, as lines that explain themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bandeng.cases.queries import sight
from bandeng.cases.queries.listed import listed
from bandeng.cases.web.desk.lines import Line, lines
from bandeng.cases.web.desk.words import WAITS
from bandeng.inbox import queries as inbox
from bandeng.inbox.queries import Waiting
from bandeng.kernel.periods import SHANGHAI
from bandeng.posts.web.sitting import Sitting

STUCK, DUE, PROMISED, NEW, LATER = "stuck", "due", "promised", "new", "later"
PARTS = (STUCK, DUE, PROMISED, NEW, LATER)
PROMISES = frozenset({"cases.ask", "cases.check", "cases.review"})


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing that waits: the matter, what is asked, by when, and the part of the morning it belongs to."""

    line: Line
    kind: str
    asked: str
    part: str
    due_at: datetime | None
    late: bool


def tasks(sitting: Sitting) -> list[Task]:
    """Everything that waits for the person, urgent first, then by clock, without what she may not take."""
    waiting = inbox.inbox_of(sitting.person, sitting.seats)
    by_stream = _lines_by_stream((each.stream for each in waiting), sitting)
    return [_task(each, by_stream[each.stream], sitting.at) for each in waiting if each.stream in by_stream]


def _lines_by_stream(streams: Iterable[str], sitting: Sitting) -> dict[str, Line]:
    seen = sight.seen_by(sitting.person, at=sitting.at).filter(stream__in=set(streams))
    return {line.stream: line for line in lines(listed(seen), at=sitting.at)}


def _task(waiting: Waiting, line: Line, at: datetime) -> Task:
    late = waiting.due_at is not None and waiting.due_at <= at
    return Task(
        line=line,
        kind=waiting.kind,
        asked=str(WAITS[waiting.kind]),
        part=part_of(waiting, at),
        due_at=waiting.due_at,
        late=late,
    )


def part_of(waiting: Waiting, at: datetime) -> str:
    """Which part of the morning it belongs to; each thing belongs to one."""
    if waiting.kind == "cases.watch" or (waiting.due_at is not None and waiting.due_at <= at):
        return STUCK
    if waiting.kind == "cases.accept":
        return NEW
    if waiting.due_at is not None and waiting.due_at < end_of_day(at):
        return DUE
    return PROMISED if waiting.kind in PROMISES else LATER


def end_of_day(at: datetime) -> datetime:
    """Midnight in Erqi after this moment."""
    tomorrow = at.astimezone(SHANGHAI).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=SHANGHAI)
