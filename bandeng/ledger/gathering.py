"""The rows of a replay on a shelf: folded there, and written a batch at a time.

A rebuild begins with empty tables and folds millions of facts whose rows belong to few streams at a time.
What folds say through ``straight`` about rows on the shelf does not reach the database before the batch ends.
A small table lies on the shelf whole; of a large one the rows of the batch's streams are fetched together,
and what no row ever had in a column is known without asking.
What folds say otherwise (the ORM, a written statement) finds the tables it names written first, and the shelf
forgets what such a statement may have changed. So a fold sees the same rows either way, and need not know.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from bandeng.ledger import statements, straight
from bandeng.ledger.boards import MOST, Board, Row
from bandeng.ledger.statements import Table
from bandeng.ledger.straight import After


@contextmanager
def gathering(tables: Iterable[Table]) -> Iterator["Shelf"]:
    """In here ``straight`` works on a shelf; these tables are empty when it begins."""
    shelf = Shelf(tables)
    before = straight.SHELF.set(shelf)
    try:
        with connection.execute_wrapper(shelf.overhear):
            yield shelf
    finally:
        straight.SHELF.reset(before)


class Shelf:
    """A board for each table."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.boards = {table: Board(table) for table in tables}
        self.streams: Sequence[str] = ()
        self._writing = False

    @contextmanager
    def batch(self, streams: Iterable[str]) -> Iterator[None]:
        """What is folded in here, of these streams, is written when it ends."""
        self.streams = list(dict.fromkeys(streams))
        yield
        for board in self.boards.values():
            self._write(board)
            board.rest()

    def holds(self, table: Table) -> bool:
        """Whether rows of this table lie here."""
        return table in self.boards

    def insert(self, rows: Sequence[Row]) -> None:
        """Lay new rows on the shelf."""
        self.boards[type(rows[0])].add(rows)

    def keep(self, row: Row) -> None:
        """Lay it there unless one with its key is there; where one is in the table, that one stays."""
        self.boards[type(row)].keep(row)

    def change(self, table: Table, which: Mapping[str, Any], to: Mapping[str, Any]) -> int | None:
        """Change the rows on the shelf; None where others may agree too."""
        found = self._rows(table, which)
        if found is None:
            return None
        for row in found:
            self.boards[table].set(row, to)
        return len(found)

    def find(self, table: Table, which: Mapping[str, Any], names: Sequence[str]) -> list[Any] | None:
        """Columns of rows on the shelf; None where others may agree too."""
        found = self._rows(table, which)
        if found is None:
            return None
        columns = [statements.field_of(table, name).attname for name in names]
        return [tuple([row.__dict__[column] for column in columns]) for row in found]

    def overhear(self, execute: Callable[..., Any], sql: Any, given: Any, many: bool, context: Any) -> Any:
        """A statement that is not ours: the tables it names are written before it, and read anew after it."""
        if not self._writing:
            said = str(sql)
            for board in [each for each in self.boards.values() if each.name in said]:
                self._write(board)
                if not said.lstrip().startswith("SELECT"):
                    board.forget(fewer=said.lstrip().startswith("DELETE"))
        return execute(sql, given, many, context)

    def _rows(self, table: Table, which: Mapping[str, Any]) -> list[Row] | None:
        """Every row that agrees; None where the shelf does not hold all that may."""
        board = self.boards[table]
        if board.kept:  # perhaps another lies in the table
            self._write(board)
            board.forget()
        held = board.by_key(which)
        if held is None:
            held = board.among(which) if board.is_whole else self._fetched(board, which)
        return None if held is None else [row for row in held if _agrees(row, which)]

    def _fetched(self, board: Board, which: Mapping[str, Any]) -> list[Row] | None:
        """Of a table that is not here whole: the rows with the value of one column, if one has an index."""
        column = board.column_asked(which)
        if not column:
            return None
        value = next(v for n, v in which.items() if statements.field_of(board.table, n).attname == column)
        if value not in board.fetched.get(column, ()):
            together = board.fetches_together(value, self.streams)
            with self._our_own():
                nowhere = not together and board.is_nowhere(column, value)
            self._fetch(board, column, self.streams if together else [] if nowhere else [value])
            board.fetched[column].add(value)  # what nobody had is only on the shelf from now on
        return list(board.index(column).get(value, {}).values())

    def _fetch(self, board: Board, column: str, asked: Sequence[Any]) -> None:
        """Take the rows with these values from the table; what lies on the shelf already is newer."""
        names = statements.attributes(board.table)
        with self._our_own():
            name = statements.quoted(statements.field_of(board.table, column).column)
            for start in range(0, len(asked), MOST):
                some = asked[start : start + MOST]
                sql = f"{straight.every(board.table)} WHERE {name} IN ({statements.placeholders(some)})"
                _sql, readers = statements.finding(board.table, names, (), connection.vendor)
                for row in straight.ask(sql, some):
                    board.take(board.table.from_db("default", names, statements.read(row, readers)))
        board.fetched.setdefault(column, set()).update(asked)

    def _write(self, board: Board) -> None:
        if board.unwritten:
            with self._our_own():
                board.write()

    @contextmanager
    def _our_own(self) -> Iterator[None]:
        before, self._writing = self._writing, True
        try:
            yield
        finally:
            self._writing = before


def _agrees(row: Row, which: Mapping[str, Any]) -> bool:
    held = row.__dict__
    return all(
        _agree(held[name if name in held else statements.field_of(type(row), name).attname], value)
        for name, value in which.items()
    )


def _agree(held: Any, asked: Any) -> bool:
    if isinstance(asked, list | tuple):
        return held in asked
    if isinstance(asked, After):
        return held is not None and bool(held > asked.moment)
    return held is None if asked is None else bool(held == asked)
