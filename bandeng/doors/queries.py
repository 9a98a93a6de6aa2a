"""Doors fetched through permission, and why somebody should knock today."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from bandeng.cases.models import Case
from bandeng.cases.rules import OPEN_STATES
from bandeng.doors import rules
from bandeng.doors.models import Door, DoorQuerySet, Visit
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Knock:
    """A door and the reasons to go there today."""

    id: str
    door: str
    grid: str
    reasons: tuple[str, ...]
    visited_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A visit with its words as far as they are still kept (``""``: none)."""

    purpose: str
    post: str
    at: datetime
    heard: str
    promised: str
    promised_on: str
    number: str


def seen_by(person: str, *, at: datetime) -> DoorQuerySet:
    """Every door this person may see in her posts at this moment."""
    return Door.objects.under(posts.places_where(person, "doors.see", at=at).places)


def door_for(person: str, door: str, *, at: datetime) -> Door:
    """The door, for staff who may see it. Raises Door.DoesNotExist otherwise (a 404)."""
    return seen_by(person, at=at).get(id=door)


def today(person: str, *, at: datetime) -> list[Knock]:
    """The doors to knock at today, each with its reasons; the first ``LIST_AT_MOST``."""
    day, mine = at.astimezone(SHANGHAI).date(), seen_by(person, at=at)
    needing = _with_open_need(mine)
    unseen = Q(revisit_on=None) | Q(revisit_on__lte=day)
    due = Q(asked_at__isnull=False) | Q(promised_on__lte=day) | unseen | Q(id__in=needing)
    rows = list(mine.filter(due).order_by("id")[: rules.LIST_AT_MOST])
    words, grids = vault.read([row.door for row in rows]), places.labels([row.place for row in rows])
    return [
        Knock(
            id=row.id,
            door=words.get(row.door, ""),
            grid=grids.get(row.place, ""),
            reasons=_reasons(row, day, needing),
            visited_at=row.visited_at,
        )
        for row in rows
    ]


def _reasons(door: Door, day: date, needing: set[str]) -> tuple[str, ...]:
    held = {
        rules.ASKED: door.asked_at is not None,
        rules.PROMISED: door.promised_on is not None and door.promised_on <= day,
        rules.NEED: door.id in needing,
        rules.UNSEEN: door.revisit_on is None or door.revisit_on <= day,
    }
    return tuple(reason for reason, holds in held.items() if holds)


def _with_open_need(doors: DoorQuerySet) -> set[str]:
    raised = dict(Visit.objects.filter(door__in=doors).exclude(matter="-").values_list("matter", "door_id"))
    still = Case.objects.filter(stream__in=list(raised), state__in=OPEN_STATES)
    return {raised[stream] for stream in still.values_list("stream", flat=True)}


def coverage(person: str, *, at: datetime) -> tuple[int, int]:
    """How many doors are known, and how many of them have been visited at least once."""
    mine = seen_by(person, at=at)
    return mine.count(), mine.filter(visited_at__isnull=False).count()


def words_of(door: Door) -> str:
    """The address of a door; empty where it was erased."""
    return vault.read([door.door]).get(door.door, "")


def visits_of(door: Door) -> list[Heard]:
    """The visits to a door, newest first."""
    rows = list(Visit.objects.filter(door=door).order_by("-at", "-id")[: rules.LIST_AT_MOST])
    words = vault.read([entry for row in rows for entry in (row.heard, row.promised) if entry != "-"])
    numbers = dict(
        Case.objects.filter(stream__in=[row.matter for row in rows]).values_list("stream", "number")
    )
    return [
        Heard(
            purpose=row.purpose,
            post=posts.role_name(row.post.partition("@")[0]),
            at=row.at,
            heard=words.get(row.heard, ""),
            promised=words.get(row.promised, ""),
            promised_on=row.promised_on.isoformat() if row.promised_on else "",
            number=numbers.get(row.matter, ""),
        )
        for row in rows
    ]


def grids_of(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """The grids where the person may note a door: path and label."""
    reach = posts.places_where(person, "doors.add", at=at).places
    found = [place.path for path in reach for place in places.living("grid", under=path)]
    return sorted(places.labels(found).items())


def words_kept(door: Door) -> list[str]:
    """The vault entries of what was heard and promised at a door."""
    rows = Visit.objects.filter(door=door).values_list("heard", "promised")
    return [entry for row in rows for entry in row if entry != "-"]
