"""Rows straight into a table and out of it, where every report waits for them.

The ORM's path to one row costs ten times the row: it builds the statement anew each time. Here a statement
is built once for each shape and kept. Values pass through the same fields, so both ways write the same rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, models

Table = type[models.Model]
Row = TypeVar("Row", bound=models.Model)
VARIABLES = 900  # in one statement; every SQLite takes 999
Shape = tuple[tuple[str, str], ...]  # names of attributes, each with how it is written
Writer = Callable[[Any, Any], Any]
Insertion = tuple[str, tuple[str, ...], tuple[Writer | None, ...]]
TAKEN_AS_THEY_ARE = frozenset(
    {
        models.CharField,
        models.TextField,
        models.BooleanField,
        models.IntegerField,
        models.BigIntegerField,
        models.PositiveIntegerField,
        models.PositiveSmallIntegerField,
    }
)


@dataclass(frozen=True)
class More:
    """A column that grows: what it held, plus ``by``."""

    by: int


@dataclass(frozen=True)
class After:
    """In ``which``: the column is later than this moment."""

    moment: Any


def insert(*rows: models.Model) -> None:
    """Add rows of one table, with the keys they bear. What the database finds wrong it raises."""
    if not rows:
        return
    _sql, names, writers = _insertion(type(rows[0]), connection.vendor)
    insert_values(type(rows[0]), names, [_values(row, names, writers) for row in rows])


def insert_values(table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows of these columns, ready for the driver: as many in one statement as every engine takes."""
    most = VARIABLES // len(names)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), most):
            some = rows[start : start + most]
            sql = _inserting(table, tuple(names), len(some), connection.vendor)
            cursor.execute(sql, [value for row in some for value in row])


def append(row: models.Model) -> bool:
    """Add one row whose key the database gives, and take the key over; False where another row is in its way.

    No savepoint is needed to go on after that: nothing was written, and the transaction is whole. (SQLite's
    triggers refuse what is in the way before it looks at it; a refused statement leaves the others be.)
    """
    sql, names, writers = _appending(type(row), connection.vendor)
    try:
        given = ask(sql, _values(row, names, writers))
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
    setting = tuple((name, "more" if isinstance(value, More) else "set") for name, value in to.items())
    sql = _change(table, setting, _shape(which), connection.vendor)
    given = [_prepared(table, name, value) for name, value in to.items()]
    with connection.cursor() as cursor:
        cursor.execute(sql, given + _agreed(table, which))
        return int(cursor.rowcount)


def find(table: Table, which: Mapping[str, Any], *names: str) -> list[tuple[Any, ...]]:
    """These columns of the rows that agree with ``which``, in no order."""
    if _is_empty(which):
        return []
    sql, converters = _finding(table, names, _shape(which), connection.vendor)
    rows = ask(sql, _agreed(table, which))
    if not any(converters):
        return rows
    return [tuple(map(_converted, row, converters)) for row in rows]


def objects(table: type[Row], which: Mapping[str, Any]) -> list[Row]:
    """The rows that agree with ``which``, whole, in no order."""
    names = _attributes(table)
    return [table.from_db("default", names, row) for row in find(table, which, *names)]


def every(table: Table) -> str:
    """The statement that reads a whole table, to be part of a written one; its rows go to ``made``."""
    return _finding(table, _attributes(table), (), connection.vendor)[0]


def made(table: type[Row], values: Sequence[Any]) -> Row:
    """The object of these values, which the statement of ``every`` has read."""
    names = _attributes(table)
    _sql, converters = _finding(table, names, (), connection.vendor)
    return table.from_db("default", names, tuple(map(_converted, values, converters)))


@lru_cache(maxsize=64)
def _attributes(table: Table) -> tuple[str, ...]:
    return tuple(field.attname for field in table._meta.concrete_fields)


def one(table: Table, which: Mapping[str, Any], *names: str) -> tuple[Any, ...]:
    """The same where there is exactly one row. Raises ObjectDoesNotExist."""
    found = find(table, which, *names)
    if len(found) != 1:
        raise ObjectDoesNotExist(f"{table.__name__} {dict(which)}: {len(found)} rows")
    return found[0]


