"""Matters that come back: the same thing at the same place soon after it was closed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.cases.models import Case, CaseQuerySet
from bandeng.cases.ties import Recurrence
from bandeng.ledger import remembering, straight
from bandeng.rulebook.queries import book

STEP = 500  # microdegrees: how far apart coarse positions are (see ``rules.coarse``)


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """The closed matter that came back, whole days since it was closed, and by what it is the same."""

    case: Case
    days: int
    by: str


def earlier(case: Case, condition: str, *, at: datetime) -> Earlier | None:
    """The latest matter closed at this place (grid, or within 50 m) that this would be the recurrence of.

    Of the same category within the first number of days of the rule book, of the same condition within the
    second. None where there is none, or where neither grid nor pin is known.
    """
    if condition == "-":
        return None
    by_category, by_condition = book().limits.recurrence_days
    since = at - timedelta(days=max(by_category, by_condition))
    category = condition.rpartition(".")[0]
    closed = Case.objects.in_states(["closed"]).filter(closed_at__gte=since, closed_at__lte=at)
    alike = closed.filter(condition__startswith=f"{category}.").exclude(id=case.id)
    found = [_earlier(each, condition, at) for each in _here(alike, case)]
    known = [each for each in found if each.days < (by_condition if each.by == "condition" else by_category)]
    return max(known, key=lambda each: (each.case.closed_at, each.case.id), default=None)


def _here(cases: CaseQuerySet, case: Case) -> list[Case]:
    """In the same grid, or at most one step of the coarse positions away in each direction: some 50 m."""
    same = list(cases.filter(grid=case.grid).order_by("-closed_at")[:50]) if case.grid != "-" else []
    if not case.lon:
        return same
    near = cases.filter(lon__in=_steps(case.lon), lat__in=_steps(case.lat)).order_by("-closed_at")
    return [*same, *near[:50]]


def _steps(position: int) -> list[int]:
    return [position - STEP, position, position + STEP]


def _earlier(found: Case, condition: str, at: datetime) -> Earlier:
    assert found.closed_at is not None
    by = "condition" if found.condition == condition else "category"
    return Earlier(case=found, days=(at - found.closed_at).days, by=by)


def link_of(case: Case) -> Recurrence | None:
    """The link of this matter to an earlier one, or None."""
    return remembering.once(
        "cases",
        ("recurrence", case.id),
        lambda: straight.newest(Recurrence, {"id": str(case.id)}),
    )


def before(link: Recurrence) -> Case:
    """The earlier matter of this link."""
    return Case.objects.get(id=link.earlier)


def later(case: Case) -> list[Case]:
    """The matters that are recurrences of this one, the first ones first."""
    ids = Recurrence.objects.filter(earlier=case.id).values("case_id")
    return list(Case.objects.filter(id__in=ids).order_by("id"))
