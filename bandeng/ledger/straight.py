"""Rows straight into a table and out of it, where every report waits for them.

The ORM's path to one row costs ten times the row: it builds the statement anew each time. Here a statement
is built once for each shape and kept. Values pass through the same fields, so both ways write the same rows.

In a replay the rows of a batch lie on a shelf (``bandeng.ledger.gathering``) before they are written.
"""

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.core.exceptions import EmptyResultSet, ObjectDoesNotExist
from django.db import IntegrityError, connection, models

from bandeng.ledger import statements
from bandeng.ledger.statements import Shape, Table, placeholders

__all__ = ["placeholders"]
Row = TypeVar("Row", bound=models.Model)
Values = tuple[Any, ...]
VARIABLES = 900  # in one statement; every SQLite takes 999


@dataclass(frozen=True)
class More:
    """A column that grows: what it held, plus ``by``."""

    by: int


@dataclass(frozen=True)
class After:
    """In ``which``: the column is later than this moment."""

    moment: Any


class Shelf(Protocol):
    """Where rows lie before they are written; None where the shelf does not know and the table must say."""

    def holds(self, table: Table) -> bool: ...
    def insert(self, rows: Sequence[models.Model]) -> None: ...
    def keep(self, row: models.Model) -> None: ...
    def change(self, table: Table, which: Mapping[str, Any], to: Mapping[str, Any]) -> int | None: ...
    def find(self, table: Table, which: Mapping[str, Any], names: Sequence[str]) -> list[Values] | None: ...


class Tray(Protocol):
    """Where statements that add rows wait for one another (``bandeng.ledger.trays``)."""

    def lay(self, table: str, statements: Sequence[tuple[str, list[Any]]]) -> None: ...
    def lifted(self) -> list[str]: ...


TRAY: ContextVar[Tray | None] = ContextVar("tray", default=None)
SHELF: ContextVar[Shelf | None] = ContextVar("shelf", default=None)


def new(table: type[Row], **columns: Any) -> Row:
    """A row with these columns and the defaults of the others. By its place a column is set in half the time
    that its name takes. Raises KeyError for a column the table has not."""
    places, values = statements.defaults(table)
    values = values.copy()
    for name, value in columns.items():
        values[places[name]] = value
    return table(*values)


def insert(*rows: models.Model) -> None:
    """Add rows of one table, with the keys they bear. What the database finds wrong it raises."""
    if not rows:
        return
    if shelf := _shelf(type(rows[0])):
        shelf.insert(rows)
        return
    _sql, names, writers = statements.insertion(type(rows[0]), connection.vendor)
    insert_values(type(rows[0]), names, [statements.values(row, names, writers) for row in rows])


