"""When haste may be asked for."""

from datetime import datetime

from bandeng.cases.models import Case
from bandeng.cases.rules import AWAITED
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

    None where nobody has to act now.
    """
    if case.state not in AWAITED or case.due_at is None:
        return None
    share = book().limits.urge_share
    half = case.reported_at + (case.due_at - case.reported_at) * share / 100
    last = last_urged_at(case)
    if last is None:
        return half
    again = clock.due(last, Limit.parse(book().limits.urge_every), work_calendar(), hours=office_hours()).at
    return max(half, again)


def is_due_by_supports(case: Case, supports: int) -> bool:
    """Whether this voice is one of those that ask for haste by their number alone."""
    return case.state in AWAITED and supports > 0 and supports % book().limits.urge_supporters == 0
