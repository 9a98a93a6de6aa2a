"""A unit's week, written down by people: ``08:00-12:00 14:00-18:00`` for each day. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bandeng.kernel.calendar import DaySpans, Hours, Span, WorkCalendar

DAYS = 7
MOST_SPANS = 4  # of one day
TYPED = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")
SIGNS = str.maketrans(":—–~至到、,,;;", ":-----     ")
MIDNIGHT = 24 * 60


def tidy(text: str) -> str:
    """One day as people type it (``8:00—12:00、14:00-18:00``) as it is kept. Raises ValueError."""
    spans = [_minutes(word) for word in text.translate(SIGNS).split()]
    begins = [begins_at for begins_at, _ends in spans]
    before = [-1, *(ends for _begins, ends in spans)]
    if len(spans) > MOST_SPANS or any(first <= last for first, last in zip(begins, before, strict=False)):
        raise ValueError(text)
    return " ".join(f"{_clock(begins_at)}-{_clock(ends_at)}" for begins_at, ends_at in spans)


def _minutes(word: str) -> tuple[int, int]:
    found = TYPED.fullmatch(word)
    numbers = [int(part) for part in found.groups()] if found else [0, 60, 0, 60]
    begins_at, ends_at = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
    if numbers[1] > 59 or numbers[3] > 59 or not begins_at < ends_at <= MIDNIGHT:
        raise ValueError(word)
    return begins_at, ends_at


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def hours_of(week: Sequence[str], *, holidays: bool) -> Hours:
    """The hours of a kept week: seven days, Monday first."""
    return Hours(tuple(_spans(day) for day in week), holidays)


def _spans(day: str) -> DaySpans:
    pairs = (word.split("-") for word in day.split())
    return tuple((time.fromisoformat(opens), _end(closes)) for opens, closes in pairs)


def _end(closes: str) -> time:
    return time() if closes == "24:00" else time.fromisoformat(closes)


@dataclass(frozen=True)
class Changing:
    """Hours that change at moments: ``base`` until the first of ``later``, each of them until the next."""

    base: Hours
    later: tuple[tuple[datetime, Hours], ...]
    calendar: WorkCalendar

    def intervals(self, begins_at: datetime, ends_at: datetime) -> Iterator[Span]:
        """The spans between two moments, cut to them, in order."""
        turns = [(begins_at, self.base), *self.later, (ends_at, self.base)]
        for (start, hours), (until, _next) in zip(turns, turns[1:], strict=False):
            opens, closes = max(begins_at, start), min(ends_at, until)
            if opens < closes:
                yield from hours.intervals(opens, closes, self.calendar)
