"""Rows that a fact leads to, put down together: one message to a server instead of one for each table.

A fold adds rows to five tables and asks for none of them again. So rows that are added while a fact is folded
lie on a tray until somebody asks about their table, at the latest until the fact is folded. What is kept for
a fact before it is said (words in the vault, a guest) can lie on one as well, and goes with the fact itself.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from bandeng.ledger import straight

Statement = tuple[str, list[Any]]


@contextmanager
def tray() -> Iterator[None]:
    """What is added through ``straight`` in here is in its table when this ends."""
    held = Tray()
    before = straight.TRAY.set(held)
    try:
        with connection.execute_wrapper(held.overhear):
            yield
            held.empty()
    finally:
        straight.TRAY.reset(before)


class Tray:
    """Statements that wait, in their order."""

    def __init__(self) -> None:
        self._waiting: list[Statement] = []
        self._tables: set[str] = set()

    def lay(self, table: str, statements: Sequence[Statement]) -> None:
        """Let these statements that add to a table wait."""
        self._tables.add(table)
        self._waiting += statements

    def lifted(self) -> list[str]:
        """What waits, with its values, to go ahead of a statement in the same message (PostgreSQL; else
        nothing, and it goes on waiting)."""
        if connection.vendor != "postgresql":
            return []
        waiting, self._waiting, self._tables = self._waiting, [], set()
        return [straight.composed(sql, given) for sql, given in waiting]

    def overhear(self, execute: Callable[..., Any], sql: Any, given: Any, many: bool, context: Any) -> Any:
        """Before any other statement about one of these tables, everything is put down."""
        if self._waiting and any(table in str(sql) for table in self._tables):
            self.empty()
        return execute(sql, given, many, context)

    def empty(self) -> None:
        """Put everything down. SQLite takes one statement at a time, and has no way to go for it."""
        if together := self.lifted():
            with connection.cursor() as cursor:
                cursor.execute("; ".join(together))
            return
        waiting, self._waiting, self._tables = self._waiting, [], set()
        if waiting:
            with connection.cursor() as cursor:
                for sql, given in waiting:
                    cursor.execute(sql, given)
