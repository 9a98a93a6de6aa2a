"""Stretches and turns as numbers of days, at every level of the tree."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache

from bandeng.figures.projections.tallying import levels
from bandeng.kernel.periods import SHANGHAI
from bandeng.oversight.models import FOREVER, Stretch, Turn
from bandeng.oversight.rules import Kind

KEYS = ("place", "kind", "until", "since", "told")
Key = tuple[str, int, date, date, date]
MARKED = {Kind.HANDLED: Kind.BARE, Kind.SENT: Kind.SENT_AGAIN}


def count(numbers: Counter[Key], rows: Iterable[Stretch | Turn], sign: int) -> None:
    """Add or take away what these rows are among the numbers of days.

    What ended on the day on which it was told is in no answer: at the end of that day it was over.
    """
    for row in rows:
        since, until = day_of(row.since_at), day_of(row.until_at)
        told = day_of(row.told_at) if isinstance(row, Turn) else since
        if until > told:
            for kind in _kinds_of_turn(row) if isinstance(row, Turn) else _kinds_of_stretch(row):
                for place in levels(row.place):
                    numbers[place, kind, until, since, told] += sign


@lru_cache(maxsize=8192)
def day_of(moment: datetime) -> date:
    """The day of a moment in Shanghai."""
    return moment.date() if moment == FOREVER else moment.astimezone(SHANGHAI).date()


def _kinds_of_turn(turn: Turn) -> Iterator[int]:
    yield turn.kind
    if turn.marked and turn.kind in MARKED:
        yield MARKED[Kind(turn.kind)]
    if turn.timed:
        yield Kind.TIMED
    if turn.at_last:
        yield Kind.AT_LAST


def _kinds_of_stretch(stretch: Stretch) -> Iterator[int]:
    yield Kind.OPEN
    if stretch.resting:
        yield Kind.RESTING
