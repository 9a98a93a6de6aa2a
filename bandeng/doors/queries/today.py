"""The doors to knock at today, each with its reasons."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q

from bandeng.cases.models import Case
from bandeng.cases.rules import OPEN_STATES
from bandeng.doors import rules
from bandeng.doors.models import Door, DoorQuerySet, Visit
from bandeng.doors.queries.consents import wishes
from bandeng.doors.queries.seeing import seen_by
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Knock:
    """A door and the reasons to go there today."""

    id: str
    door: str
    grid: str
    reasons: tuple[str, ...]
    promised_on: date | None
    visited_at: datetime | None


def today(person: str, *, at: datetime) -> list[Knock]:
    """The doors to knock at today: whoever asked first, then what was promised; at most ``LIST_AT_MOST``."""
    day, mine = at.astimezone(SHANGHAI).date(), seen_by(person, at=at)
    soon = day + timedelta(days=book().doorstep.promise_ahead_days)
    needing = _with_open_need(mine)
    unseen = Q(revisit_on=None) | Q(revisit_on__lte=day)
    due = Q(asked_at__isnull=False) | Q(promised_on__lte=soon) | unseen | Q(id__in=needing)
    order = [F(name).asc(nulls_last=True) for name in ("asked_at", "promised_on", "revisit_on")]
    rows = list(mine.filter(due).order_by(*order, "id")[: rules.LIST_AT_MOST])
    words, grids = vault.read([row.door for row in rows]), places.labels({row.place for row in rows})
    wished = wishes([row.id for row in rows], on=day)
    return [
        Knock(
            id=row.id,
            door=words.get(row.door, ""),
            grid=grids.get(row.place, ""),
            reasons=_reasons(row, (day, soon), row.id in needing, row.id in wished),
            promised_on=row.promised_on,
            visited_at=row.visited_at,
        )
        for row in rows
    ]


def waiting(person: str, *, at: datetime) -> int:
    """How many households asked for a visit, or were promised something by today."""
    day = at.astimezone(SHANGHAI).date()
    return seen_by(person, at=at).filter(Q(asked_at__isnull=False) | Q(promised_on__lte=day)).count()


def purpose_at(door: Door, *, at: datetime) -> str:
    """The purpose with which what is waited for at this door is answered: a request, then a promise whose day
    is near; empty where nothing is."""
    soon = at.astimezone(SHANGHAI).date() + timedelta(days=book().doorstep.promise_ahead_days)
    waited = {
        rules.ASKED: door.asked_at is not None,
        rules.PROMISED: door.promised_on is not None and door.promised_on <= soon,
    }
    first = next((reason for reason, holds in waited.items() if holds), "")
    return next((each.code for each in book().doorstep.purposes if each.answers == first), "")


def _reasons(door: Door, days: tuple[date, date], needs: bool, wishes_it: bool) -> tuple[str, ...]:
    day, soon = days
    again = door.revisit_on is None or door.revisit_on <= day
    held = {
        rules.ASKED: door.asked_at is not None,
        rules.PROMISED: door.promised_on is not None and door.promised_on <= soon,
        rules.NEED: needs,
        rules.WISHED: again and wishes_it,
        rules.UNSEEN: again and not wishes_it,
    }
    return tuple(reason for reason, holds in held.items() if holds)


def _with_open_need(doors: DoorQuerySet) -> set[str]:
    raised = dict(Visit.objects.filter(door__in=doors).exclude(matter="-").values_list("matter", "door_id"))
    still = Case.objects.filter(stream__in=list(raised), state__in=OPEN_STATES)
    return {raised[stream] for stream in still.values_list("stream", flat=True)}
