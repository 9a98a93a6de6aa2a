"""Votes, electors, papers and disputes as tables; signed heads; and who is told of what."""

from bandeng.ballots.projections import disputing, heads, telling, votes

__all__ = ["disputing", "heads", "telling", "votes"]
