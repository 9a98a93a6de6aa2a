"""The work list made narrower: by kind, by clock, by what has happened to a matter, by its pictures."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from bandeng.cases.models import CasePicture, CaseQuerySet, Whistle
from bandeng.cases.rules import AT_WORK, AWAITED
from bandeng.inbox.models import Clock
from bandeng.kernel.periods import SHANGHAI, day_begins

OVERDUE, NEAR, TODAY, WEEK, SUPERVISED = "overdue", "near", "today", "week", "supervised"


def of_category(cases: CaseQuerySet, category: str) -> CaseQuerySet:
    """Of this category; before acceptance that of the words."""
    begins = f"{category}."
    proposed = Q(condition="-", proposed__startswith=begins)
    return cases.filter(Q(condition__startswith=begins) | proposed)


def of_condition(cases: CaseQuerySet, key: str) -> CaseQuerySet:
    """Of this condition; before acceptance that of the words."""
    return cases.filter(Q(condition=key) | Q(condition="-", proposed=key))


def by_clock(cases: CaseQuerySet, clock: str, *, at: datetime) -> CaseQuerySet:
    """By how far the first limit that runs is away."""
    if clock == SUPERVISED:
        return cases.filter(supervisions__gt=0)
    awaited = cases.in_states(AWAITED)
    if clock == OVERDUE:
        return awaited.filter(next_at__lte=at)
    if clock == NEAR:
        close = Clock.objects.running().filter(kind__in=sorted(AT_WORK), warn_at__lte=at, due_at__gt=at)
        return awaited.filter(next_at__gt=at, stream__in=close.values("stream"))
    return awaited.filter(next_at__gt=at, next_at__lt=_end(clock, at))


def _end(clock: str, at: datetime) -> datetime:
    """Midnight after today, or after this week's Sunday, in Erqi."""
    today = at.astimezone(SHANGHAI).date()
    days = 1 if clock == TODAY else 7 - today.weekday()
    return day_begins(today + timedelta(days=days))


MARKS: Mapping[str, Callable[[CaseQuerySet], CaseQuerySet]] = {
    "whistled": lambda cases: cases.filter(id__in=Whistle.objects.values("case_id")),
    "returned": lambda cases: cases.filter(returns__gt=0),
    "reworked": lambda cases: cases.filter(reworks__gt=0),
    "contested": lambda cases: cases.filter(contests__gt=0),
    "recurrent": lambda cases: cases.recurrent(),
    "joined": lambda cases: cases.filter(supports__gt=0),
}


def marked(cases: CaseQuerySet, mark: str) -> CaseQuerySet:
    """To which this has happened."""
    return MARKS[mark](cases)


def pictured(cases: CaseQuerySet, *, yes: bool) -> CaseQuerySet:
    """With a picture, or without any."""
    shown = Exists(CasePicture.objects.filter(case_id=OuterRef("id")))
    return cases.filter(shown) if yes else cases.exclude(shown)
