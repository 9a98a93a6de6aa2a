"""What waits for the person at the desk, as lines that explain themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from bandeng.cases.queries import reworks, sight, whistles
from bandeng.cases.queries.listed import listed
from bandeng.cases.web.desk.lines import Line, lines
from bandeng.cases.web.desk.words import WAITS
from bandeng.inbox import queries as inbox
from bandeng.inbox.queries import Waiting
from bandeng.kernel.periods import SHANGHAI
from bandeng.posts.web.sitting import Sitting

STUCK, DUE, PROMISED, NEW, LATER = "stuck", "due", "promised", "new", "later"
LAST = datetime.max.replace(tzinfo=UTC)
PARTS = (STUCK, DUE, PROMISED, NEW, LATER)
HURRY = "cases.hurry"  # somebody asked for haste
NEWS = frozenset({HURRY, "cases.complete_stage"})  # somebody is waiting for a word at this moment
WORK = "cases.resolve"
ENDING = "cases.disband"  # of a whistle: whoever was called comes first
# what the matter itself waits for, or somebody accountable for it: its limits hurry
OF_THE_WHOLE = frozenset(
    {
        WORK,
        "cases.sign",
        "cases.rule",
        "cases.stand_by",
        "cases.insist",
        "cases.extend",
        "cases.suspend",
        ENDING,
    }
)
STEPS = OF_THE_WHOLE | {"cases.accept"}  # what is to be done in a matter that is urged
PROMISES = frozenset({"cases.ask", "cases.check", "cases.review"})


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing that waits: the matter, what is asked, by when, and the part of the morning it belongs to.

    ``by_source``: the moment is the one the sender of the order asked for, not the limit of this step.
    ``held``: others come first, and there is time; it only wants to be looked at.
    ``urged_at``: when haste was asked for, also where something else waits in the same matter.
    """

    line: Line
    kind: str
    asked: str
    part: str
    due_at: datetime | None
    late: bool
    by_source: bool
    held: bool
    urged_at: datetime | None


def tasks(sitting: Sitting) -> list[Task]:
    """Everything that waits for the person: who wait for a word from her first, then urgent, then by
    clock, without what she may not take.

    Several clocks of one matter that want to be looked at are one thing to look at; a matter in which haste
    was asked for stands here once, with what is to be done in it.
    """
    waiting = inbox.inbox_of(sitting.person, sitting.seats)
    by_stream = _lines_by_stream((each.stream for each in waiting), sitting)
    once = {each.id if each.kind != "cases.watch" else each.stream: each for each in reversed(waiting)}
    held = whistles.awaited(each.stream for each in waiting if each.kind == ENDING)
    again = _sent_back(waiting, by_stream)
    found = [
        _task(each, by_stream[each.stream], each.kind == ENDING and each.stream in held, sitting.at)
        for each in once.values()
        if each.stream in by_stream
    ]
    return sorted((_told(task, again) for task in _urged_once(found)), key=_turn)


def _urged_once(found: list[Task]) -> list[Task]:
    """The word that haste was asked for goes with the step that waits in the matter, where there is one."""
    urged = {task.line.stream: task.urged_at for task in found if task.kind == HURRY}
    first = {task.line.stream: task for task in sorted(found, key=_turn, reverse=True) if task.kind in STEPS}
    kept = [task for task in found if task.kind != HURRY or task.line.stream not in first]
    return [
        replace(task, urged_at=urged[task.line.stream], part=STUCK)
        if task.line.stream in urged and task is first.get(task.line.stream)
        else task
        for task in kept
    ]


def _told(task: Task, again: Mapping[str, str]) -> Task:
    """What is asked, in the words of whoever sent it back where somebody did."""
    said = again.get(task.line.stream) if task.kind == WORK else None
    return replace(task, asked=said) if said else task


def _sent_back(waiting: Iterable[Waiting], lines: Mapping[str, Line]) -> Mapping[str, str]:
    """Of what waits to be done, why it has to be done again, by stream."""
    streams = {each.stream for each in waiting if each.kind == WORK}
    again = [stream for stream in streams if stream in lines and lines[stream].is_again]
    return reworks.of_each(again) if again else {}


def _turn(task: Task) -> tuple[bool, bool, datetime, int]:
    return (
        task.kind not in NEWS and task.urged_at is None,
        not task.line.urgent,
        task.due_at or LAST,
        task.line.id,
    )


def _lines_by_stream(streams: Iterable[str], sitting: Sitting) -> dict[str, Line]:
    seen = sight.seen_by(sitting.person, at=sitting.at).filter(stream__in=set(streams))
    return {line.stream: line for line in lines(listed(seen), at=sitting.at)}


def _task(waiting: Waiting, line: Line, held: bool, at: datetime) -> Task:
    due_at = _nearest(waiting, line)
    late = due_at is not None and due_at <= at
    return Task(
        line=line,
        kind=waiting.kind,
        asked=str(WAITS[waiting.kind]),
        part=part_of(waiting.kind, due_at, at),
        due_at=due_at,
        late=late,
        by_source=due_at is not None and due_at == line.source_due_at,
        held=held and not late,
        urged_at=waiting.opened_at if waiting.kind == HURRY else None,
    )


def _nearest(waiting: Waiting, line: Line) -> datetime | None:
    """The step's own limit, or the whole matter's where that comes first: a level may have more."""
    limits = [waiting.due_at, line.due_at if waiting.kind in OF_THE_WHOLE else None]
    return min((limit for limit in limits if limit), default=None)


def part_of(kind: str, due_at: datetime | None, at: datetime) -> str:
    """Which part of the morning it belongs to; each thing belongs to one."""
    if kind in {"cases.watch", *NEWS} or (due_at is not None and due_at <= at):
        return STUCK
    if kind == "cases.accept":
        return NEW
    if due_at is not None and due_at < end_of_day(at):
        return DUE
    return PROMISED if kind in PROMISES else LATER


def end_of_day(at: datetime) -> datetime:
    """Midnight in Erqi after this moment."""
    tomorrow = at.astimezone(SHANGHAI).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=SHANGHAI)
