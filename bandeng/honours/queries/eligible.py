"""Whom a rule proposes, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bandeng.honours import rules
from bandeng.honours.models import Award, Round
from bandeng.honours.queries.awards import taken
from bandeng.members import queries as members
from bandeng.members import rules as standing
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Eligible:
    """A member the rule proposes: ``reached``, or ``file`` where only the month is known."""

    card: members.Card
    why: str


def eligible(round_: Round) -> list[Eligible]:
    """Members whose years are full by the day of the round, living on it, who never had it nor are on a list.

    Whoever was refused in this round is not proposed again in it.
    """
    return list(_reaching(round_))


def _reaching(round_: Round) -> Iterator[Eligible]:
    honour, by_day = book().honour(round_.honour), round_.by_day
    if by_day is None:
        return
    had = taken(round_.honour)
    for card in members.everybody():
        why = reason(card, by=by_day, years=honour.years)
        if why and not any(_bars(award, round_) for award in had.get(card.ref, ())):
            yield Eligible(card=card, why=why)


def reason(card: members.Card, *, by: date, years: int) -> str:
    """Why the member is proposed; ``""`` where she is not."""
    if card.standing_on is None or (card.died_on is not None and card.died_on <= by):
        return ""
    answer = standing.reaches(card.standing_on, card.precision, by=by, years=years)
    return {standing.YES: rules.REACHED, standing.FILE: rules.FILE}.get(answer, "")


def _bars(award: Award, round_: Round) -> bool:
    if award.state in (rules.REFUSED, rules.DEFERRED):
        return award.round == round_.id
    return award.state != rules.WITHDRAWN
