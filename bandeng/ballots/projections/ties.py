"""Settled ties as a table."""

from bandeng.ballots.models import Tie
from bandeng.ballots.projections.votes import change, vote_of
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Tie)


@on("ballots.tie_settled")
def tie_settled(fact: Fact) -> None:
    body, vote = fact.body, vote_of(fact)
    Tie.objects.create(
        id=vote,
        vote_id=vote,
        way=body["way"],
        chosen=" ".join(body["chosen"]),
        witnesses=len(body["witnesses"]),
        how=body["how"]["kept"],
        at=fact.at,
    )
    change(fact, {})
