"""Figures from the marks of a family: the numbers of days, and fact by fact what these cannot hold.

Counted fact by fact are the streams of which something was said between the height of the rollup and that of
the question, and those of which only some facts were said at or below the place that is asked about.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Count, Q, QuerySet, Sum

from bandeng.figures.marks import FOREVER, Family, Mark
from bandeng.figures.models import KeptMark, MarkDay, MovedStream
from bandeng.figures.projections import rollup
from bandeng.figures.projections.marking import Marking, day_of, lives_of
from bandeng.figures.queries.formulas import AHEAD, Formula
from bandeng.figures.queries.scope import Scope, Shelf
from bandeng.figures.queries.shortcuts import Answers, shortcut, whole_days
from bandeng.figures.rules import Counted, Figure, Question
from bandeng.kernel.periods import day_begins
from bandeng.ledger.models import Fact

MOST_APART = 900  # streams counted fact by fact; with more of them everything is


def marked(family: Family, formulas: Mapping[str, Formula]) -> None:
    """The worker folds the marks of this family, and these figures are answered from them."""
    rollup(Marking(family))
    also_marked(family, formulas)


def also_marked(family: Family, formulas: Mapping[str, Formula]) -> None:
    """These figures, of whichever room, are answered from a family's marks."""
    shortcut(Marked(family, formulas), *formulas)


class Marked:
    """The shortcut of every figure of a family."""

    def __init__(self, family: Family, formulas: Mapping[str, Formula]) -> None:
        self.family, self.formulas, self.rollup = family, formulas, family.name

    def answer(self, figures: Sequence[Figure], question: Question, reached: int) -> Answers:
        """Everything asked; nothing where the days are not whole or too many streams lie apart."""
        apart = streams_apart(self.family, question, reached)
        if apart is None or whole_days(question) is None:
            return {}
        formulas = {each.name: self.formulas[each.name] for each in figures}
        found = Rolled(self.family, question, reached, apart)
        found.count(sorted({kind for each in formulas.values() for kind in each.kinds()}))
        single = _measured(figures, question, apart)
        return {name: each.answer(found, single.get(name)) for name, each in formulas.items()}


def streams_apart(family: Family, question: Question, reached: int) -> set[str] | None:
    """The streams that are to be counted fact by fact; None where there are too many."""
    inside = MovedStream.objects.filter(family=family.name, place__startswith=question.place)
    outside = MovedStream.objects.filter(family=family.name).exclude(place__startswith=question.place)
    crossing = outside.filter(stream__in=inside.values("stream"))
    found = set(crossing.values_list("stream", flat=True).distinct()[: MOST_APART + 1])
    low, high = sorted((reached, question.height))
    if low < high:
        news = Fact.objects.filter(id__gt=low, id__lte=high).named(*family.facts)
        news = news if family.reaching else news.under(question.place)
        found.update(news.values_list("stream", flat=True).distinct()[: MOST_APART + 1])
    return found if len(found) <= MOST_APART else None


def _measured(figures: Sequence[Figure], question: Question, apart: set[str]) -> dict[str, Counted]:
    if not apart:
        return {}
    shelf = Shelf(question, [each.reads for each in figures], streams=apart)
    return {each.name: each.measure(Scope(question, each.reads, shelf)) for each in figures}


@dataclass
class Rolled:
    """What the rollup says to one question, without the streams apart."""

    family: Family
    question: Question
    reached: int
    apart: set[str]
    numbers: Counter[str] = field(default_factory=Counter)

    def count(self, kinds: Sequence[str]) -> None:
        """Find the numbers of these kinds; what lies ahead is told apart."""
        kinds = [kind for kind in kinds if not kind.endswith(AHEAD)]
        self.numbers.update(self._of_days(kinds))
        for mark in self._apart:
            if self.family.counts(mark, self.question.begins_at, self.question.ends_at):
                self.numbers.subtract(mark.kinds)
        for kind, number in self._ahead(kinds).items():
            self.numbers[kind] -= number
            self.numbers[kind + AHEAD] = number

    def kept(self, kind: str) -> "QuerySet[KeptMark]":
        """The marks of this kind that count, one by one."""
        asked = self.question
        rows = KeptMark.objects.filter(kind=kind, place__startswith=asked.place, told_at__lt=asked.ends_at)
        rows = rows.filter(until_at__gte=asked.ends_at, on_at__gte=asked.begins_at, on_at__lt=asked.ends_at)
        return rows.exclude(stream__in=sorted(self.apart)) if self.apart else rows

    def _of_days(self, kinds: Sequence[str], *, since: date = date.min) -> Counter[str]:
        first, end = self._days
        dated = [kind for kind in kinds if kind not in self.family.undated]
        rows = MarkDay.objects.filter(place=self.question.place, kind__in=kinds, since__gte=since)
        rows = rows.filter(until__gte=end, since__lt=end, told__lt=end)
        rows = rows.filter(Q(since__gte=first) | ~Q(kind__in=dated))
        return Counter(dict(rows.values_list("kind").annotate(of_all=Sum("number"))))

    @cached_property
    def _days(self) -> tuple[date, date]:
        days = whole_days(self.question)
        assert days is not None  # else nobody asks
        return days

    @cached_property
    def _apart(self) -> list[Mark]:
        """What the streams apart are among the numbers."""
        lives = lives_of(self.family, self.apart, up_to=self.reached) if self.apart else {}
        marks = (mark for told in lives.values() for mark in self.family.marks(told))
        return [mark for mark in marks if mark.lies_in(self.question.place)]

    def _ahead(self, kinds: Sequence[str]) -> Counter[str]:
        """Of the marks counted those whose moment had not come when the book was at this height: of all that
        lie on its last day and later, those but the ones that had."""
        asked, timed = self.question, sorted(self.family.timed.intersection(kinds))
        if asked.known_at >= asked.ends_at or not timed:
            return Counter()
        today = day_of(asked.known_at)
        found = self._of_days(timed, since=today)
        for mark in self._apart:
            if self.family.counts(mark, asked.begins_at, asked.ends_at) and day_of(mark.at.on) >= today:
                found.subtract(mark.kinds)
        for kind, also, number in self._come(today).values_list("kind", "also").annotate(of_all=Count("id")):
            found.subtract(dict.fromkeys([kind, *also.split()], number))
        return Counter({kind: found[kind] for kind in timed})

    def _come(self, today: date) -> "QuerySet[KeptMark]":
        """Marks whose moment came on the last day of the book."""
        asked, undated = self.question, sorted(self.family.timed & self.family.undated)
        rows = KeptMark.objects.filter(kind__in=sorted(self.family.timed), until_at=FOREVER)
        rows = rows.filter(on_at__gte=day_begins(today), on_at__lte=asked.known_at, told_at__lt=asked.ends_at)
        dated = Q(on_at__gte=asked.begins_at) & ~Q(kind__in=undated)
        rows = rows.filter(dated | Q(kind__in=undated, on_at__lt=asked.known_at))
        rows = rows.filter(place__startswith=asked.place)
        return rows.exclude(stream__in=sorted(self.apart)) if self.apart else rows
