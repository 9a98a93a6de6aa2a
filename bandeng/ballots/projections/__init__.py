"""Votes, electors and papers as tables."""

from bandeng.ballots.projections import rolls, votes

__all__ = ["rolls", "votes"]
