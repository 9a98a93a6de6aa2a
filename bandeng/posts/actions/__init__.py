"""What is done to units and posts."""

from bandeng.posts.actions.hours import NewHours, set_hours
from bandeng.posts.actions.keeping import Roster, appoint, deputise, end, set_rota, take_roster

__all__ = [
    "NewHours",
    "Roster",
    "appoint",
    "deputise",
    "end",
    "set_hours",
    "set_rota",
    "take_roster",
]
