"""Votes, their items and electors, and the papers; projected from facts. Words are entries of the vault."""

from bandeng.ballots.models.heads import Head, Scrutineer
from bandeng.ballots.models.votes import (
    Elector,
    Entry,
    Item,
    Picture,
    Sheet,
    Telephone,
    Vote,
)

__all__ = [
    "Elector",
    "Entry",
    "Head",
    "Item",
    "Picture",
    "Scrutineer",
    "Sheet",
    "Telephone",
    "Vote",
]
