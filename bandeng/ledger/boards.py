"""One table of a shelf (``bandeng.ledger.gathering``): its rows, found by their columns, and the way back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, connection, models

from bandeng.ledger import statements
from bandeng.ledger.statements import Table
from bandeng.ledger.straight import After, More

BY = "stream"  # by this column the rows of a batch are fetched
MOST = 900  # values in one statement
WHOLE = 5000  # rows; a table with more does not lie on the shelf whole
Row = models.Model


class Board:
    """The rows of one table that are known; at first all of them, for it is empty."""

    def __init__(self, table: Table) -> None:
        self.table, self.name = table, table._meta.db_table
        key = table._meta.pk
        assert key is not None
        self.key = key.attname
        self.is_whole = True
        self._alone = False  # streams are fetched one by one: somebody else writes in the table
        self._clear()

    def _clear(self) -> None:
        self.rows: dict[Any, Row] = {}
        self.indexes: dict[str, dict[Any, dict[Any, Row]]] = {}
        self.fetched: set[str] = set()
        self.unwritten: dict[Any, str] = {}  # keys, each of a row that is new or changed
        self.kept: set[Any] = set()  # keys of new rows that stay out where there is one already

    def forget(self) -> None:
        """Somebody else may have changed the table; what was not written was written before."""
        self._clear()
        self.is_whole, self._alone = False, True

    def rest(self) -> None:
        """A batch is written."""
        if not self.is_whole or len(self.rows) > WHOLE:
            self._clear()
            self.is_whole, self._alone = False, False

    def fetches_together(self, stream: str, streams: Sequence[str]) -> bool:
        """Whether the rows of the whole batch are fetched where those of one stream are asked for."""
        return not self._alone and stream in streams

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
        self.add([row])
        if not self.is_whole:
            self.kept.add(key)

    def take(self, row: Row) -> None:
        """A row as the table has it; one that is here already is newer."""
        held = row.__dict__
        key = held[self.key]
        if key not in self.rows:
            self.rows[key] = row
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
        self.unwritten.setdefault(key, "changed")

    def index(self, column: str) -> dict[Any, dict[Any, Row]]:
        """The rows by a column, each by its key."""
        if column not in self.indexes:
            made: dict[Any, dict[Any, Row]] = {}
            for key, row in self.rows.items():
                made.setdefault(row.__dict__[column], {})[key] = row
            self.indexes[column] = made
        return self.indexes[column]

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
