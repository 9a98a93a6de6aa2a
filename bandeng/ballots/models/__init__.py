"""Votes, their items and electors, and the papers; projected from facts. Words are entries of the vault."""

from bandeng.ballots.models.agents import Proxy
from bandeng.ballots.models.audits import Check, Sample
from bandeng.ballots.models.batches import Batch, Batched
from bandeng.ballots.models.heads import Head, Scrutineer
from bandeng.ballots.models.rolls import Objection
from bandeng.ballots.models.ties import Tie
from bandeng.ballots.models.voters import Dispute, Holder, Receipt
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
    "Batch",
    "Batched",
    "Check",
    "Dispute",
    "Elector",
    "Entry",
    "Head",
    "Holder",
    "Item",
    "Objection",
    "Picture",
    "Proxy",
    "Receipt",
    "Sample",
    "Scrutineer",
    "Sheet",
    "Telephone",
    "Tie",
    "Vote",
]
