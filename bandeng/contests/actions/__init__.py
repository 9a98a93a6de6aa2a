"""What can be done with a contest and its works."""

from bandeng.contests.actions.calling import Calling, Ties, appoint, call, declare
from bandeng.contests.actions.deciding import Awarding, award, lapse, publish, revoke, set_aside
from bandeng.contests.actions.reading import compare, deal, mark, recuse
from bandeng.contests.actions.sending import Sending, receive, send_in, take_back, withdraw

__all__ = [
    "Awarding",
    "Calling",
    "Sending",
    "Ties",
    "appoint",
    "award",
    "call",
    "compare",
    "deal",
    "declare",
    "lapse",
    "mark",
    "publish",
    "receive",
    "recuse",
    "revoke",
    "send_in",
    "set_aside",
    "take_back",
    "withdraw",
]
