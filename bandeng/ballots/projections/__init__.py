"""Votes, electors and papers as tables."""

from bandeng.ballots.projections import votes

__all__ = ["votes"]
