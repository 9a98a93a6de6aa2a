"""Votes and their papers, as tables."""

from bandeng.ballots.models.voting import Elector, Entry, Item, Picture, Sheet, Telephone, Vote

__all__ = ["Elector", "Entry", "Item", "Picture", "Sheet", "Telephone", "Vote"]
