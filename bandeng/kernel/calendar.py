"""Which days are worked, and in which hours.

Days off and the weekends worked in exchange (调休) are those of the State Council's yearly notices (each
named in ``data/china.toml``); a district adds its own. A year that is not loaded counts Monday to Friday,
and whoever computes with it is told so.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources

from bandeng.kernel.periods import SHANGHAI

Span = tuple[datetime, datetime]
DaySpans = tuple[tuple[time, time], ...]
DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Reason:
    """Why a day is off or worked, in both languages."""

    zh: str
    en: str


WEEKEND = Reason("周末", "weekend")


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """Days off and days worked against the week, each with its reason, and the years that are loaded."""

    off: Mapping[date, Reason] = field(default_factory=dict)
    worked: Mapping[date, Reason] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "WorkCalendar":
        """The national calendar, with the notice each year comes from."""
        return _china()

    def with_days(self, off: Mapping[date, Reason], worked: Mapping[date, Reason]) -> "WorkCalendar":
        """This calendar with a district's own days laid over it."""
        kept_off = {day: why for day, why in self.off.items() if day not in worked}
        kept_worked = {day: why for day, why in self.worked.items() if day not in off}
        return replace(self, off={**kept_off, **off}, worked={**kept_worked, **worked})

    def is_working(self, day: date) -> bool:
        """Whether the day is a working day."""
        return day in self.worked or (day not in self.off and day.weekday() < SATURDAY)

    def reason(self, day: date) -> Reason | None:
        """Why the day is off, or worked although it is a weekend; None for an ordinary working day."""
        ordinary = WEEKEND if day.weekday() >= SATURDAY else None
        return self.worked.get(day) or self.off.get(day) or ordinary

    def knows(self, year: int) -> bool:
        """Whether the notice of this year is loaded."""
        return year in self.sources


@lru_cache(maxsize=1)
def _china() -> WorkCalendar:
    text = resources.files("bandeng.kernel").joinpath("data/china.toml").read_text(encoding="utf-8")
    off: dict[date, Reason] = {}
    worked: dict[date, Reason] = {}
    sources: dict[int, str] = {}
    for year in tomllib.loads(text)["year"]:
        sources[year["year"]] = f"{year['source']} {year['title']}"
        for holiday in year["holiday"]:
            off |= {day: Reason(holiday["zh"], holiday["en"]) for day in holiday["off"]}
            swap = Reason(f"{holiday['zh']}调休上班", f"worked in exchange for {holiday['en']}")
            worked |= dict.fromkeys(holiday["worked"], swap)
    return WorkCalendar(off, worked, sources)


@dataclass(frozen=True)
class Hours:
    """Hours of a week: for each weekday (Monday 0) half-open spans; an end of 00:00 is midnight after it.

    ``holidays``: whether a day off in the calendar is off here too, and a weekend worked in exchange is
    worked as a Monday.
    """

    week: tuple[DaySpans, ...]
    holidays: bool = True

    def of_day(self, day: date, calendar: WorkCalendar) -> DaySpans:
        """The spans of one day."""
        if self.holidays and day in calendar.off:
            return ()
        if self.holidays and day in calendar.worked:
            return self.week[0]
        return self.week[day.weekday()]

    def intervals(self, begins_at: datetime, ends_at: datetime, calendar: WorkCalendar) -> Iterator[Span]:
        """The spans between two moments, cut to them, in order, in Shanghai time."""
        day = begins_at.astimezone(SHANGHAI).date()
        while datetime.combine(day, time(), SHANGHAI) < ends_at:
            for opens, closes in _spans_of(self, day, calendar):
                if closes > begins_at and opens < ends_at:
                    yield max(opens, begins_at), min(closes, ends_at)
            day += DAY


@lru_cache(maxsize=8192)
def _spans_of(hours: Hours, day: date, calendar: WorkCalendar) -> tuple[Span, ...]:
    return tuple(
        (
            datetime.combine(day, opens, SHANGHAI),
            datetime.combine(day + DAY if closes == time() else day, closes, SHANGHAI),
        )
        for opens, closes in hours.of_day(day, calendar)
    )


_WORKDAY: DaySpans = ((time(8), time(12)), (time(14), time(18)))
DEFAULT_HOURS = Hours((_WORKDAY,) * 5 + ((), ()))
