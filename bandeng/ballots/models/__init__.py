"""Votes, their items and electors, and the papers; projected from facts. Words are entries of the vault."""

from bandeng.ballots.models.rolls import Objection
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
    "Item",
    "Objection",
    "Picture",
    "Sheet",
    "Telephone",
    "Vote",
]
