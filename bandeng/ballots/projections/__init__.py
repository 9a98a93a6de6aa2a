"""Votes, electors, papers and disputes as tables; and what their households are told."""

from bandeng.ballots.projections import agents, disputing, rolls, telling, votes

__all__ = ["agents", "disputing", "rolls", "telling", "votes"]
