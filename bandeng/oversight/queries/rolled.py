"""The figures of oversight from their rollup: what it holds, and fact by fact what it cannot hold.

Counted fact by fact are the matters of which something was said since it was folded, and those given to
another place of which only some facts were said at or below the place that is asked about.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from django.db.models import Q, Sum

from bandeng.figures.queries.scope import Scope, Shelf
from bandeng.figures.queries.shortcuts import Answers, whole_days
from bandeng.figures.rules import Counted, Figure, Question
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.oversight import rules
from bandeng.oversight.models import Place, Span, Stretch, StretchQuerySet, Turn, TurnQuerySet
from bandeng.oversight.projections.counting import Key, count
from bandeng.oversight.projections.living import FOLDED
from bandeng.oversight.rules import Kind

MOST_APART = 900  # matters counted fact by fact; with more of them everything is
Parts = tuple[int, int]  # how many, of how many
Rows = TypeVar("Rows", StretchQuerySet, TurnQuerySet)


@dataclass(frozen=True)
class Rolled:
    """The shortcut of every figure of oversight."""

    rollup: str = "oversight"

    def answer(self, figures: Sequence[Figure], question: Question, reached: int) -> Answers:
        """Everything asked; nothing at a height below the rollup's, or with too many matters apart."""
        apart, days = matters_apart(question, reached), whole_days(question)
        if apart is None or days is None:
            return {}
        parts = rolled(question, apart, days)
        single = _measured(figures, question, apart)
        return {
            each.name: _share(_plus(parts[each.name], single.get(each.name)))
            for each in figures
            if each.name != TOGETHER or not single.get(each.name, (0, 0))[1]
        }


TOGETHER = "oversight.paused_together"  # counts across matters: those apart cannot be added


def matters_apart(question: Question, reached: int) -> set[str] | None:
    """The streams that are to be counted fact by fact; None where the rollup is of no use."""
    if question.height < reached:
        return None
    told = _told_since(question, reached)
    inside = Place.objects.filter(place__startswith=question.place).values("stream")
    moved = Place.objects.filter(stream__in=inside).exclude(place__startswith=question.place)
    crossing = moved.values_list("stream", flat=True).distinct()[: MOST_APART + 1]
    found = {*told, *crossing}
    return found if len(found) <= MOST_APART else None


def _told_since(question: Question, reached: int) -> set[str]:
    if question.height == reached:
        return set()
    since = Fact.objects.filter(id__gt=reached, id__lte=question.height).named(*FOLDED)
    return set(since.under(question.place).values_list("stream", flat=True).distinct()[: MOST_APART + 1])


def _measured(figures: Sequence[Figure], question: Question, apart: set[str]) -> dict[str, Parts]:
    if not apart:
        return {}
    shelf = Shelf(question, [each.reads for each in figures], streams=apart)
    found = {each.name: each.measure(Scope(question, each.reads, shelf)) for each in figures}
    return {name: (each.numerator or 0, each.denominator or 0) for name, each in found.items()}


def _plus(rolled: Parts, single: Parts | None) -> Parts:
    return (rolled[0] + single[0], rolled[1] + single[1]) if single else rolled


def _share(parts: Parts) -> Counted:
    part, whole = parts
    value = Fraction(part, whole) if whole else None
    return Counted(value=value, evidence=(), numerator=part, denominator=whole, records=whole)


def reach_of(question: Question) -> datetime:
    """Up to when the period is known."""
    return min(question.ends_at, question.known_at)


def stretches(question: Question) -> tuple[StretchQuerySet, StretchQuerySet]:
    """The matters open at the end of the period: those that still stand so, and those that do not."""
    rows = Stretch.objects.begun_by(question.ends_at).under(question.place)
    return rows.lasting(), rows.ended_from(question.ends_at)


def turns(question: Question) -> tuple[TurnQuerySet, TurnQuerySet]:
    """The last turn of each kind of each matter in the period: those that are the last still, and others."""
    rows = Turn.objects.in_period(question.begins_at, question.ends_at).under(question.place)
    return rows.lasting(), rows.ended_from(question.ends_at)


def standing(question: Question) -> dict[str, Q]:
    """What is looked for among open matters, by figure."""
    now = reach_of(question)
    busy = Q(done=False, resting=False)
    return {
        "oversight.overdue": busy & Q(due_at__lte=now),
        "oversight.near": busy & Q(warn_at__lte=now, due_at__gt=now),
        "oversight.silent": Q(resting=False, spoken_at__lte=now - rules.SILENT_AFTER),
    }


