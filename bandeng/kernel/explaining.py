"""Why a deadline is what it is, day by day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bandeng.kernel.calendar import DAY, Reason, Span, WorkCalendar
from bandeng.kernel.clock import Due, Limit
from bandeng.kernel.periods import SHANGHAI

MOST_DAYS = 400


@dataclass(frozen=True)
class DayLine:
    """One day of a limit: the spans counted in it, and why it is off or worked when that is unusual."""

    day: date
    spans: tuple[Span, ...]
    counted: timedelta
    reason: Reason | None


def explain(due: Due, limit: Limit, calendar: WorkCalendar) -> list[DayLine]:
    """The days from the first counted moment to the last. Limits that run always have no reasons for days."""
    if not due.intervals:
        return []
    by_day = _by_day(due.intervals)
    first, last = due.intervals[0][0].astimezone(SHANGHAI).date(), due.at.astimezone(SHANGHAI).date()
    lines: list[DayLine] = []
    day = first
    while day <= last and len(lines) < MOST_DAYS:
        spans = tuple(by_day.get(day, ()))
        reason = None if limit.runs_always else calendar.reason(day)
        counted = sum((end - begin for begin, end in spans), timedelta())
        lines.append(DayLine(day, spans, counted, reason))
        day += DAY
    return lines


def _by_day(spans: Sequence[Span]) -> dict[date, list[Span]]:
    """The spans cut at midnight."""
    found: dict[date, list[Span]] = defaultdict(list)
    for begins_at, ends_at in spans:
        opens = begins_at.astimezone(SHANGHAI)
        while opens < ends_at:
            midnight = (opens + DAY).replace(hour=0, minute=0, second=0, microsecond=0)
            closes = min(midnight, ends_at.astimezone(SHANGHAI))
            found[opens.date()].append((opens, closes))
            opens = closes
    return found
