"""What can be done with rounds and awards. Lists are one action: all of it is done or nothing."""

from bandeng.honours.actions.announcing import publish
from bandeng.honours.actions.checking import defer, endorse, refuse
from bandeng.honours.actions.deciding import Decision, decide, withdraw
from bandeng.honours.actions.flags import Flagging, make_flag, pass_flag, return_flag
from bandeng.honours.actions.giving import Giving, day_wrong, hand_over
from bandeng.honours.actions.looking import look
from bandeng.honours.actions.nominating import Nominee, nominate
from bandeng.honours.actions.objecting import Answering, Objecting, answer, object_
from bandeng.honours.actions.opening import Opening, open_, propose, propose_again
from bandeng.honours.actions.recording import Recording, record
from bandeng.honours.actions.reminding import remind
from bandeng.honours.actions.retracting import retract
from bandeng.honours.actions.taking_back import take_back

__all__ = [
    "Answering",
    "Decision",
    "Flagging",
    "Giving",
    "Nominee",
    "Objecting",
    "Opening",
    "Recording",
    "answer",
    "day_wrong",
    "decide",
    "defer",
    "endorse",
    "hand_over",
    "look",
    "make_flag",
    "nominate",
    "object_",
    "open_",
    "pass_flag",
    "propose",
    "propose_again",
    "publish",
    "record",
    "refuse",
    "remind",
    "retract",
    "return_flag",
    "take_back",
    "withdraw",
]
