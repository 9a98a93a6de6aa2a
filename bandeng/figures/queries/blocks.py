"""A dashboard's block: some figures at some places, with as few questions to the database as it takes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Count, Sum

from bandeng.figures.models import Tally
from bandeng.figures.queries.reading import figure_named, question_of, read_many
from bandeng.figures.queries.shortcuts import TALLIES, heights, is_near, whole_days
from bandeng.figures.rules import Figure, Question
from bandeng.ledger.models import Fact

Span = tuple[datetime, datetime]
Cell = tuple[str, str]  # place, name
Value = int | Fraction | None


@dataclass(frozen=True, kw_only=True)
class Block:
    """The values by place (path) and figure; each is what ``read`` answers there at this ``height``."""

    height: int
    values: Mapping[Cell, Value]


def block(names: Sequence[str], *, places: Sequence[str], during: Span, seal: int | None = None) -> Block:
    """Ask figures at many places. Plain counts of whole days come out of the tallies, all in one statement.

    Raises NoSuchFigure, NoSuchSeal.
    """
    figures = [figure_named(name) for name in names]
    question, reached, _pinned = question_of(figures, place="", during=during, seal=seal)
    plain = [each for each in figures if each.reads.plain]
    values = _quickly(plain, places, question, reached.get(TALLIES, 0)) if plain else {}
    left = [each.name for each in figures if not each.reads.plain or not values]
    for place in places if left else ():
        found = read_many(left, place=place, during=during, seal=seal)
        values |= {(place, each.figure.name): each.value for each in found}
    return Block(height=question.height, values=values)


def _quickly(
    figures: Sequence[Figure], places: Sequence[str], question: Question, reached: int
) -> dict[Cell, Value]:
    """From the tallies and the facts between the heights; nothing where they cannot answer."""
    days, names = whole_days(question), sorted({name for each in figures for name in each.reads.during})
    if days is None or not is_near(question, reached):
        return {}
    rows = Tally.objects.filter(place__in=places, name__in=names).during(*days)
    summed = rows.values_list("place", "name").annotate(all=Sum("number"))
    said = Counter({(place, name): number for place, name, number in summed})
    said.update(_between(names, places, question, reached))
    if heights().get(TALLIES) != reached:
        return {}
    return {
        (place, each.name): sum(said[place, name] for name in each.reads.during)
        for place in places
        for each in figures
    }


def _between(names: Sequence[str], places: Sequence[str], question: Question, reached: int) -> Counter[Cell]:
    low, high = sorted((reached, question.height))
    found: Counter[Cell] = Counter()
    if low < high:
        rows = Fact.objects.filter(id__gt=low, id__lte=high).named(*names)
        during = rows.during(question.begins_at, question.ends_at).values_list("name", "place")
        for name, where, number in during.annotate(all=Count("id")):
            for place in places:
                if where.startswith(place):
                    found[place, name] += number if question.height > reached else -number
    return found
