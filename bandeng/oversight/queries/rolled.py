"""The figures of oversight from their rollup: what it holds, and fact by fact what it cannot hold.

Counted fact by fact are the matters of which something was said since it was folded, and those given to
another place of which only some facts were said at or below the place that is asked about.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.expressions import Case, Value, When

from bandeng.figures.queries.scope import Scope, Shelf
from bandeng.figures.queries.shortcuts import Answers
from bandeng.figures.rules import Counted, Figure, Question
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.oversight import rules
from bandeng.oversight.models import Place, Stretch, StretchQuerySet, Turn, TurnQuerySet
from bandeng.oversight.projections.living import FOLDED
from bandeng.oversight.rules import Kind

MOST_APART = 900  # matters counted fact by fact; with more of them everything is
Parts = tuple[int, int]  # how many, of how many


@dataclass(frozen=True)
class Rolled:
    """The shortcut of every figure of oversight."""

    rollup: str = "oversight"

    def answer(self, figures: Sequence[Figure], question: Question, reached: int) -> Answers:
        """Everything asked; nothing at a height below the rollup's, or with too many matters apart."""
        apart = matters_apart(question, reached)
        if apart is None:
            return {}
        parts = rolled(question, apart)
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
    since = Fact.objects.filter(id__gt=reached, id__lte=question.height).named(*FOLDED)
    told = since.under(question.place).values_list("stream", flat=True).distinct()[: MOST_APART + 1]
    inside = Place.objects.filter(place__startswith=question.place).values("stream")
    moved = Place.objects.filter(stream__in=inside).exclude(place__startswith=question.place)
    crossing = moved.values_list("stream", flat=True).distinct()[: MOST_APART + 1]
    found = {*told, *crossing}
    return found if len(found) <= MOST_APART else None


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


def stretches(question: Question, apart: set[str]) -> StretchQuerySet:
    """The matters open at the end of the period."""
    rows = Stretch.objects.at_end(question.ends_at).under(question.place)
    return rows.exclude(stream__in=sorted(apart)) if apart else rows


def turns(question: Question, apart: set[str]) -> TurnQuerySet:
    """The last turn of each kind of each matter in the period."""
    rows = Turn.objects.last_in(question.begins_at, question.ends_at).under(question.place)
    return rows.exclude(stream__in=sorted(apart)) if apart else rows


def standing(question: Question) -> dict[str, Q]:
    """What is looked for among open matters, by figure."""
    now = reach_of(question)
    busy = Q(done=False, resting=False)
    return {
        "oversight.overdue": busy & Q(due_at__lte=now),
        "oversight.near": busy & Q(warn_at__lte=now, due_at__gt=now),
        "oversight.resting": Q(resting=True),
        "oversight.silent": Q(resting=False, spoken_at__lte=now - rules.SILENT_AFTER),
    }


@dataclass(frozen=True)
class Among:
    """Turns of a kind; ``column``: those for which it is true (empty: all)."""

    kind: Kind
    column: str = ""

    @property
    def which(self) -> Q:
        return Q(kind=self.kind, **({self.column: True} if self.column else {}))


# By figure: what is looked for, of what.
TURNS = {
    "oversight.returned": (Among(Kind.RETURNED), Among(Kind.PASSED)),
    "oversight.reopened": (Among(Kind.AGAIN), Among(Kind.OVER)),
    "oversight.recurrent": (Among(Kind.LINKED), Among(Kind.RAISED)),
    "oversight.last_moment": (Among(Kind.HANDLED, "at_last"), Among(Kind.HANDLED, "timed")),
    "oversight.ping_pong": (Among(Kind.SENT, "marked"), Among(Kind.SENT)),
    "oversight.without_picture": (Among(Kind.HANDLED, "marked"), Among(Kind.HANDLED)),
    "oversight.given_at_once": (Among(Kind.AT_ONE_GO), Among(Kind.GIVEN)),
}


def rolled(question: Question, apart: set[str]) -> dict[str, Parts]:
    """Every figure, of the matters that are not apart: how many, of how many."""
    return {**_open(question, apart), **_turned(question, apart), TOGETHER: _together(question, apart)}


def _open(question: Question, apart: set[str]) -> dict[str, Parts]:
    asked = standing(question)
    sums = {_alias(name): _sum(which) for name, which in asked.items()}
    found = stretches(question, apart).aggregate(of_all=Count("id"), **sums)
    return {name: (found[_alias(name)] or 0, found["of_all"]) for name in asked}


def _alias(name: str) -> str:
    """A name for a sum that is no column's."""
    return f"of_{name.rpartition('.')[2]}"


def _sum(which: Q) -> Sum:
    return Sum(Case(When(which, then=Value(1)), default=Value(0)))


def _turned(question: Question, apart: set[str]) -> dict[str, Parts]:
    sums = {_alias(name): _sum(Q(**{name: True})) for name in ("marked", "timed", "at_last")}
    rows = turns(question, apart).values("kind").annotate(of_all=Count("id"), **sums)
    by_kind: dict[int, Mapping[str, Any]] = {row["kind"]: row for row in rows}

    def number(among: Among) -> int:
        return int(by_kind.get(among.kind, {}).get(_alias(among.column or "all")) or 0)

    return {name: (number(part), number(whole)) for name, (part, whole) in TURNS.items()}


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
