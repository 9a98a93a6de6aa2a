"""What can be done with lists of people to call upon, and on a visit."""

from bandeng.visits.actions.lapsing import lapse
from bandeng.visits.actions.listing import Opening, Somebody, assign, delist, list_people, open_list
from bandeng.visits.actions.looking import look
from bandeng.visits.actions.taking import Taken, take
from bandeng.visits.actions.visiting import Recorded, Round, undo, visit

__all__ = [
    "Opening",
    "Recorded",
    "Round",
    "Somebody",
    "Taken",
    "assign",
    "delist",
    "lapse",
    "list_people",
    "look",
    "open_list",
    "take",
    "undo",
    "visit",
]
