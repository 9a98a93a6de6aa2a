"""What is wrong with a cell of a table: where, why, and what would put it right."""

from dataclasses import dataclass


class Wrong(Exception):
    """A cell cannot be taken."""

    def __init__(self, cause: str, cure: str) -> None:
        super().__init__(cause)
        self.cause, self.cure = cause, cure


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one cell: its row and column, the cause, and the cure."""

    row: int
    column: str
    cause: str
    cure: str
