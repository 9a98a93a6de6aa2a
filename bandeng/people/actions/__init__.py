"""What is done in this room. The doors of signing in are modules of their own beside ``accounts``."""

from bandeng.people.actions.accounts import (
    Erasure,
    end_sessions,
    erase,
    forget_second_steps,
    guest,
    look,
    look_at_all,
    register,
    rename,
    renumber,
)
from bandeng.people.actions.enrolment import enrol

__all__ = [
    "Erasure",
    "end_sessions",
    "enrol",
    "erase",
    "forget_second_steps",
    "guest",
    "look",
    "look_at_all",
    "register",
    "rename",
    "renumber",
]
