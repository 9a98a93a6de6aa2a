"""Haste was asked for: whoever has the matter sees it first."""

from bandeng.cases.projections.shared import move
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on

HURRY = "cases.hurry"


@on("cases.urged")
def urged(fact: Fact) -> None:
    inbox.settle(fact, HURRY)
    inbox.put(fact, kind=HURRY, seat=fact.body["seat"], urgent=True, due_at=None)
    move(fact)


@on("cases.annotated")
def annotated(fact: Fact) -> None:
    """Whoever was asked has written how it stands."""
    inbox.settle_at(fact, HURRY, fact.post)
