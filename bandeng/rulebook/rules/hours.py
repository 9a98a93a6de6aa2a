"""When posts are on duty, who is on call, and the district's own days: frozen values of a rule book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from bandeng.kernel.calendar import Reason

Week = tuple[tuple[tuple[time, time], ...], ...]


@dataclass(frozen=True, kw_only=True)
class DutyPattern:
    """Hours of a week in which a post is on duty: for each weekday (Monday 0) half-open intervals.

    ``holidays``: whether days off in the calendar are off for the post too.
    """

    code: str
    zh: str
    en: str
    week: Week
    holidays: bool


@dataclass(frozen=True, kw_only=True)
class OnCall:
    """Who is asked outside duty hours, for urgent matters: roles in this order, each for ``step``."""

    roles: tuple[str, ...]
    step: timedelta
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Duty:
    """The duty patterns and the on-call rule."""

    patterns: tuple[DutyPattern, ...]
    on_call: OnCall

    def pattern(self, code: str) -> DutyPattern:
        """The pattern of this code. KeyError if there is none."""
        for pattern in self.patterns:
            if pattern.code == code:
                return pattern
        raise KeyError(code)


@dataclass(frozen=True, kw_only=True)
class OwnCalendar:
    """Days the district itself adds to the national calendar, and its working hours.

    ``years`` are the years the book is made for; ``off`` and ``worked`` map a day to its reason.
    """

    years: tuple[int, ...]
    week: Week
    off: Mapping[date, Reason] = field(default_factory=dict)
    worked: Mapping[date, Reason] = field(default_factory=dict)
    source: str = ""
