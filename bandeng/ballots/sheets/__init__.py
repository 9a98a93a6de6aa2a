"""Rolls, ballots and lists of the silent as tables, CSV or Excel; every oddity is told with its row."""

from bandeng.ballots.sheets import examples
from bandeng.ballots.sheets.choices import ballots_of, candidates_of, marks_of, silent_of
from bandeng.ballots.sheets.rolls import Voter, roll_of, voters_of

__all__ = [
    "Voter",
    "ballots_of",
    "candidates_of",
    "examples",
    "marks_of",
    "roll_of",
    "silent_of",
    "voters_of",
]
