"""Votes, electors, papers, rolls and disputes as tables; signed heads; and who is told of what."""

from bandeng.ballots.projections import disputing, heads, rolls, telling, votes

__all__ = ["disputing", "heads", "rolls", "telling", "votes"]
