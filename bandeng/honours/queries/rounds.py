"""Rounds and their awards; which honours somebody may open or record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bandeng.honours import rules
from bandeng.honours.models import Award, Objection, Round
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
    desks = desks_of(person, at=at)
    nominating = [each.code for each in book().honours if each.proposes == BY_UNIT]
    mine = set(seen_by(person, at=at).values_list("round", flat=True).distinct())
    rows = Round.objects.order_by("-opened_at", "-id")[: rules.LIST_AT_MOST]
    return [
        row
        for row in rows
        if row.unit in desks or row.id in mine or (row.honour in nominating and desks and row.number == "-")
    ]


def round_for(person: str, ref: str, *, at: datetime) -> Round:
    """The round, for whoever may see it. Raises Round.DoesNotExist otherwise (a 404)."""
    found = {row.id: row for row in rounds_of(person, at=at)}
    if ref not in found:
        raise Round.DoesNotExist(ref)
    return found[ref]


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


def awards_of(round_: Round, person: str, *, at: datetime) -> list[Award]:
    """The awards of a round that the person may see, place by place."""
    rows = Award.objects.at_desks(desks_of(person, at=at)).filter(round=round_.id)
    return list(rows.in_order()[: rules.LIST_AT_MOST])


def by_round(awards: Iterable[Award]) -> list[tuple[Round, int]]:
    """The rounds of these awards, each with how many there are, in their order."""
    found: dict[str, int] = {}
    for award in awards:
        found[award.round] = found.get(award.round, 0) + 1
    rounds = Round.objects.in_bulk(found)
    return [(rounds[ref], many) for ref, many in found.items() if ref in rounds]
