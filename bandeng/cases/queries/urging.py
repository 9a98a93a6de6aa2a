"""When haste may be asked for."""

from datetime import datetime

from bandeng.cases.models import Case
from bandeng.cases.queries import running
from bandeng.cases.rules import AWAITED
from bandeng.inbox import queries as inbox
from bandeng.kernel import clock
from bandeng.kernel.clock import Limit
from bandeng.ledger.models import Fact
from bandeng.rulebook.calendar import office_hours, work_calendar
from bandeng.rulebook.queries import book


def last_urged_at(case: Case) -> datetime | None:
    """When haste was last asked for in this matter; None: never."""
    rows = Fact.objects.of(case.stream).named("cases.urged").order_by("-turn")
    return rows.values_list("at", flat=True).first()


def from_moment(case: Case) -> datetime | None:
    """The moment from which it may be asked for: half of the time is used, and a while since the last one.

    The time is that of the clock that runs: duty minutes until acceptance, then working time, without rests.
    None where nobody has to act now.
    """
    if case.state not in AWAITED or case.due_at is None:
        return None
    half = _half(case, case.due_at)
    last = last_urged_at(case)
    if last is None:
        return half
    again = clock.due(last, Limit.parse(book().limits.urge_every), work_calendar(), hours=office_hours()).at
    return max(half, again)


def _half(case: Case, due_at: datetime) -> datetime:
    kind = "accept" if case.state == "submitted" else "whole"
    clocks = inbox.clocks_of(case.stream)
    found = next((each for each in clocks if each.kind == kind and each.stopped_at is None), None)
    if found is None:
        return due_at
    whole, began_at = running.limit(found), running.begins_at(found, clocks)
    part = Limit(whole.amount * book().limits.urge_share / 100, whole.unit)
    pauses = inbox.pauses_of(case.stream)
    hours = running.hours(found, began_at)
    return clock.due(began_at, part, work_calendar(), hours=hours, pauses=pauses).at


def is_due_by_supports(case: Case, supports: int) -> bool:
    """Whether this voice is one of those that ask for haste by their number alone."""
    return case.state in AWAITED and supports > 0 and supports % book().limits.urge_supporters == 0
