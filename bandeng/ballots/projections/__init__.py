"""Votes and their papers, folded from facts."""

from bandeng.ballots.models import Elector, Entry, Item, Picture, Sheet, Telephone, Vote
from bandeng.ballots.projections import voting
from bandeng.ledger.projections import tables

tables(Vote, Item, Elector, Telephone, Entry, Sheet, Picture)

__all__ = ["voting"]
