"""Asking figures: for a place, a period and a seal, always with the records behind the answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from bandeng.figures.rules import CATALOGUE, Counted, Evidence, Figure, Question
from bandeng.ledger.models import Fact, FactQuerySet, Seal


class NoSuchFigure(LookupError):
    """Nobody declares a figure of this name."""


class NoSuchSeal(LookupError):
    """There is no seal of this number."""


@dataclass(frozen=True)
class Scope:
    """The facts a measure may count."""

    question: Question

    def facts(self, *names: str) -> Iterator[Fact]:
        """Facts of these names at or below the place, in the period, up to the height; oldest first."""
        asked = self.question
        rows = self._known(*names).during(asked.begins_at, asked.ends_at)
        return rows.order_by("id").iterator()

    def facts_before_end(self, *names: str) -> Iterator[Fact]:
        """The same without a beginning: what had been said by the end of the period."""
        return self._known(*names).filter(at__lt=self.question.ends_at).order_by("id").iterator()

    def _known(self, *names: str) -> FactQuerySet:
        asked = self.question
        return Fact.objects.named(*names).under(asked.place).up_to(asked.height)

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in the period."""
        return self.question.begins_at <= moment < self.question.ends_at


def evidence(fact: Fact, *, value: int | None = None) -> Evidence:
    """A fact as a record behind a figure."""
    return Evidence(
        height=fact.id, stream=fact.stream, name=fact.name, at=fact.at, place=fact.place, value=value
    )


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A figure's answer, with the question it answers and the seal it is pinned to (0: not sealed yet)."""

    figure: Figure
    question: Question
    counted: Counted
    seal: int

    @property
    def value(self) -> int | Fraction | None:
        return self.counted.value

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.counted.evidence


def figure_named(name: str) -> Figure:
    """The figure of this name. Raises NoSuchFigure."""
    try:
        return CATALOGUE[name]
    except KeyError:
        raise NoSuchFigure(name) from None


def read(name: str, *, place: str, during: tuple[datetime, datetime], seal: int | None = None) -> Reading:
    """Ask a figure for a place (path) and a half-open period, as the book stood at a seal (None: now).

    The same question at the same seal has the same answer for ever. Raises NoSuchFigure, NoSuchSeal.
    """
    named = figure_named(name)
    begins_at, ends_at = during
    question = Question(place=place, begins_at=begins_at, ends_at=ends_at, height=height_of(seal))
    return Reading(
        figure=named, question=question, counted=named.measure(Scope(question)), seal=seal or _last_seal()
    )


def height_of(seal: int | None) -> int:
    """The height a seal fixes; the present height of the book without one. Raises NoSuchSeal."""
    if seal is None:
        return Fact.objects.order_by("-id").values_list("id", flat=True).first() or 0
    last = Seal.objects.filter(id=seal).values_list("last", flat=True).first()
    if last is None:
        raise NoSuchSeal(str(seal))
    return last


def _last_seal() -> int:
    return Seal.objects.order_by("-id").values_list("id", flat=True).first() or 0


def seal_of(reading: Reading) -> Seal | None:
    """The seal a reading is pinned to; None while nothing is sealed."""
    return Seal.objects.filter(id=reading.seal).first()


def catalogue() -> list[Figure]:
    """Every figure, by name."""
    return [CATALOGUE[name] for name in sorted(CATALOGUE)]
