"""Visits of comfort: how long what is typed may be, states, and when two records are one visit."""

import hashlib
from datetime import date

TITLE_AT_MOST, NAME_AT_MOST, HOME_AT_MOST, WORDS_AT_MOST = 60, 30, 80, 300
LIST_AT_MOST, ROUND_AT_MOST, TABLE_AT_MOST, LISTS_AT_MOST = 1000, 200, 1000, 100
WAITING, VISITED, OFF = "waiting", "visited", "off"
HELD, UNDONE = "held", "undone"
OFF_CAUSES = ("moved", "died", "declined", "mistake")
UNDO_CAUSES = ("twice", "wrong", "not_held")
MEMBER = "member:"


def one_visit(subject: str, on: date, visitor: str) -> str:
    """The id of the visit to this person, on this day, by this post: typed on two phones it is the same."""
    return hashlib.sha256(f"{subject}|{on.isoformat()}|{visitor}".encode()).hexdigest()[:32]
