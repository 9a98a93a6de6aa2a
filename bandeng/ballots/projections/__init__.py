"""Votes, electors, papers, rolls, samples and disputes as tables; heads; and who is told of what."""

from bandeng.ballots.projections import (
    agents,
    audits,
    batches,
    disputing,
    heads,
    rolls,
    telling,
    telling_rolls,
    ties,
    votes,
)

__all__ = [
    "agents",
    "audits",
    "batches",
    "disputing",
    "heads",
    "rolls",
    "telling",
    "telling_rolls",
    "ties",
    "votes",
]