def ask(sql: str, given: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that is written out, because it is asked in every request."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())


def moment(value: Any) -> Any:
    """A moment as this engine takes it in a written statement."""
    return connection.ops.adapt_datetimefield_value(value)


def placeholders(values: Iterable[Any]) -> str:
    """``%s, %s`` for a list in a written statement."""
    return ", ".join("%s" for _value in values)


def _is_empty(which: Mapping[str, Any]) -> bool:
    return any(isinstance(value, list | tuple) and not value for value in which.values())


def _shape(which: Mapping[str, Any]) -> Shape:
    return tuple((name, _agreeing(value)) for name, value in which.items())


def _agreeing(value: Any) -> str:
    if isinstance(value, list | tuple):
        return str(len(value))
    if isinstance(value, After):
        return "after"
    return "null" if value is None else "is"


def _agreed(table: Table, which: Mapping[str, Any]) -> list[Any]:
    given: list[Any] = []
    for name, value in which.items():
        if isinstance(value, list | tuple):
            given += [_prepared(table, name, single) for single in value]
        elif value is not None:
            given.append(_prepared(table, name, value))
    return given


def _converted(value: Any, converters: tuple[Any, ...]) -> Any:
    for convert, expression in converters:
        value = convert(value, expression, connection)
    return value


def _prepared(table: Table, name: str, value: Any) -> Any:
    if isinstance(value, More):
        return value.by
    if isinstance(value, After):
        value = value.moment
    writer = _writer(_field(table, name))
    return writer(value, connection) if writer else value


@lru_cache(maxsize=512)
def _field(table: Table, name: str) -> Any:
    return next(field for field in table._meta.concrete_fields if name in (field.attname, field.name))


def _values(row: models.Model, names: tuple[str, ...], writers: tuple[Writer | None, ...]) -> list[Any]:
    held = row.__dict__
    return [
        writer(held[name], connection) if writer else held[name]
        for name, writer in zip(names, writers, strict=True)
    ]


def _writer(field: Any) -> Writer | None:
    """What makes of a value what the driver takes; None for kinds that drivers take as they are."""
    return None if type(field) in TAKEN_AS_THEY_ARE else field.get_db_prep_save


@lru_cache(maxsize=128)
def _insertion(table: Table, _vendor: str) -> Insertion:
    return _statement(table, table._meta.concrete_fields)


@lru_cache(maxsize=512)
def _inserting(table: Table, names: tuple[str, ...], rows: int, _vendor: str) -> str:
    columns = ", ".join(_quoted(_field(table, name).column) for name in names)
    row = f"({placeholders(names)})"
    return f"INSERT INTO {_quoted(table._meta.db_table)} ({columns}) VALUES {', '.join([row] * rows)}"


@lru_cache(maxsize=16)
def _appending(table: Table, _vendor: str) -> Insertion:
    key = next(field.column for field in table._meta.concrete_fields if field.primary_key)
    sql, names, writers = _statement(table, [f for f in table._meta.concrete_fields if not f.primary_key])
    return f"{sql} ON CONFLICT DO NOTHING RETURNING {_quoted(key)}", names, writers


def _statement(table: Table, fields: Sequence[Any]) -> Insertion:
    columns = ", ".join(_quoted(field.column) for field in fields)
    sql = f"INSERT INTO {_quoted(table._meta.db_table)} ({columns}) VALUES ({placeholders(fields)})"
    return sql, tuple(field.attname for field in fields), tuple(map(_writer, fields))


@lru_cache(maxsize=1024)
def _change(table: Table, setting: Shape, shapes: Shape, _vendor: str) -> str:
    sets = [_set(_field(table, name).column, how) for name, how in setting]
    wheres = [_where(_field(table, name).column, how) for name, how in shapes]
    return f"UPDATE {_quoted(table._meta.db_table)} SET {', '.join(sets)} WHERE {' AND '.join(wheres)}"


@lru_cache(maxsize=256)
def _finding(
    table: Table, names: tuple[str, ...], shapes: Shape, _vendor: str
) -> tuple[str, tuple[tuple[Any, ...], ...]]:
    fields = [_field(table, name) for name in names]
    columns = ", ".join(_quoted(field.column) for field in fields)
    wheres = " AND ".join(_where(_field(table, name).column, how) for name, how in shapes)
    sql = f"SELECT {columns} FROM {_quoted(table._meta.db_table)}{' WHERE ' if wheres else ''}{wheres}"
    return sql, tuple(_converters(table, field) for field in fields)


def _converters(table: Table, field: Any) -> tuple[Any, ...]:
    column = field.get_col(table._meta.db_table)
    found = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]
    return tuple((convert, column) for convert in found)


def _set(column: str, how: str) -> str:
    name = _quoted(column)
    return f"{name} = {name} + %s" if how == "more" else f"{name} = %s"


def _where(column: str, how: str) -> str:
    name = _quoted(column)
    if how == "null":
        return f"{name} IS NULL"
    if how == "after":
        return f"{name} > %s"
    return f"{name} = %s" if how == "is" else f"{name} IN ({placeholders(range(int(how)))})"


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(str(name))
