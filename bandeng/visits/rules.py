"""Visits of comfort: how long what is typed may be, states, and when two records are one visit."""

import hashlib
from datetime import date

TITLE_AT_MOST, NAME_AT_MOST, HOME_AT_MOST, WORDS_AT_MOST = 60, 30, 80, 300
LIST_AT_MOST, ROUND_AT_MOST, TABLE_AT_MOST, LISTS_AT_MOST = 1000, 200, 1000, 100
WAITING, VISITED, OFF = "waiting", "visited", "off"
HELD, UNDONE = "held", "undone"
AGAIN_AT_MOST = 4  # so often one visit is entered anew after it was taken back
OFF_CAUSES = ("moved", "died", "declined", "mistake")
UNDO_CAUSES = ("twice", "wrong", "not_held")
MEMBER = "member:"


def about(subject: str) -> str:
    """Under which id words about somebody lie in the vault: hers in the register, or her own."""
    return subject.partition(":")[2]


def one_visit(subject: str, on: date, visitor: str, *, again: int = 0) -> str:
    """The id of the visit to this person, on this day, by this post: typed on two phones it is the same.

    ``again``: how often such a visit was taken back as a mistake; what is entered after that is another one.
    """
    said = f"{subject}|{on.isoformat()}|{visitor}" + (f"|{again}" if again else "")
    return hashlib.sha256(said.encode()).hexdigest()[:32]
