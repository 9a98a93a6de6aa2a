"""Ballots that were voided, and why: counted for everybody, without a number or a room."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bandeng.ballots.models import Dispute, Sheet, Vote
from bandeng.ballots.rules import life
from bandeng.ledger.models import Fact

HOLDING = ("ballots.cast", "ballots.received")
SPOILED = "ballots.spoiled"


@dataclass(frozen=True, kw_only=True)
class Voided:
    """Of so many numbers what was recorded counts no more. ``why``: ``ballot`` (somebody said it was not
    hers) or ``voter`` (another of the co-owners votes); ``late``: of these, after the end of voting.
    """

    why: str
    many: int
    late: int


def voided(vote: Vote) -> list[Voided]:
    """How many numbers, by why; a reason that was never given is left out. Three statements."""
    rows = list(Dispute.objects.filter(elector__vote=vote, outcome=life.VOID).select_related("elector"))
    streams = [row.elector.stream for row in rows]
    held = set(Fact.objects.among(streams).named(*HOLDING).values_list("stream", flat=True))
    return [each for why in (life.BALLOT, life.VOTER) if (each := _because(vote, why, rows, held)).many]


def _because(vote: Vote, why: str, rows: Iterable[Dispute], held: set[str]) -> Voided:
    mine = [row for row in rows if row.about == why and row.elector.stream in held]
    late = {row.elector_id for row in mine if row.answered_at and vote.is_over(at=row.answered_at)}
    return Voided(why=why, many=len({row.elector_id for row in mine}), late=len(late))


def reissued(vote: Vote) -> Counter[str]:
    """How many papers were voided for another in their place, by why. Two statements."""
    spoiled = Sheet.objects.filter(elector__vote=vote, state=life.SPOILED)
    numbers = spoiled.values_list("elector__number", flat=True).distinct()
    found = Fact.objects.among(f"slot:{vote.id}:{number}" for number in numbers).named(SPOILED)
    return Counter(str(fact.body["why"]) for fact in found)
