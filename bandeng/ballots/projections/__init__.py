"""Votes, electors and papers as tables; signed heads."""

from bandeng.ballots.projections import heads, votes

__all__ = ["heads", "votes"]
