"""Readings: a figure's answer to a question, pinned to a height of the book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import cached_property

from django.db.models import Subquery

from bandeng.figures.models import Reach
from bandeng.figures.queries.scope import Scope, Shelf
from bandeng.figures.queries.shortcuts import answers, way_of
from bandeng.figures.rules import CATALOGUE, Counted, Evidence, Figure, Question
from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact, Seal

Span = tuple[datetime, datetime]


class NoSuchFigure(LookupError):
    """Nobody declares a figure of this name."""


class NoSuchSeal(LookupError):
    """There is no seal of this number."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A figure's answer, with the question it answers.

    ``seal`` is the seal that fixes every fact it may have counted; None while some of them wait for one.
    """

    figure: Figure
    question: Question
    counted: Counted
    seal: Seal | None

    @property
    def value(self) -> int | Fraction | None:
        return self.counted.value

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records; counted now where the number came from a rollup, at the same height."""
        if self.counted.records is None:
            return self.counted.evidence
        return _measured(self.figure, self.question, Shelf(self.question, [self.figure.reads])).evidence

    @property
    def records(self) -> int:
        """How many records stand behind it; none of them is fetched for this."""
        return len(self.counted.evidence) if self.counted.records is None else self.counted.records

    @property
    def withheld(self) -> bool:
        """Whether it is of so few that in public it could point at a person."""
        records = self.records if self.figure.homes else 0
        return 0 < (self.counted.denominator or records) < self.figure.at_least


def figure_named(name: str) -> Figure:
    """The figure of this name. Raises NoSuchFigure."""
    try:
        return CATALOGUE[name]
    except KeyError:
        raise NoSuchFigure(name) from None


def read(name: str, *, place: str, during: Span, seal: int | None = None) -> Reading:
    """Ask a figure for a place (path) and a half-open period, as the book stood at a seal (None: now).

    The same question at the same seal has the same answer for ever. Raises NoSuchFigure, NoSuchSeal.
    """
    return read_many([name], place=place, during=during, seal=seal)[0]


def read_many(
    names: Sequence[str], *, place: str, during: Span, seal: int | None = None
) -> tuple[Reading, ...]:
    """Ask many figures the same question, in their order, with one reading of the book for all of them.

    What a rollup knows is taken from there. Raises NoSuchFigure, NoSuchSeal.
    """
    figures = [figure_named(name) for name in names]
    question, reached, pinned = question_of(figures, place=place, during=during, seal=seal)
    found = answers(figures, question, reached)
    shelf = Shelf(question, [each.reads for each in figures if each.name not in found])
    over = pinned or ledger.seal_over(question.height)
    return tuple(
        Reading(
            figure=each,
            question=question,
            counted=found.get(each.name) or _measured(each, question, shelf),
            seal=over,
        )
        for each in figures
    )


def question_of(
    figures: Sequence[Figure], *, place: str, during: Span, seal: int | None
) -> tuple[Question, dict[str, int], Seal | None]:
    """What is asked, how far the rollups of these figures are folded, the seal. Raises NoSuchSeal."""
    begins_at, ends_at = during
    pinned = _seal(seal)
    height, known_at, reached = _reach(pinned, figures)
    known_at = known_at or begins_at
    question = Question(place=place, begins_at=begins_at, ends_at=ends_at, height=height, known_at=known_at)
    return question, reached, pinned


def _measured(figure: Figure, question: Question, shelf: Shelf) -> Counted:
    return figure.measure(Scope(question, figure.reads, shelf))


def _seal(number: int | None) -> Seal | None:
    if number is None:
        return None
    try:
        return ledger.seal(number)
    except (Seal.DoesNotExist, OverflowError):
        raise NoSuchSeal(str(number)) from None


def _reach(seal: Seal | None, figures: Sequence[Figure]) -> tuple[int, datetime | None, dict[str, int]]:
    """The height a question reaches, the moment of the fact there (none in an empty book), and how far the
    rollups of these figures are folded: in one statement."""
    rollups = sorted({way.rollup for way in map(way_of, figures) if way})
    columns = {f"of_{name}": Subquery(Reach.objects.filter(pk=name).values("height")) for name in rollups}
    rows = Fact.objects.order_by("-id").annotate(**columns).values_list("id", "at", *columns)
    height, at, *reached = (rows.filter(id__lte=seal.last) if seal else rows).first() or (0, None)
    return height, at, {name: far or 0 for name, far in zip(rollups, reached, strict=False)}


def last_seal() -> Seal | None:
    """The newest seal; None before the first."""
    return ledger.last_seal()


def catalogue() -> list[Figure]:
    """Every figure, by name."""
    return [CATALOGUE[name] for name in sorted(CATALOGUE)]
