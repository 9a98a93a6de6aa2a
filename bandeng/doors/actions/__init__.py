"""What can be done at a door."""

from bandeng.doors.actions.consenting import Agreed, consent, withdraw
from bandeng.doors.actions.lapsing import lapse
from bandeng.doors.actions.noting import add, ask, forget
from bandeng.doors.actions.visiting import Said, Visiting, visit

__all__ = [
    "Agreed",
    "Said",
    "Visiting",
    "add",
    "ask",
    "consent",
    "forget",
    "lapse",
    "visit",
    "withdraw",
]
