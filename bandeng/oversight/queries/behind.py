"""The matters behind a count: which, page by page, and how many in each place below."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from bandeng.figures.queries import Reading
from bandeng.figures.queries.scope import Scope, Shelf
from bandeng.figures.queries.shortcuts import heights, whole_days
from bandeng.figures.rules import Evidence
from bandeng.oversight.models import StretchQuerySet, TurnQuerySet
from bandeng.oversight.queries import rolled
from bandeng.oversight.queries.rolled import TOGETHER, TURNS, Among
from bandeng.oversight.rules import Kind

Both = tuple[StretchQuerySet, ...] | tuple[TurnQuerySet, ...]
Counts = dict[str, tuple[int, int]]
GIVEN = Among(Kind.GIVEN)
TURNS_AT_MOST = 3


@dataclass(frozen=True, kw_only=True)
class Behind:
    """The matters of a reading. ``records``: those counted fact by fact; the others are in the rollup, unless
    ``apart`` is None: then it could not answer and there are no others."""

    reading: Reading
    records: tuple[Evidence, ...]
    apart: set[str] | None

    def streams(self, *, before: str, most: int) -> list[str]:
        """The first of the matters looked for, newest stream first, those after ``before``."""
        found = {record.stream for record in self.records if record.part == "in"}
        if self.apart is not None:
            found |= _first(_looked_for(self.reading, self.apart), before, most)
        return sorted((stream for stream in found if not before or stream < before), reverse=True)[:most]

    def below(self, paths: Sequence[str]) -> Counts:
        """At each of these places inside: how many are looked for, of how many."""
        part, whole = Counter[str](), Counter[str]()
        for record in self.records:
            for path in (path for path in paths if record.place.startswith(path)):
                whole[path] += 1
                part[path] += record.part == "in"
        rolled_up = {} if self.apart is None else _below(self.reading, self.apart, paths)
        none = (0, 0)
        return {
            path: (part[path] + rolled_up.get(path, none)[0], whole[path] + rolled_up.get(path, none)[1])
            for path in paths
        }


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A count with what stands behind it, of one moment: the first matters, how many in each place."""

    reading: Reading
    streams: list[str]
    below: Counts


@dataclass(frozen=True, kw_only=True)
class Page:
    """Which matters are shown: those after ``before`` (empty: the first), and the places below (paths)."""

    before: str
    most: int
    places: tuple[str, ...]


def opened(ask: Callable[[], Reading], page: Page) -> Opened:
    """The count that ``ask`` reads, opened.

    Read once more where the worker folded the rollup meanwhile, since its rows are then of another moment
    than the count; after some turns the facts themselves are counted.
    """
    for _turn in range(TURNS_AT_MOST):
        reading, reached = ask(), _reached()
        found = _page(behind(reading, reached), page)
        if reached <= reading.question.height and reached == _reached():
            return found
    return _page(Behind(reading=reading, records=reading.evidence, apart=None), page)


def _page(found: Behind, page: Page) -> Opened:
    streams = found.streams(before=page.before, most=page.most)
    return Opened(reading=found.reading, streams=streams, below=found.below(page.places))


def _reached() -> int:
    return heights().get("oversight", 0)


def behind(reading: Reading, reached: int) -> Behind:
    """The matters of this reading; those of the rollup folded so far, if it can answer."""
    question = reading.question
    apart = rolled.matters_apart(question, reached) if reading.counted.records is not None else None
    if apart is None:
        return Behind(reading=reading, records=reading.evidence, apart=None)
    return Behind(reading=reading, records=_measured(reading, apart), apart=apart)


def _measured(reading: Reading, apart: Iterable[str]) -> tuple[Evidence, ...]:
    streams, figure = sorted(apart), reading.figure
    if not streams:
        return ()
    shelf = Shelf(reading.question, [figure.reads], streams=streams)
    return figure.measure(Scope(reading.question, figure.reads, shelf)).evidence


def _first(both: Both, before: str, most: int) -> set[str]:
    found: set[str] = set()
    for rows in both:
        in_order = (rows.filter(stream__lt=before) if before else rows).order_by("-stream")
        found.update(in_order.values_list("stream", flat=True)[:most])
    return found


def _looked_for(reading: Reading, apart: set[str]) -> Both:
    question, name = reading.question, reading.figure.name
    if name in TURNS:
        which = TURNS[name][0].which
        return tuple(rolled.without(rows.filter(which), apart) for rows in rolled.turns(question))
    if name == TOGETHER:
        _whole, many = rolled.given_together(question, apart)
        some = sorted(many, reverse=True)[: rolled.MOST_APART]
        return tuple(rows.filter(GIVEN.which, stream__in=some) for rows in rolled.turns(question))
    which = (rolled.standing(question) | {"oversight.resting": Q(resting=True)})[name]
    return tuple(rolled.without(rows.filter(which), apart) for rows in rolled.stretches(question))


def _below(reading: Reading, apart: set[str], paths: Sequence[str]) -> Counts:
    """From the numbers of days; what has no such numbers is counted row by row."""
    question, name, days = reading.question, reading.figure.name, whole_days(reading.question)
    assert days is not None  # else the rollup would not have answered
    numbers = rolled.numbers_at(paths, question, apart, days)
    if name in TURNS:
        part, whole = TURNS[name]
        return {path: (numbers[path, part.counted_as], numbers[path, whole.counted_as]) for path in paths}
    if name == "oversight.resting":
        return {path: (numbers[path, Kind.RESTING], numbers[path, Kind.OPEN]) for path in paths}
    of = Kind.GIVEN if name == TOGETHER else Kind.OPEN
    found = _places(_looked_for(reading, apart))
    return {path: (_inside(found, path), numbers[path, of]) for path in paths}


def _places(both: Both) -> Counter[str]:
    found: Counter[str] = Counter()
    for rows in both:
        found.update(dict(rows.order_by().values_list("place").annotate(of_all=Count("id"))))
    return found


def _inside(found: Counter[str], path: str) -> int:
    return sum(number for place, number in found.items() if place.startswith(path))
