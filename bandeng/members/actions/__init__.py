"""What can be done with members; ``member`` is a row that was fetched through permission."""

from bandeng.members.actions.changing import Correcting, correct, die, erase, move
from bandeng.members.actions.entering import Entering, enter, enter_all
from bandeng.members.actions.looking import look, looked

__all__ = [
    "Correcting",
    "Entering",
    "correct",
    "die",
    "enter",
    "enter_all",
    "erase",
    "look",
    "looked",
    "move",
]
