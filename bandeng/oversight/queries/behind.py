"""The matters behind a count: which, page by page, and how many in each place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from bandeng.figures.queries import Reading
from bandeng.figures.queries.scope import Scope, Shelf
from bandeng.figures.queries.shortcuts import heights
from bandeng.figures.rules import Evidence
from bandeng.oversight.models import StretchQuerySet, TurnQuerySet
from bandeng.oversight.queries import rolled
from bandeng.oversight.queries.rolled import TOGETHER, TURNS, Among
from bandeng.oversight.rules import Kind

Rows = StretchQuerySet | TurnQuerySet


@dataclass(frozen=True, kw_only=True)
class Behind:
    """The matters of a reading: rows of the rollup (None: it has none), and records counted fact by fact."""

    part: Rows | None
    whole: Rows | None
    records: tuple[Evidence, ...]

    def streams(self, *, before: str, most: int) -> list[str]:
        """The first of the matters looked for, newest stream first, those after ``before``."""
        single = {record.stream for record in self.records if record.part == "in"}
        found = {stream for stream in single if not before or stream < before}
        if self.part is not None:
            rows = self.part.filter(stream__lt=before) if before else self.part
            found |= set(rows.order_by("-stream").values_list("stream", flat=True)[:most])
        return sorted(found, reverse=True)[:most]

    def by_place(self) -> tuple[Counter[str], Counter[str]]:
        """How many there are at each place (path): looked for, and of how many."""
        part = Counter(record.place for record in self.records if record.part == "in")
        whole = Counter(record.place for record in self.records)
        return part + _by_place(self.part), whole + _by_place(self.whole)


def behind(reading: Reading) -> Behind:
    """The matters of this reading; those of the rollup as it is now, if it still can answer."""
    question, reached = reading.question, heights().get("oversight", 0)
    apart = rolled.matters_apart(question, reached) if reading.counted.records is not None else None
    if apart is None:
        return Behind(part=None, whole=None, records=reading.evidence)
    part, whole = _rows(reading, apart)
    return Behind(part=part, whole=whole, records=_apart(reading, apart))


def _apart(reading: Reading, apart: Iterable[str]) -> tuple[Evidence, ...]:
    streams, figure = sorted(apart), reading.figure
    if not streams:
        return ()
    shelf = Shelf(reading.question, [figure.reads], streams=streams)
    return figure.measure(Scope(reading.question, figure.reads, shelf)).evidence


def _rows(reading: Reading, apart: set[str]) -> tuple[Rows, Rows]:
    question, name = reading.question, reading.figure.name
    if name in TURNS:
        found = rolled.turns(question, apart)
        part, whole = TURNS[name]
        return found.filter(part.which), found.filter(whole.which)
    if name == TOGETHER:
        given = rolled.turns(question, apart).filter(Among(Kind.GIVEN).which)
        _whole, many = rolled.given_together(question, apart)
        return given.filter(stream__in=sorted(many)[: rolled.MOST_APART]), given
    open_now = rolled.stretches(question, apart)
    return open_now.filter(rolled.standing(question)[name]), open_now


def _by_place(rows: Rows | None) -> Counter[str]:
    if rows is None:
        return Counter()
    return Counter(dict(rows.order_by().values_list("place").annotate(of_all=Count("id"))))
