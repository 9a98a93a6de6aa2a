"""Votes, electors, papers, rolls and disputes as tables; signed heads; and who is told of what."""

from bandeng.ballots.projections import agents, disputing, heads, rolls, telling, votes

__all__ = ["agents", "disputing", "heads", "rolls", "telling", "votes"]
