"""One table of a shelf (``bandeng.ledger.gathering``): its rows, found by their columns, and the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, connection, models

from bandeng.ledger import statements, straight
from bandeng.ledger.statements import Table
from bandeng.ledger.straight import After, More

BY = "stream"  # by this column the rows of a batch are fetched
MOST = 900  # values in one statement
LOADS, VALUES, ASKED = 8, 1_000_000, 500  # times a column's values are read; at most so many; judged after
WHOLE = 5000  # rows; a table with more does not lie on the shelf whole
Row = models.Model


@dataclass
class _Values:
    """Hashes of every value that a column ever had; how often it was asked for one, and one it had not."""

    held: set[int]
    asked: int = 0
    missing: int = 0


class Board:
    """The rows of one table that are known; at first all of them, for it is empty."""

    def __init__(self, table: Table) -> None:
        self.table, self.name = table, table._meta.db_table
        key = table._meta.pk
        assert key is not None
        self.key = key.attname
        self.is_whole = True
        self._alone = False  # rows are fetched for one value at a time: somebody else writes in the table
        self._values: dict[str, _Values] = {}
        self._loads: dict[str, int] = {}
        self._clear()

    def _clear(self) -> None:
        self.rows: dict[Any, Row] = {}
        self.indexes: dict[str, dict[Any, dict[Any, Row]]] = {}
        self.fetched: dict[str, set[Any]] = {}
        self.unwritten: dict[Any, str] = {}  # keys, each of a row that is new or changed
        self.kept: set[Any] = set()  # keys of new rows that stay out where there is one already

    def forget(self, *, fewer: bool = False) -> None:
        """Somebody else may have changed the table; what was not written was written before. ``fewer``: by
        taking rows out, so that it has no value that it had not before."""
        self._clear()
        self.is_whole, self._alone = False, True
        if not fewer:
            self._values = {}

    def rest(self) -> None:
        """A batch is written."""
        if not self.is_whole or len(self.rows) > WHOLE:
            self._clear()
            self.is_whole, self._alone = False, False

    def fetches_together(self, value: Any, streams: Sequence[str]) -> bool:
        """Whether the rows of the whole batch are fetched where those of one of its streams are asked for."""
        return not self._alone and value in streams

    def is_nowhere(self, column: str, value: Any) -> bool:
        """Whether it is known that no row has this value; which values there are is read from the table once.

        Where most of what is asked for is there, where somebody else writes on and on, or where there are too
        many of them, the table itself is asked.
        """
        values = self._values.get(column) or (None if column == BY or self._alone else self._load(column))
        if values is None:
            return False
        values.asked += 1
        missing = hash(value) not in values.held
        values.missing += missing
        if len(values.held) > VALUES or (values.asked >= ASKED and values.missing * 2 < values.asked):
            del self._values[column]
            self._loads[column] = LOADS
        return missing

    def _load(self, column: str) -> "_Values | None":
        if self._loads.get(column, 0) >= LOADS:
            return None
        self._loads[column] = self._loads.get(column, 0) + 1
        name = statements.quoted(statements.field_of(self.table, column).column)
        found = straight.ask(f"SELECT DISTINCT {name} FROM {statements.quoted(self.name)}", [])
        here = (row.__dict__[column] for row in self.rows.values())
        values = self._values[column] = _Values({hash(each) for (each,) in found} | set(map(hash, here)))
        return values

    def _note(self, row: Row) -> None:
        for column, values in self._values.items():
            values.held.add(hash(row.__dict__[column]))

    def add(self, rows: Sequence[Row]) -> None:
        """New rows. Raises IntegrityError where the key is taken."""
        for row in rows:
            key = row.__dict__[self.key]
            if key in self.rows:
                raise IntegrityError(f"{self.name} has a row {key} already")
            self.take(row)
            self.unwritten[key] = "new"

    def keep(self, row: Row) -> None:
        """A new row, unless its key is taken."""
        key = row.__dict__[self.key]
        if key in self.rows:
            return
        is_new = self.is_whole or (self.key in self._values and self.is_nowhere(self.key, key))
        self.add([row])
        if not is_new:
            self.kept.add(key)

    def take(self, row: Row) -> None:
        """A row as the table has it; one that is here already is newer."""
        held = row.__dict__
        key = held[self.key]
        if key not in self.rows:
            self.rows[key] = row
            self._note(row)
            for column, index in self.indexes.items():
                index.setdefault(held[column], {})[key] = row

    def set(self, row: Row, to: Mapping[str, Any]) -> None:
        """Set columns of a row."""
        held = row.__dict__
        key = held[self.key]
        for name, value in to.items():
            column = statements.field_of(self.table, name).attname
            before = held[column]
            held[column] = before + value.by if isinstance(value, More) else value
            if column in self.indexes:
                index = self.indexes[column]
                index[before].pop(key)
                index.setdefault(held[column], {})[key] = row
        self._note(row)
        self.unwritten.setdefault(key, "changed")

    def index(self, column: str) -> dict[Any, dict[Any, Row]]:
        """The rows by a column, each by its key."""
        if column not in self.indexes:
            made: dict[Any, dict[Any, Row]] = {}
            for key, row in self.rows.items():
                made.setdefault(row.__dict__[column], {})[key] = row
            self.indexes[column] = made
        return self.indexes[column]

    def column_asked(self, which: Mapping[str, Any]) -> str:
        """The column by which rows are fetched: the stream, else the first that has an index; none: empty."""
        columns = [
            statements.field_of(self.table, name).attname
            for name, value in which.items()
            if isinstance(value, str | int) and not isinstance(value, bool)
        ]
        searched = [column for column in columns if column in statements.searched(self.table)]
        return BY if BY in searched else next(iter(searched), "")

    def by_key(self, which: Mapping[str, Any]) -> list[Row] | None:
        """The rows of the keys that are asked for; None where there are no keys, or not all are here."""
        if self.key not in which:
            return None
        asked = which[self.key]
        keys = set(asked) if isinstance(asked, list | tuple) else {asked}
        found = [self.rows[key] for key in keys if key in self.rows]
        return found if self.is_whole or len(found) == len(keys) else None

    def among(self, which: Mapping[str, Any]) -> list[Row]:
        """Of a whole table all that may agree: by the first column that is asked for with one value."""
        for name, value in which.items():
            if value is not None and not isinstance(value, list | tuple | After):
                column = statements.field_of(self.table, name).attname
                return list(self.index(column).get(value, {}).values())
        return list(self.rows.values())

    def write(self) -> None:
        """What is new or changed is in the table."""
        self._take_out([key for key, how in self.unwritten.items() if how == "changed"])
        self._pour([self.rows[key] for key in self.unwritten if key not in self.kept])
        self._pour_kept([self.rows[key] for key in self.kept])
        self.unwritten, self.kept = {}, set()

    def _take_out(self, keys: Sequence[Any]) -> None:
        column = statements.quoted(statements.field_of(self.table, self.key).column)
        with connection.cursor() as cursor:
            for start in range(0, len(keys), MOST):
                some = keys[start : start + MOST]
                where = f"{column} IN ({statements.placeholders(some)})"
                cursor.execute(f"DELETE FROM {statements.quoted(self.name)} WHERE {where}", some)

    def _pour(self, rows: Sequence[Row]) -> None:
        """Into the table as quickly as the engine takes it."""
        sql, names, writers = statements.insertion(self.table, connection.vendor)
        given = [statements.values(row, names, writers) for row in rows]
        with connection.cursor() as cursor:
            if connection.vendor != "postgresql":
                cursor.executemany(sql, given)
                return
            cursor.execute("SELECT 1")  # the transaction is in its schema before the driver is spoken to
            columns = ", ".join(
                statements.quoted(statements.field_of(self.table, name).column) for name in names
            )
            with cursor.cursor.copy(f"COPY {statements.quoted(self.name)} ({columns}) FROM STDIN") as copy:
                for row in given:
                    copy.write_row(row)

    def _pour_kept(self, rows: Sequence[Row]) -> None:
        sql, names, writers = statements.insertion(self.table, connection.vendor)
        with connection.cursor() as cursor:
            given = [statements.values(row, names, writers) for row in rows]
            cursor.executemany(f"{sql} ON CONFLICT DO NOTHING", given)
