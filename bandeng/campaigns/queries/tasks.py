"""Tasks: each unit's part by place, what waits for a person, who sees what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q, QuerySet

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Duty, Task
from bandeng.campaigns.queries.months import title_of
from bandeng.campaigns.queries.units import names
from bandeng.campaigns.rules import codes
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Part:
    """A unit's part of a task: how it stands, whether it was reminded today."""

    task: str
    title: str
    activity: str
    unit: str
    unit_name: str
    state: str
    held: int
    planned: int
    wanted: int
    due_on: date
    late: bool
    reminded: bool


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A place with the parts of the units there, in the order of the tree."""

    label: str
    parts: tuple[Part, ...]

    @property
    def states(self) -> Counter[str]:
        """How many of its parts stand how."""
        return Counter(part.state for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class TaskShown:
    """A task with how many parts stand how. ``kinds``: codes of sessions that do it (none: every kind); of
    those of ``own_speakers`` only where the unit's own secretary spoke.

    ``gone``: it was withdrawn, ``why`` (also once the words are erased: empty).
    """

    ref: str
    title: str
    activity: str
    audience: str
    kinds: tuple[str, ...]
    own_speakers: tuple[str, ...]
    due_on: date
    wanted: int
    late: bool
    states: Counter[str]
    gone: bool
    why: str


def leads(person: str, one: Campaign, activity: Activity | None, *, at: datetime) -> bool:
    """Whether one of her units leads the month or the activity, or she sees the whole place."""
    units = [one.lead, *([activity.lead] if activity else [])]
    return any(posts.permit(person, "campaigns.see", one.place, at=at, unit=unit).yes for unit in units)


def seen_by(person: str, task: Task, *, at: datetime) -> QuerySet[Duty]:
    """The parts of a task she sees: all for whoever leads it, else those at her places and of her units."""
    activity = task.activity
    rows = Duty.objects.filter(task=task)
    if leads(person, activity.campaign, activity, at=at):
        return rows
    reach = posts.places_where(person, "campaigns.see", at=at)
    found = Q(unit__in=reach.units)
    for place in reach.places:
        found |= Q(place__startswith=place)
    return rows.filter(found)


def by_place(person: str, task: Task, *, at: datetime, state: str = "") -> list[Ground]:
    """The parts she sees by place, in the order of the tree; no order of merit."""
    rows = seen_by(person, task, at=at)
    duties = list((rows.filter(state=state) if state else rows).order_by("place", "unit"))
    labels = places.labels({_street(duty.place) for duty in duties})
    parts = dict(zip((duty.id for duty in duties), parts_of(duties, task, at), strict=True))
    return [
        Ground(label=labels.get(street, ""), parts=tuple(parts[duty.id] for duty in group))
        for street, group in groupby(duties, key=lambda duty: _street(duty.place))
    ]


def to_remind(person: str, task: Task, *, at: datetime) -> int:
    """How many of the units she sees have planned nothing and were not reminded today.

    None of a month that was closed or withdrawn, nor of such a task.
    """
    if {task.state, task.activity.campaign.state} != {rules.OPEN}:
        return 0
    rows = seen_by(person, task, at=at).filter(state=rules.MISSING).exclude(seat="-")
    return rows.exclude(reminded_at__gte=_midnight(at)).count()


def _midnight(at: datetime) -> datetime:
    return at.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)


def _street(path: str) -> str:
    """The part of a path down to the street."""
    return "".join(f"{code}/" for code in path.rstrip("/").split("/")[:2])


def parts_of(duties: Iterable[Duty], task: Task | None, at: datetime) -> list[Part]:
    rows = list(duties)
    known = names(row.unit for row in rows)
    return [_part(row, task or row.task, known, at) for row in rows]


def _part(row: Duty, task: Task, known: dict[str, str], at: datetime) -> Part:
    today = at.astimezone(SHANGHAI).date()
    said = row.reminded_at.astimezone(SHANGHAI).date() if row.reminded_at else None
    return Part(
        task=task.id,
        title=title_of(task),
        activity=task.activity_id,
        unit=row.unit,
        unit_name=known.get(row.unit, row.unit),
        state=row.state,
        held=row.held,
        planned=row.planned,
        wanted=task.wanted,
        due_on=task.due_on,
        late=row.state != rules.DONE and task.due_on < today,
        reminded=said is not None and said >= today,
    )


def last_reminded(person: str, task: Task, *, at: datetime) -> tuple[datetime, tuple[str, ...]] | None:
    """When units of the task that she sees were last reminded, and which; None where none was."""
    rows = seen_by(person, task, at=at).exclude(reminded_at=None)
    last = rows.order_by("-reminded_at").values_list("reminded_at", flat=True).first()
    if last is None:
        return None
    units = list(rows.filter(reminded_at=last).order_by("place", "unit").values_list("unit", flat=True))
    known = names(units)
    return last, tuple(known[unit] for unit in units)


def tasks_of(activities: Iterable[str], *, at: datetime) -> list[TaskShown]:
    """The tasks of these activities, by the day they are due, each with how many parts stand how."""
    rows = list(Task.objects.filter(activity__in=list(activities)).order_by("due_on", "id"))
    found: dict[str, Counter[str]] = {row.id: Counter() for row in rows}
    for task, state in Duty.objects.filter(task__in=list(found)).values_list("task_id", "state"):
        found[task][state] += 1
    today = at.astimezone(SHANGHAI).date()
    whys = vault.read(row.why for row in rows if row.why != "-")
    return [
        TaskShown(
            ref=row.id,
            title=title_of(row),
            activity=row.activity_id,
            audience=row.audience,
            kinds=codes(row.kinds),
            own_speakers=codes(row.own_speakers),
            due_on=row.due_on,
            wanted=row.wanted,
            late=row.state == rules.OPEN and row.due_on < today and bool(found[row.id][rules.MISSING]),
            states=found[row.id],
            gone=row.state == rules.WITHDRAWN,
            why=whys.get(row.why, ""),
        )
        for row in rows
    ]


def task_titles(refs: Iterable[str]) -> dict[str, str]:
    """The titles of these tasks in the language of the moment."""
    return {row.id: title_of(row) for row in Task.objects.filter(id__in=list(refs))}


def is_sent(activity: Activity, title: str, audience: str) -> bool:
    """Whether this task has already gone to this audience, and stands."""
    rows = Task.objects.filter(activity=activity, title=title, audience=audience)
    return rows.filter(state=rules.OPEN).exists()
