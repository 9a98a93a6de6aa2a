"""What voters said and nobody answered yet: for the morning of those who are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from bandeng.ballots.models import Dispute, Objection, Vote
from bandeng.ballots.queries.posts import asked_near
from bandeng.ballots.rules import life

OBJECTION, DISPUTE = "objection", "dispute"  # against the roll; against what was recorded of a ballot
ACTS = {OBJECTION: "ballots.rule", DISPUTE: "ballots.answer"}
HEARD = (life.ROLLED, life.POSTED, life.ANNOUNCED)


@dataclass(frozen=True, kw_only=True)
class Unanswered:
    """So many objections or disputes of one vote; ``due_at``: what cannot go on before (None: no day yet)."""

    vote: str
    title: str
    what: str
    many: int
    due_at: datetime | None


def unanswered(seats: Sequence[str], *, at: datetime) -> list[Unanswered]:
    """What these posts are asked to answer, due first comes first; two statements where there is none."""
    said = _counted()
    votes = Vote.objects.in_bulk([vote for vote, _what in said]) if said else {}
    found = [
        _one(votes[vote], what, many)
        for (vote, what), many in said.items()
        if not votes[vote].closed_at and set(asked_near(ACTS[what], votes[vote].place)) & set(seats)
    ]
    return sorted(found, key=lambda each: (each.due_at is None, each.due_at or at, each.vote))


def _counted() -> dict[tuple[str, str], int]:
    """How many wait, by vote and what they are."""
    objections = Objection.objects.filter(answered_at=None, vote__state__in=HEARD).values_list("vote")
    disputes = Dispute.objects.filter(outcome=life.OPEN, elector__vote__state=life.ANNOUNCED)
    waiting = {OBJECTION: objections, DISPUTE: disputes.values_list("elector__vote")}
    return {
        (vote, what): many
        for what, rows in waiting.items()
        for vote, many in rows.annotate(many=Count("id")).order_by()
    }


def _one(vote: Vote, what: str, many: int) -> Unanswered:
    due_at = vote.opens_at if what == OBJECTION else vote.closes_at
    return Unanswered(vote=vote.id, title=vote.title, what=what, many=many, due_at=due_at)
