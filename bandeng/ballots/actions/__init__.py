"""What is done in a vote, from its preparation to the sheet at the notice board."""

from bandeng.ballots.actions.announcing import announce, withdraw
from bandeng.ballots.actions.casting import cast
from bandeng.ballots.actions.closing import close, close_due, publish
from bandeng.ballots.actions.disputing import answer, dispute, identify
from bandeng.ballots.actions.keying import adjudicate, key
from bandeng.ballots.actions.papers import Returned, deliver, receive, settle, spoil
from bandeng.ballots.actions.preparing import Correction, Preparing, correct, prepare, take_roll

__all__ = [
    "Correction",
    "Preparing",
    "Returned",
    "adjudicate",
    "announce",
    "answer",
    "cast",
    "close",
    "close_due",
    "correct",
    "deliver",
    "dispute",
    "identify",
    "key",
    "prepare",
    "publish",
    "receive",
    "settle",
    "spoil",
    "take_roll",
    "withdraw",
]
