"""The rollup of a family's marks: numbers of days at every level of the tree, and marks kept one by one.

Nothing of a stream is remembered between two steps: the facts of a stream that has news are read again, and
what its marks were before is taken away and what they are now is added.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from bandeng.figures.marks import FAMILIES, Family, Mark
from bandeng.figures.models import KeptMark, MarkDay, MovedStream
from bandeng.figures.projections.adding import add
from bandeng.figures.projections.tallying import levels
from bandeng.figures.told import COLUMNS, Told
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import straight
from bandeng.ledger.models import Fact, FactQuerySet

TOGETHER = 400  # streams or rows in one statement
KEYS = ("place", "kind", "until", "since", "told")
COLUMNS_KEPT = ("stream", "kind", "also", "place", "on_at", "told_at", "until_at", "subject", "value")
Row = list[Any]
Key = tuple[str, str, date, date, date]


class Marking:
    """Folds the facts of a family."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.name = family.name
        FAMILIES[family.name] = family

    def fold(self, facts: FactQuerySet) -> None:
        """Fold these facts into the marks of their streams."""
        news = list(facts.named(*self.family.facts).values_list("id", "stream"))
        if not news:
            return
        first, numbers = news[0][0], Counter[Key]()
        for some in _some(sorted({stream for _height, stream in news})):
            lives = lives_of(self.family, some, up_to=news[-1][0])
            self._fold(lives, first, numbers)
        add(MarkDay, KEYS, numbers)

    def empty(self) -> None:
        """Forget every mark."""
        kinds = f"{self.family.name}."
        MarkDay.objects.filter(kind__startswith=kinds).delete()
        KeptMark.objects.filter(kind__startswith=kinds).delete()
        MovedStream.objects.filter(family=self.family.name).delete()

    def _fold(self, lives: dict[str, list[Told]], first: int, numbers: Counter[Key]) -> None:
        gone: list[str] = []
        kept: list[Row] = []
        for stream, told in lives.items():
            before, after = self._marks([f for f in told if f.id < first]), self._marks(told)
            _count(numbers, before - after if before else before, -1)
            _count(numbers, after - before if before else after, 1)
            held, holds = self._kept(before), self._kept(after)
            if held != holds:
                gone += [stream] if held else []
                kept += [_row(stream, mark, where) for mark in holds.elements() for where in mark.places]
        KeptMark.objects.filter(stream__in=gone, kind__startswith=f"{self.family.name}.").delete()
        straight.insert_values(KeptMark, COLUMNS_KEPT, kept)
        self._note_moves(lives)

    def _marks(self, told: Sequence[Told]) -> Counter[Mark]:
        return Counter(self.family.marks(told)) if told else Counter()

    def _kept(self, marks: Counter[Mark]) -> Counter[Mark]:
        return Counter({mark: number for mark, number in marks.items() if self.family.keeps(mark)})

    def _note_moves(self, lives: dict[str, list[Told]]) -> None:
        name = self.family.name
        if self.family.reaching:
            return
        rows = [
            MovedStream(id=f"{name}|{stream}|{place}", family=name, stream=stream, place=place)
            for stream, told in lives.items()
            if len(places := {fact.place for fact in told}) > 1
            for place in sorted(places)
        ]
        MovedStream.objects.bulk_create(rows, ignore_conflicts=True, batch_size=TOGETHER // 2)


def lives_of(family: Family, streams: Iterable[str], *, up_to: int) -> dict[str, list[Told]]:
    """The facts of each of these streams up to a height, as far as they make its marks."""
    rows = Fact.objects.named(*family.facts).among(streams).up_to(up_to).order_by("id")
    lives: dict[str, list[Told]] = {}
    for row in straight.rows(rows, *COLUMNS):
        lives.setdefault(row[1], []).append(Told(*row))
    return lives


def _count(numbers: Counter[Key], marks: Counter[Mark], sign: int) -> None:
    """What ended on the day on which it was told is in no answer: at the end of that day it was over."""
    for mark, many in marks.items():
        until, told = day_of(mark.until), day_of(mark.told)
        if until > told:
            since = day_of(mark.at.on)
            for place in {level: None for path in mark.places for level in levels(path)}:
                for kind in mark.kinds:
                    numbers[place, kind, until, since, told] += sign * many


@lru_cache(maxsize=8192)
def day_of(moment: datetime) -> date:
    """The day of a moment in Shanghai."""
    return moment.astimezone(SHANGHAI).date() if moment.year < 9999 else moment.date()


def _row(stream: str, mark: Mark, where: str) -> Row:
    on_at, told_at, until_at = map(straight.moment, (mark.at.on, mark.told, mark.until))
    also = " ".join(mark.at.also)
    return [stream, mark.kind, also, where, on_at, told_at, until_at, mark.at.subject, mark.at.value]


def _some(streams: Sequence[str]) -> Iterator[Sequence[str]]:
    return (streams[start : start + TOGETHER] for start in range(0, len(streams), TOGETHER))
