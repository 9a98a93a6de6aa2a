"""Votes, electors, papers and disputes as tables; and what their households are told."""

from bandeng.ballots.projections import disputing, rolls, telling, votes

__all__ = ["disputing", "rolls", "telling", "votes"]