@dataclass(frozen=True)
class Among:
    """Turns of a kind; ``column``: those for which it is true (empty: all); ``day``: what days call them."""

    kind: Kind
    column: str = ""
    day: Kind | None = None

    @property
    def which(self) -> Q:
        return Q(kind=self.kind, **({self.column: True} if self.column else {}))

    @property
    def counted_as(self) -> Kind:
        return self.day or self.kind


BARE = Among(Kind.HANDLED, "marked", Kind.BARE)
TIMED = Among(Kind.HANDLED, "timed", Kind.TIMED)
AT_LAST = Among(Kind.HANDLED, "at_last", Kind.AT_LAST)
SENT_AGAIN = Among(Kind.SENT, "marked", Kind.SENT_AGAIN)
# By figure: what is looked for, of what.
TURNS = {
    "oversight.returned": (Among(Kind.RETURNED), Among(Kind.PASSED)),
    "oversight.reopened": (Among(Kind.AGAIN), Among(Kind.OVER)),
    "oversight.recurrent": (Among(Kind.LINKED), Among(Kind.RAISED)),
    "oversight.last_moment": (AT_LAST, TIMED),
    "oversight.ping_pong": (SENT_AGAIN, Among(Kind.SENT)),
    "oversight.without_picture": (BARE, Among(Kind.HANDLED)),
    "oversight.given_at_once": (Among(Kind.AT_ONE_GO), Among(Kind.GIVEN)),
}


def rolled(question: Question, apart: set[str], days: tuple[date, date]) -> dict[str, Parts]:
    """Every figure, of the matters that are not apart: how many, of how many."""
    numbers = _numbers(question, apart, days)
    turned = {
        name: (numbers[part.counted_as], numbers[whole.counted_as]) for name, (part, whole) in TURNS.items()
    }
    rests = {"oversight.resting": (numbers[Kind.RESTING], numbers[Kind.OPEN])}
    return {
        **_open(question, apart, numbers[Kind.OPEN]),
        **rests,
        **turned,
        TOGETHER: _together(question, apart),
    }


def _numbers(question: Question, apart: set[str], days: tuple[date, date]) -> Counter[int]:
    """By kind, what the numbers of days say, without the matters apart."""
    found = numbers_at([question.place], question, apart, days)
    return Counter({kind: number for (place, kind), number in found.items() if place == question.place})


def numbers_at(
    places: Sequence[str], question: Question, apart: set[str], days: tuple[date, date]
) -> Counter[tuple[str, int]]:
    """By place and kind, for places at or below that of the question, without the matters apart."""
    first, end = days
    rows = Span.objects.at_end(places, end)
    asked = rows.filter(Q(since__gte=first) | Q(kind__in=[Kind.OPEN, Kind.RESTING]))
    summed = asked.values_list("place", "kind").annotate(of_all=Sum("number"))
    found = Counter({(place, kind): number for place, kind, number in summed})
    for (place, kind, *_days), number in _apart(question, apart).items():
        found[place, kind] -= number
    return found


def _apart(question: Question, apart: set[str]) -> Counter[Key]:
    """What the matters apart are among the numbers of days."""
    found: Counter[Key] = Counter()
    if apart:
        for rows in (*stretches(question), *turns(question)):
            count(found, rows.filter(stream__in=sorted(apart)), 1)
    return found


def _open(question: Question, apart: set[str], whole: int) -> dict[str, Parts]:
    both = stretches(question)
    return {
        name: (sum(without(rows.filter(which), apart).count() for rows in both), whole)
        for name, which in standing(question).items()
    }


def without(rows: Rows, apart: set[str]) -> Rows:
    """These rows but those of the matters apart."""
    return rows.exclude(stream__in=sorted(apart)) if apart else rows


def _together(question: Question, apart: set[str]) -> Parts:
    whole, many = given_together(question, apart)
    return len(many), whole


def given_together(question: Question, apart: set[str]) -> tuple[int, set[str]]:
    """How many matters were given time or a rest in the period, and those decided by one post on one day."""
    given = Turn.objects.filter(
        kind=Kind.GIVEN, since_at__gte=question.begins_at, since_at__lt=question.ends_at
    ).under(question.place)
    rows = [row for row in given.values_list("stream", "since_at") if row[0] not in apart]
    asked = Turn.objects.filter(kind=Kind.ASKED_FOR, stream__in=given.values("stream"))
    now = asked.filter(since_at__lt=question.ends_at, until_at__gte=question.ends_at)
    seats = dict(now.under(question.place).values_list("stream", "seat")) if rows else {}
    by_day: dict[tuple[str, object], set[str]] = defaultdict(set)
    for stream, at in rows:
        by_day[seats.get(stream, "-"), at.astimezone(SHANGHAI).date()].add(stream)
    many = {stream for streams in by_day.values() if len(streams) >= rules.TOGETHER for stream in streams}
    return len({stream for stream, _at in rows}), many
