"""A decision as it was taken: who was given the honour by this number, and on what it rests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bandeng.honours import rules
from bandeng.honours.models import Award, Objection, Round
from bandeng.honours.queries.awards import Shown, listed
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import TEAM, Honour


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One decision of a round: its number and day, teams and persons in the order of a list.

    ``withdrawn``: how many it gave were taken back since; they are not among the rows. ``objections``: how
    many came to the notice. Persons have no names where the reader may not see them.
    """

    round: Round
    honour: Honour
    number: str
    on: date
    teams: Sequence[Shown]
    persons: Sequence[Shown]
    withdrawn: int
    objections: int

    @property
    def is_named(self) -> bool:
        """Whether the reader sees who the persons are."""
        return any(row.name for row in self.persons)


def numbers_of(round_: Round) -> list[str]:
    """The numbers by which a round was decided, in the order of their days: mostly one."""
    rows = Award.objects.filter(round=round_.id).exclude(decided_on=None).order_by("decided_on", "number")
    return list(dict.fromkeys(rows.values_list("number", flat=True).distinct()))


def given_by(round_: Round, number: str) -> list[Award]:
    """What this decision gave and what still stands of it."""
    rows = Award.objects.filter(round=round_.id, number=number, state__in=rules.GIVEN)
    return list(rows.in_order())


def decision(round_: Round, number: str, *, personal: bool) -> Decided | None:
    """The decision of this number; None where there is none. Without ``personal`` persons have no names.

    With it, record the look of members first (``honours.actions.look``).
    """
    gone = Award.objects.filter(round=round_.id, number=number, state=rules.WITHDRAWN).count()
    rows = listed(given_by(round_, number), personal=personal)
    if not rows:
        return None
    return Decided(
        round=round_,
        honour=book().honour(round_.honour),
        number=number,
        on=rows[0].award.decided_on or date.min,
        teams=[row for row in rows if row.award.kind == TEAM],
        persons=[row for row in rows if row.award.kind != TEAM],
        withdrawn=gone,
        objections=Objection.objects.filter(round=round_.id).count(),
    )
