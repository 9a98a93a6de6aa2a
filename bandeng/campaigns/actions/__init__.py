"""What can be done with months, tasks, helpers and labels."""

from bandeng.campaigns.actions.ending import Days, close, move, withdraw
from bandeng.campaigns.actions.helping import Helping, assign, end
from bandeng.campaigns.actions.labelling import Explanation, define
from bandeng.campaigns.actions.months import Month, Naming, add, amend, open_
from bandeng.campaigns.actions.noticing import Notice, issue
from bandeng.campaigns.actions.recalling import recall
from bandeng.campaigns.actions.tasks import Tasking, remind, task

__all__ = [
    "Days",
    "Explanation",
    "Helping",
    "Month",
    "Naming",
    "Notice",
    "Tasking",
    "add",
    "amend",
    "assign",
    "close",
    "define",
    "end",
    "issue",
    "move",
    "open_",
    "recall",
    "remind",
    "task",
    "withdraw",
]
