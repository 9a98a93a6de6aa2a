"""Who got the seats of an election that was counted, and how people settled a tie at the last one."""

from dataclasses import dataclass
from datetime import datetime

from bandeng.ballots.models import Tie, Vote
from bandeng.ballots.queries.votes import items
from bandeng.ballots.rules.electing import Elected, Stood, elect
from bandeng.ballots.rules.roll import Weight
from bandeng.people import vault
from bandeng.rulebook.queries import book


def seats_as_counted(vote: Vote) -> Elected:
    """The seats as the count alone gives them: a tie is left open."""
    stood = [Stood(item.key, Weight(item.yes_area, item.yes_heads), item.passed) for item in items(vote)]
    return elect(stood, seats=vote.seats, order=book().voting_rule(vote.rule).order)


@dataclass(frozen=True, kw_only=True)
class Settling:
    """How a tie was settled: a way of the book, who got the seats left, how many watched, the words."""

    way: str
    chosen: tuple[str, ...]
    witnesses: int
    how: str
    at: datetime


def waits_for_people(vote: Vote) -> bool:
    """Whether a tie at the last seat has still to be settled, in the presence of scrutineers."""
    counted = bool(vote.seats) and vote.closed_at is not None
    return counted and tie_of(vote) is None and seats_as_counted(vote).left > 0


def tie_of(vote: Vote) -> Settling | None:
    """How the tie of this vote was settled; None before it was, and where there is none."""
    row = Tie.objects.filter(id=vote.id).first()
    if row is None:
        return None
    words = vault.read([row.how]).get(row.how, "")
    chosen = tuple(row.chosen.split())
    return Settling(way=row.way, chosen=chosen, witnesses=row.witnesses, how=words, at=row.at)
