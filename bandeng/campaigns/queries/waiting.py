"""What waits for a person: the parts of tasks at her posts, and those whose session she may plan."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from bandeng.campaigns import rules
from bandeng.campaigns.models import Duty, Task
from bandeng.campaigns.queries.tasks import Part, parts_of
from bandeng.posts import queries as posts
from bandeng.posts.queries import Holding

PLAN = "gatherings.plan"


def waiting(held: Iterable[Holding], *, at: datetime, done: bool = False) -> list[Part]:
    """The parts that wait for whoever is in these posts, the soonest due first; with ``done`` also those that
    are done."""
    rows = _of_open_months(held).select_related("task")
    rows = rows if done else rows.exclude(state=rules.DONE)
    return parts_of(rows.order_by("task__due_on", "task_id", "unit")[: rules.LIST_AT_MOST], None, at)


def waiting_count(held: Iterable[Holding]) -> int:
    """How many parts are neither held nor planned."""
    return _of_open_months(held).filter(state=rules.MISSING).count()


def _of_open_months(held: Iterable[Holding]) -> QuerySet[Duty]:
    rows = Duty.objects.filter(task__state=rules.OPEN, task__activity__campaign__state=rules.OPEN)
    return rows.filter(_hers(list(held)))


def units_of_hers(held: Iterable[Holding], task: Task) -> set[str]:
    """The units of hers, and those whose part of this task she may do by planning a session."""
    known = list(held)
    rows = Duty.objects.filter(_hers(known), task=task)
    return {holding.unit for holding in known} | set(rows.values_list("unit", flat=True))


def _hers(held: list[Holding]) -> Q:
    """At her posts, of her units, and of the units just at the place she serves, not of all below it."""
    plans = {(grant.role, grant.reach) for grant in posts.grants(PLAN)}
    units = {one.unit for one in held if (one.role, "unit") in plans}
    places = {one.place for one in held if (one.role, "place") in plans}
    may_plan = Q(unit__in=units) | Q(place__in=places)
    return Q(seat__in=[one.post for one in held]) | Q(may_plan, task__activity__by=rules.SESSIONS)
