"""The rule book's calendar and hours as the clocks want them."""

from functools import lru_cache

from bandeng.kernel.calendar import Hours, WorkCalendar
from bandeng.rulebook.queries import book


def work_calendar() -> WorkCalendar:
    """The national calendar with the district's own days off and worked."""
    return _calendar(book().digest)


def office_hours() -> Hours:
    """The district's working hours."""
    return Hours(book().calendar.week)


def duty_pattern(code: str) -> Hours:
    """The regular duty hours of this pattern. KeyError if the book has none."""
    pattern = book().duty.pattern(code)
    return Hours(pattern.week, pattern.holidays)


@lru_cache(maxsize=4)
def _calendar(_digest: str) -> WorkCalendar:
    own = book().calendar
    return WorkCalendar.load().with_days(own.off, own.worked)
