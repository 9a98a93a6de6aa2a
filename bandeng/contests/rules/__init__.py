"""Contests: how long what is typed may be, states, numbers, what readers' marks come to. Pure."""

import secrets
from collections.abc import Iterable, Sequence

TITLE_AT_MOST, THEME_AT_MOST, TOPIC_AT_MOST, TOPICS_AT_MOST = 60, 300, 60, 8
NAME_AT_MOST, HEADING_AT_MOST, TEXT_AT_MOST, WHY_AT_MOST, KNOWN_AT_MOST = 30, 60, 20_000, 300, 30
WORKS_AT_MOST, CONTESTS_AT_MOST = 1000, 100
IN, ASIDE, AWARDED, WITHDRAWN = "in", "aside", "awarded", "withdrawn"
WAITING, MARKED, RECUSED = "waiting", "marked", "recused"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def blind_number(taken: Iterable[str]) -> str:
    """A number that says nothing of who sent the work in, or when."""
    known = set(taken)
    while True:
        number = f"{secrets.choice(LETTERS)}{secrets.randbelow(9000) + 1000}"
        if number not in known:
            return number


def mean(totals: Sequence[int]) -> float | None:
    """What the readers gave on the average; None where nobody has."""
    return sum(totals) / len(totals) if totals else None


def lies_apart(totals: Sequence[int], *, whole: int, percent: int) -> bool:
    """Whether the readers differ so much that another should read."""
    return len(totals) > 1 and (max(totals) - min(totals)) * 100 >= whole * percent
