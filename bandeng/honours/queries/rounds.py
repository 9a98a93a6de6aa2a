"""Rounds and their awards; which honours somebody may open or record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from bandeng.honours import rules
from bandeng.honours.models import Award, AwardQuerySet, Objection, Round
from bandeng.honours.queries.awards import desks_of, seen_by
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import BY_RECORD, BY_UNIT, Honour


def openable(person: str, *, at: datetime) -> list[Honour]:
    """Honours of which a desk of hers has the authority to open a round."""
    desks = desks_of(person, at=at, act="honours.open")
    return [each for each in book().honours if each.proposes != BY_RECORD and desks & set(each.authority)]


def recordable(person: str, *, at: datetime) -> list[Honour]:
    """Honours of another level that a desk of hers may record, and medals given before this book."""
    desks = desks_of(person, at=at, act="honours.record")
    return [each for each in book().honours if each.may_be_recorded and desks & set(each.authority)]


def rounds_of(person: str, *, at: datetime) -> list[Round]:
    """Rounds of her desks, with an award she may see, or that take nominations; newest first."""
    return list(_hers(person, at).order_by("-opened_at", "-id")[: rules.LIST_AT_MOST])


def _hers(person: str, at: datetime) -> QuerySet[Round]:
    desks = desks_of(person, at=at)
    seen = Q(unit__in=desks) | Q(id__in=seen_by(person, at=at).values("round"))
    if desks:
        nominating = [each.code for each in book().honours if each.proposes == BY_UNIT]
        seen |= Q(honour__in=nominating, number=rules.NOBODY)
    return Round.objects.filter(seen)


def round_for(person: str, ref: str, *, at: datetime) -> Round:
    """The round, for whoever may see it. Raises Round.DoesNotExist otherwise (a 404)."""
    return _hers(person, at).get(id=ref)


def newest_like(honour: str, year: int) -> Round | None:
    """The round of this honour and year that was opened last, whoever opened it; None where none was."""
    return Round.objects.filter(honour=honour, year=year).order_by("-opened_at", "-id").first()


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Why a round is not decided yet: the day from which it can be (None: it can), open objections."""

    since: date | None
    objections: int


def wait_of(round_: Round, *, on: date) -> Wait | None:
    """What a decision of this round still waits for on this day; None where it can be decided."""
    ends = round_.notice_ends
    since = rules.next_day(ends) if ends and on <= ends else None
    objections = Objection.objects.filter(round=round_.id, answered_at=None).count()
    return Wait(since=since, objections=objections) if since or objections else None


def awards_of(round_: Round, person: str, *, at: datetime, only: Iterable[str] | None = None) -> list[Award]:
    """The awards of a round that the person may see, place by place; all, or only those of these ids."""
    rows = _seen_of(round_, person, at)
    return list((rows if only is None else rows.filter(id__in=list(only))).in_order())


def _seen_of(round_: Round, person: str, at: datetime) -> AwardQuerySet:
    return Award.objects.at_desks(desks_of(person, at=at)).filter(round=round_.id)


@dataclass(frozen=True, kw_only=True)
class Page:
    """Part of a long list, of ``total``; it follows the one of this id (``begins``; ``""``: the first), and
    what follows it begins after ``ends`` (``""``: nothing does).
    """

    awards: list[Award]
    total: int
    begins: str
    ends: str


def page_of(round_: Round, person: str, *, at: datetime, after: str = "") -> Page:
    """The awards of a round that the person may see, a page of them: the first, or those after this one."""
    seen = _seen_of(round_, person, at)
    last = seen.filter(id=after).first() if after else None
    rows = list((seen.following(last) if last else seen).in_order()[: rules.PAGE + 1])
    return Page(
        awards=rows[: rules.PAGE],
        total=seen.count(),
        begins=last.id if last else "",
        ends=rows[rules.PAGE - 1].id if len(rows) > rules.PAGE else "",
    )


def by_round(awards: QuerySet[Award]) -> list[tuple[Round, int]]:
    """The rounds of these awards, newest first, each with how many there are."""
    found = dict(awards.order_by().values_list("round").annotate(many=Count("id")))
    rounds = Round.objects.filter(id__in=found).order_by("-opened_at", "-id")
    return [(round_, found[round_.id]) for round_ in rounds]
