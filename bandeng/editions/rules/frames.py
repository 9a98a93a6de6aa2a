"""Periods of a report: half-open, from a first day until the day after the last. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bandeng.kernel.periods import day_begins

DAY, WEEK, MONTH, PART = "day", "week", "month", "part"
GRAINS = (DAY, WEEK, MONTH)
MOST = 40  # points of a chart
FIRST_YEAR, LAST_YEAR = 2000, 2999  # what lies outside was mistyped


@dataclass(frozen=True)
class Frame:
    """A period as a template knows it. Templates are Chinese, so its name is."""

    first: date
    after: date

    @property
    def last(self) -> date:
        """The last day that counts."""
        return self.after - timedelta(days=1)

    @property
    def is_sane(self) -> bool:
        """Whether its years can have been meant."""
        return self.first.year >= FIRST_YEAR and self.after.year <= LAST_YEAR

    @property
    def name(self) -> str:
        """``2022年7月``, ``2022年``, ``2022年7月1日至15日``."""
        first, last = self.first, self.last
        if first.day == 1 and self.after == _later(first, 1):
            return f"{first.year}年{first.month}月"
        if (first.month, first.day) == (1, 1) and self.after == date(first.year + 1, 1, 1):
            return f"{first.year}年"
        begin = f"{first.year}年{first.month}月{first.day}日"
        if first == last:
            return begin
        year = "" if first.year == last.year else f"{last.year}年"
        month = "" if not year and first.month == last.month else f"{last.month}月"
        return f"{begin}至{year}{month}{last.day}日"

    @property
    def code(self) -> str:
        """As a template writes it, both days in: ``2022-07-01/2022-07-31``."""
        return f"{self.first}/{self.last}"

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Half-open, in Shanghai time."""
        return day_begins(self.first), day_begins(self.after)

    @property
    def before(self) -> "Frame":
        """The period before of the same length; of whole months the months before."""
        if self.first.day == self.after.day == 1:
            months = (self.after.year - self.first.year) * 12 + self.after.month - self.first.month
            return Frame(_later(self.first, -months), self.first)
        return Frame(self.first - (self.after - self.first), self.first)

    @property
    def last_year(self) -> "Frame":
        """The same days a year before."""
        return Frame(_a_year_before(self.first), _a_year_before(self.after))

    @property
    def year(self) -> "Frame":
        """From the first of January until the end of the period."""
        return Frame(date(self.last.year, 1, 1), self.after)

    def split(self, grain: str) -> list["Frame"]:
        """Into days, weeks or months. Raises ValueError for more parts than a chart can show."""
        found = list(self._parts(grain))
        if len(found) > MOST:
            raise ValueError(f"{len(found)} > {MOST}")
        return found

    def _parts(self, grain: str) -> Iterator["Frame"]:
        begin = self.first
        while begin < self.after:
            step = {DAY: begin + timedelta(days=1), WEEK: begin + timedelta(days=7)}
            end = min(step.get(grain) or _later(begin.replace(day=1), 1), self.after)
            yield Frame(begin, end)
            begin = end


def frame_of(code: str) -> Frame:
    """``2022-07-01/2022-07-31``, both days in. Raises ValueError where it is none or ends too early."""
    begin, _slash, end = code.partition("/")
    first, last = date.fromisoformat(begin), date.fromisoformat(end)
    if not FIRST_YEAR <= first.year <= last.year <= LAST_YEAR or last < first:
        raise ValueError(code)
    return Frame(first, last + timedelta(days=1))


def _later(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _a_year_before(day: date) -> date:
    """29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
