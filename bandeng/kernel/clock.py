"""Deadlines: a limit counted in the right kind of time, exact to the microsecond, half-open.

Urgent hours (紧急工作时) and calendar days (自然日, 24 hours each) run through nights and holidays; working
hours (工作时), working days (工作日, always 8 working hours) and duty minutes (分钟) only inside the hours.
A limit that is used up exactly at the end of a working span ends there. Sources: the limits of GB/T 30428
practice; see the working-calendar page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Protocol

from bandeng.kernel.calendar import DEFAULT_HOURS, Hours, Span, WorkCalendar
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput

WORKING_DAY = 8 * 3600
UNITS = {
    "紧急工作时": ("紧急工作时", 3600, True),
    "工作时": ("工作时", 3600, False),
    "工作日": ("工作日", WORKING_DAY, False),
    "自然日": ("自然日", 86400, True),
    "分钟": ("分钟", 60, False),
}
ENGLISH = {
    "urgent hour": "紧急工作时",
    "working hour": "工作时",
    "working day": "工作日",
    "calendar day": "自然日",
    "minute": "分钟",
}
HORIZON = timedelta(days=3660)
STRETCH = timedelta(days=8)


class Spans(Protocol):
    """Anything that can say in which spans between two moments a clock runs."""

    def intervals(self, begins_at: datetime, ends_at: datetime) -> Iterator[Span]: ...


@dataclass(frozen=True)
class Limit:
    """So many of a unit. ``Limit.parse("2 工作日")``; ``str`` writes it back."""

    amount: Fraction
    unit: str

    @classmethod
    def parse(cls, text: str) -> "Limit":
        """Read a limit in Chinese or English units. Raises BadInput."""
        number, _blank, word = _split(text.strip())
        unit = word if word in UNITS else ENGLISH.get(word.lower().removesuffix("s"), "")
        if not unit:
            raise BadInput(f"看不懂这个时限「{text}」,请写成「2 工作日」这样,单位是{'、'.join(UNITS)}")
        return cls(_amount(number, text), unit)

    @property
    def seconds(self) -> Fraction:
        """How many seconds have to be counted."""
        return self.amount * UNITS[self.unit][1]

    @property
    def runs_always(self) -> bool:
        """Whether it runs through nights and holidays."""
        return UNITS[self.unit][2]

    @property
    def english(self) -> str:
        """The limit in English: ``2 working days``, ``1 urgent hour``."""
        word = next(english for english, unit in ENGLISH.items() if unit == self.unit)
        number = str(self.amount.numerator if self.amount.denominator == 1 else float(self.amount))
        return f"{number} {word}" if self.amount == 1 else f"{number} {word}s"

    def __str__(self) -> str:
        whole = self.amount.denominator == 1
        return f"{self.amount.numerator if whole else float(self.amount)} {self.unit}"


def _split(text: str) -> tuple[str, str, str]:
    end = next(
        (place for place, sign in enumerate(text) if not (sign.isdigit() or sign in ".+-/")), len(text)
    )
    return text[:end], "", text[end:].strip()


def _amount(number: str, text: str) -> Fraction:
    try:
        amount = Fraction(number)
    except (ValueError, ZeroDivisionError):
        raise BadInput(f"看不懂这个时限「{text}」,前面要有一个数") from None
    if amount < 0:
        raise BadInput(f"时限不能是负数:「{text}」")
    return amount


@dataclass(frozen=True)
class Due:
    """When a limit is used up, the spans that were counted, and what has to be said aloud."""

    at: datetime
    intervals: tuple[Span, ...]
    warnings: tuple[str, ...]


def due(
    at: datetime,
    limit: Limit,
    calendar: WorkCalendar,
    hours: Hours | Spans = DEFAULT_HOURS,
    pauses: Sequence[Span] = (),
) -> Due:
    """When a limit that starts at ``at`` is used up. Raises BadInput for a naive moment or empty hours."""
    return _count(at, limit.seconds, _running(limit, calendar, hours), tuple(pauses), calendar)


def fraction_at(
    at: datetime,
    limit: Limit,
    percent: int,
    calendar: WorkCalendar,
    hours: Hours | Spans = DEFAULT_HOURS,
) -> datetime:
    """When so many percent of the limit are used up."""
    part = Limit(limit.amount * percent / 100, limit.unit)
    return due(at, part, calendar, hours).at


def worked(
    begins_at: datetime, ends_at: datetime, calendar: WorkCalendar, hours: Hours | Spans = DEFAULT_HOURS
) -> timedelta:
    """The time inside the hours between two moments."""
    spans = _bound(hours, calendar).intervals(begins_at, ends_at)
    return sum((closes - opens for opens, closes in spans), timedelta())


@dataclass(frozen=True)
class _Always:
    def intervals(self, begins_at: datetime, ends_at: datetime) -> Iterator[Span]:
        yield begins_at, ends_at


@dataclass(frozen=True)
class _Bound:
    hours: Hours
    calendar: WorkCalendar

    def intervals(self, begins_at: datetime, ends_at: datetime) -> Iterator[Span]:
        return self.hours.intervals(begins_at, ends_at, self.calendar)


def _bound(hours: Hours | Spans, calendar: WorkCalendar) -> Spans:
    return _Bound(hours, calendar) if isinstance(hours, Hours) else hours


def _running(limit: Limit, calendar: WorkCalendar, hours: Hours | Spans) -> Spans:
    return _Always() if limit.runs_always else _bound(hours, calendar)


def _count(
    at: datetime, seconds: Fraction, running: Spans, pauses: tuple[Span, ...], calendar: WorkCalendar
) -> Due:
    if at.tzinfo is None:
        raise BadInput("时间要带时区,例如 2026-09-30T16:30+08:00")
    left = timedelta(microseconds=int(seconds * 1_000_000))
    start = at.astimezone(SHANGHAI)
    counted: list[Span] = []
    if not left:
        return Due(start, (), ())
    for opens, closes in _open_spans(start, running, _union(pauses)):
        if closes - opens >= left:
            _add(counted, opens, opens + left)
            return Due(opens + left, tuple(counted), _warnings(start, opens + left, running, calendar))
        left -= closes - opens
        _add(counted, opens, closes)
    raise BadInput("十年之内都数不满这个时限,请看看作息时间是否写全")


def _add(counted: list[Span], opens: datetime, closes: datetime) -> None:
    """Add a span; one that goes on where the last ended is the same span."""
    if counted and counted[-1][1] == opens:
        opens = counted.pop()[0]
    counted.append((opens, closes))


def _open_spans(start: datetime, running: Spans, pauses: list[Span]) -> Iterator[Span]:
    begins_at = start
    while begins_at < start + HORIZON:
        ends_at = begins_at + STRETCH
        for span in running.intervals(begins_at, ends_at):
            yield from _without(span, pauses)
        begins_at = ends_at


def _without(span: Span, pauses: list[Span]) -> Iterator[Span]:
    opens, closes = span
    for begins_at, ends_at in pauses:
        if ends_at <= opens or begins_at >= closes:
            continue
        if begins_at > opens:
            yield opens, begins_at
        opens = max(opens, ends_at)
    if opens < closes:
        yield opens, closes


def _union(pauses: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for begins_at, ends_at in sorted(pauses):
        if ends_at <= begins_at:
            raise BadInput("暂停的结束要晚于开始")
        if merged and begins_at <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], ends_at))
        else:
            merged.append((begins_at, ends_at))
    return merged


def _warnings(start: datetime, end: datetime, running: Spans, calendar: WorkCalendar) -> tuple[str, ...]:
    if isinstance(running, _Always):
        return ()
    years = range(start.year, end.year + 1)
    return tuple(
        f"{year}年的节假日安排还没有载入,按周一至周五计算,可能不准"
        for year in years
        if not calendar.knows(year)
    )