def keep(row: models.Model) -> None:
    """Add the row, unless there is one with its key."""
    if shelf := _shelf(type(row)):
        shelf.keep(row)
        return
    sql, names, writers = statements.insertion(type(row), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ON CONFLICT DO NOTHING", statements.values(row, names, writers))


def insert_values(table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows of these columns, ready for the driver: as many in one statement as every engine takes."""
    most = VARIABLES // len(names)
    adding = [_adding(table, names, rows[start : start + most]) for start in range(0, len(rows), most)]
    tray = TRAY.get()
    if tray is not None:
        tray.lay(table._meta.db_table, adding)
        return
    with connection.cursor() as cursor:
        for sql, given in adding:
            cursor.execute(sql, given)


def _adding(table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> tuple[str, list[Any]]:
    sql = statements.inserting(table, tuple(names), len(rows), connection.vendor)
    return sql, [value for row in rows for value in row]


def append(row: models.Model, *, after: str = "") -> bool:
    """Add one row whose key the database gives, and take the key over; False where another row is in its way.
    ``after`` is a statement that goes before it in the same message (PostgreSQL), as do those on a tray.

    No savepoint is needed to go on after that: nothing was written, and the transaction is whole. (SQLite's
    triggers refuse what is in the way before it looks at it; a refused statement leaves the others be.)
    """
    sql, names, writers = statements.appending(type(row), connection.vendor)
    values, tray = statements.values(row, names, writers), TRAY.get()
    ahead = [*(tray.lifted() if tray is not None else ()), *([after] if after else ())]
    try:
        with connection.cursor() as cursor:
            if ahead:
                cursor.execute("; ".join([*ahead, composed(sql, values)]))
            else:
                cursor.execute(sql, values)
            for _statement in ahead:
                cursor.nextset()
            given = cursor.fetchall()
    except IntegrityError:
        if connection.vendor != "sqlite":
            raise
        return False
    if given:
        row.pk = given[0][0]
    return bool(given)


def change(table: Table, which: Mapping[str, Any], to: Mapping[str, Any]) -> int:
    """Set columns in the rows that agree with ``which`` (None: is null; a list: one of these).

    Answers how many rows there were.
    """
    if _is_empty(which):
        return 0
    shelf = _shelf(table)
    if shelf and (changed := shelf.change(table, which, to)) is not None:
        return changed
    setting = tuple((name, "more" if isinstance(value, More) else "set") for name, value in to.items())
    sql = statements.changing(table, setting, _shape(which), connection.vendor)
    given = [_prepared(table, name, value) for name, value in to.items()]
    with connection.cursor() as cursor:
        cursor.execute(sql, given + _agreed(table, which))
        return int(cursor.rowcount)


def find(table: Table, which: Mapping[str, Any], *names: str) -> list[Values]:
    """These columns of the rows that agree with ``which``, in no order."""
    if _is_empty(which):
        return []
    shelf = _shelf(table)
    if shelf and (held := shelf.find(table, which, names)) is not None:
        return held
    sql, readers = statements.finding(table, names, _shape(which), connection.vendor)
    found = ask(sql, _agreed(table, which))
    return [statements.read(row, readers) for row in found] if any(readers) else found


def objects(table: type[Row], which: Mapping[str, Any]) -> list[Row]:
    """The rows that agree with ``which``, whole, in no order."""
    names = statements.attributes(table)
    return [table.from_db("default", names, row) for row in find(table, which, *names)]


def rows(query: models.QuerySet[Any], *names: str) -> list[Values]:
    """These columns of a query that the ORM has put together, in its order; only the way back is shorter."""
    try:
        sql, given = query.values_list(*names).query.sql_with_params()
    except EmptyResultSet:
        return []
    table: Table = query.model
    _sql, readers = statements.finding(table, names, (), connection.vendor)
    return [statements.read(row, readers) for row in ask(sql, given)]


def newest(table: type[Row], which: Mapping[str, Any]) -> Row | None:
    """Of the rows that agree with ``which``, the one with the greatest key; None where there is none."""
    return max(objects(table, which), key=lambda row: row.pk, default=None)


def every(table: Table) -> str:
    """The statement that reads a whole table, to be part of a written one; its rows go to ``made``."""
    return statements.finding(table, statements.attributes(table), (), connection.vendor)[0]


def made(table: type[Row], row: Sequence[Any]) -> Row:
    """The object of these values, which the statement of ``every`` has read."""
    names = statements.attributes(table)
    _sql, readers = statements.finding(table, names, (), connection.vendor)
    return table.from_db("default", names, statements.read(row, readers))


def one(table: Table, which: Mapping[str, Any], *names: str) -> Values:
    """The same where there is exactly one row. Raises ObjectDoesNotExist."""
    found = find(table, which, *names)
    if len(found) != 1:
        raise ObjectDoesNotExist(f"{table.__name__} {dict(which)}: {len(found)} rows")
    return found[0]


def ask(sql: str, given: Sequence[Any] | Mapping[str, Any]) -> list[Values]:
    """The rows of a statement that is written out, because it is asked in every request."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())


def composed(sql: str, given: Sequence[Any]) -> str:
    """The statement with its values in it, as the driver puts them there (PostgreSQL). Of several statements
    that are put together so, each is looked over once for all, and not anew for each number of rows."""
    operations: Any = connection.ops
    return str(operations.compose_sql(sql, given))


def moment(value: Any) -> Any:
    """A moment as this engine takes it in a written statement."""
    return statements.moment(value) if connection.vendor == "sqlite" else value


def _shelf(table: Table) -> Shelf | None:
    shelf = SHELF.get()
    return shelf if shelf is not None and shelf.holds(table) else None


def _is_empty(which: Mapping[str, Any]) -> bool:
    return any(isinstance(value, list | tuple) and not value for value in which.values())


def _shape(which: Mapping[str, Any]) -> Shape:
    return tuple((name, _agreeing(value)) for name, value in which.items())


def _agreeing(value: Any) -> str:
    if isinstance(value, list | tuple):
        return statements.ANY if connection.vendor == "postgresql" else str(len(value))
    if isinstance(value, After):
        return "after"
    return "null" if value is None else "is"


def _agreed(table: Table, which: Mapping[str, Any]) -> list[Any]:
    given: list[Any] = []
    for name, value in which.items():
        if isinstance(value, list | tuple):
            writer = statements.writer(statements.field_of(table, name))
            each = [writer(single) for single in value] if writer else list(value)
            given += [each] if connection.vendor == "postgresql" else each
        elif value is not None:
            given.append(_prepared(table, name, value))
    return given


def _prepared(table: Table, name: str, value: Any) -> Any:
    if isinstance(value, More):
        return value.by
    if isinstance(value, After):
        value = value.moment
    writer = statements.writer(statements.field_of(table, name))
    return writer(value) if writer else value
