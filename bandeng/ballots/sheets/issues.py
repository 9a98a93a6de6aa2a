"""What is wrong with the rows of a table, told in their order."""

from collections.abc import Iterable
from typing import NamedTuple


class Issue(NamedTuple):
    """What is wrong with a row of a table, by its number (0: with the whole table), as a sentence."""

    row: int
    words: str


def in_order(issues: Iterable[Issue]) -> list[str]:
    """The sentences as whoever mends the table meets its rows, from the top."""
    return [issue.words for issue in sorted(issues, key=lambda issue: issue.row)]
