"""Votes, electors, papers, rolls and disputes as tables; signed heads; and who is told of what."""

from bandeng.ballots.projections import audits, disputing, heads, rolls, telling, votes

__all__ = ["audits", "disputing", "heads", "rolls", "telling", "votes"]
