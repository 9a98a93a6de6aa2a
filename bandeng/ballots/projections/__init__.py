"""Votes, electors, papers and disputes as tables; and what their households are told."""

from bandeng.ballots.projections import disputing, telling, votes

__all__ = ["disputing", "telling", "votes"]
