"""Shorter ways to a number: from a rollup, and from what was said since it was folded.

A shortcut answers for the facts up to the height of the question, as the measure does, or not at all: then
the measure counts. It brings no records; who asks for them has the measure count them, at the same height.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.db.models import Count, Sum

from bandeng.figures.models import Reach, Tally
from bandeng.figures.rules import Counted, Figure, Question
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.ledger.models import Fact

NEAR = 20_000  # heights between rollup and question that are counted one by one
TALLIES = "tallies"
Answers = dict[str, Counted]


class Shortcut(Protocol):
    """Answers some figures from the rollup of this name; those it leaves out are measured."""

    @property
    def rollup(self) -> str: ...

    def answer(self, figures: Sequence[Figure], question: Question, reached: int) -> Answers: ...


SHORTCUTS: dict[str, Shortcut] = {}


def shortcut(way: Shortcut, *names: str) -> None:
    """These figures have a shorter way."""
    SHORTCUTS.update(dict.fromkeys(names, way))


def way_of(figure: Figure) -> Shortcut | None:
    """The shorter way of a figure, if it has one."""
    return PLAIN if figure.reads.plain else SHORTCUTS.get(figure.name)


def answers(figures: Sequence[Figure], question: Question, reached: Mapping[str, int]) -> Answers:
    """What can be said without measuring, by name. ``reached`` tells how far each rollup is folded.

    If the worker folded a rollup while it was read, its numbers are not of one moment and are dropped.
    """
    by_way: dict[Shortcut, list[Figure]] = {}
    for figure in figures:
        way = way_of(figure)
        if way and is_near(question, reached.get(way.rollup, 0)):
            by_way.setdefault(way, []).append(figure)
    found = {way: way.answer(some, question, reached[way.rollup]) for way, some in by_way.items()}
    now = heights() if any(found.values()) else {}
    steady = [said for way, said in found.items() if now.get(way.rollup) == reached[way.rollup]]
    return {name: counted for said in steady for name, counted in said.items()}


def is_near(question: Question, reached: int) -> bool:
    """Whether a rollup folded so far is worth asking: it has begun, and what lies between can be counted."""
    return reached > 0 and abs(question.height - reached) <= NEAR


def heights() -> dict[str, int]:
    """How far each rollup is folded."""
    return dict(Reach.objects.values_list("rollup", "height"))


@dataclass(frozen=True)
class Plain:
    """Figures that are as many as facts of some names: the days' tallies, and the facts between the heights.

    At a height below the rollup's what was said between is taken away again. Whole days only.
    """

    rollup: str = TALLIES

    def answer(self, figures: Sequence[Figure], question: Question, reached: int) -> Answers:
        """As many as there are; nothing where the period is not of whole days."""
        days = whole_days(question)
        if days is None:
            return {}
        names = sorted({name for figure in figures for name in figure.reads.during})
        found = _tallied(names, question.place, days[0], days[1])
        for name, number in _between(names, question, reached).items():
            found[name] = found.get(name, 0) + number
        return {figure.name: _as_many(figure, found) for figure in figures}


PLAIN = Plain()


def _as_many(figure: Figure, found: Mapping[str, int]) -> Counted:
    number = sum(found.get(name, 0) for name in figure.reads.during)
    return Counted(value=number, evidence=(), records=number)


def whole_days(question: Question) -> tuple[date, date] | None:
    """The first day of the period and the one after its last; None where it is not of whole days."""
    first, end = _day(question.begins_at), _day(question.ends_at)
    return (first, end) if first and end else None


def _day(moment: datetime) -> date | None:
    """The day that begins at this moment; None where none does."""
    day = moment.astimezone(SHANGHAI).date()
    return day if day_begins(day) == moment else None


def _tallied(names: Sequence[str], place: str, first: date, end: date) -> dict[str, int]:
    rows = Tally.objects.of(place, *names).during(first, end)
    return dict(rows.values_list("name").annotate(all=Sum("number")))


def _between(names: Sequence[str], question: Question, reached: int) -> dict[str, int]:
    """What was said between the rollup's height and the question's; less than nothing where that is lower."""
    low, high = sorted((reached, question.height))
    if low == high:
        return {}
    rows = Fact.objects.filter(id__gt=low, id__lte=high).named(*names).under(question.place)
    during = rows.during(question.begins_at, question.ends_at).values_list("name").annotate(all=Count("id"))
    sign = 1 if question.height > reached else -1
    return {name: sign * number for name, number in during}
