"""Statements for ``straight``, each written once for a shape and kept; and how values go in and come out."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from typing import Any

from django.db import connection, models

Table = type[models.Model]
ANY = "any"  # of the values of one array: the same statement for every number of them (PostgreSQL)
Shape = tuple[tuple[str, str], ...]  # names of attributes, each with how it is written
Writer = Callable[[Any], Any]
Reader = Callable[[Any], Any]
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


@lru_cache(maxsize=512)
def field_of(table: Table, name: str) -> Any:
    """The column by its own name or that of its attribute."""
    return next(field for field in table._meta.concrete_fields if name in (field.attname, field.name))


@lru_cache(maxsize=64)
def attributes(table: Table) -> tuple[str, ...]:
    """Every column of the table, as its objects call it."""
    return tuple(field.attname for field in table._meta.concrete_fields)


@lru_cache(maxsize=64)
def searched(table: Table) -> frozenset[str]:
    """The columns by which the table finds rows through an index of their own, or first in one."""
    meta = table._meta
    alone = {field.attname for field in meta.concrete_fields if _is_indexed(field)}
    together = [each.fields for each in (*meta.indexes, *meta.constraints) if getattr(each, "fields", ())]
    return frozenset(alone | {field_of(table, fields[0].lstrip("-")).attname for fields in together})


def _is_indexed(field: Any) -> bool:
    return bool(field.db_index or field.unique)


@lru_cache(maxsize=64)
def defaults(table: Table) -> tuple[dict[str, int], list[Any]]:
    """The place of each column in a row, and a row of defaults."""
    fields = table._meta.concrete_fields
    return {field.attname: place for place, field in enumerate(fields)}, [
        each.get_default() for each in fields
    ]


def values(row: models.Model, names: Sequence[str], writers: Sequence[Writer | None]) -> list[Any]:
    """What the driver takes for this row."""
    held = row.__dict__
    return [writer(held[name]) if writer else held[name] for name, writer in zip(names, writers, strict=True)]


def writer(field: Any) -> Writer | None:
    """What makes of a value what the driver takes; None for kinds that drivers take as they are."""
    if type(field) in TAKEN_AS_THEY_ARE:
        return None
    if type(field) is models.DateTimeField:
        return moment if connection.vendor == "sqlite" else None
    if type(field) is models.DateField:
        return _day if connection.vendor == "sqlite" else None
    return partial(field.get_db_prep_save, connection=connection)


@lru_cache(maxsize=4096)
def moment(value: datetime | None) -> str | None:
    """As the ORM writes it to SQLite, in a third of the steps; rows of a fact bear the same few moments."""
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return str(value.astimezone(UTC).replace(tzinfo=None))


@lru_cache(maxsize=4096)
def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


@lru_cache(maxsize=128)
def insertion(table: Table, _vendor: str) -> Insertion:
    """Adding one row with its key."""
    return _statement(table, table._meta.concrete_fields)


@lru_cache(maxsize=512)
def inserting(table: Table, names: tuple[str, ...], rows: int, _vendor: str) -> str:
    """Adding so many rows of these columns."""
    columns = ", ".join(quoted(field_of(table, name).column) for name in names)
    row = f"({placeholders(names)})"
    return f"INSERT INTO {quoted(table._meta.db_table)} ({columns}) VALUES {', '.join([row] * rows)}"


@lru_cache(maxsize=16)
def appending(table: Table, _vendor: str) -> Insertion:
    """Adding one row whose key the database gives."""
    key = next(field.column for field in table._meta.concrete_fields if field.primary_key)
    sql, names, writers = _statement(table, [f for f in table._meta.concrete_fields if not f.primary_key])
    return f"{sql} ON CONFLICT DO NOTHING RETURNING {quoted(key)}", names, writers


def _statement(table: Table, fields: Sequence[Any]) -> Insertion:
    columns = ", ".join(quoted(field.column) for field in fields)
    sql = f"INSERT INTO {quoted(table._meta.db_table)} ({columns}) VALUES ({placeholders(fields)})"
    return sql, tuple(field.attname for field in fields), tuple(map(writer, fields))


@lru_cache(maxsize=1024)
def changing(table: Table, setting: Shape, shapes: Shape, _vendor: str) -> str:
    """Setting these columns where those agree."""
    sets = [_set(field_of(table, name).column, how) for name, how in setting]
    wheres = [_where(field_of(table, name).column, how) for name, how in shapes]
    return f"UPDATE {quoted(table._meta.db_table)} SET {', '.join(sets)} WHERE {' AND '.join(wheres)}"


@lru_cache(maxsize=256)
def finding(
    table: Table, names: tuple[str, ...], shapes: Shape, _vendor: str
) -> tuple[str, tuple[Reader | None, ...]]:
    """Reading these columns where those agree, and how what comes out is read."""
    fields = [field_of(table, name) for name in names]
    columns = ", ".join(quoted(field.column) for field in fields)
    wheres = " AND ".join(_where(field_of(table, name).column, how) for name, how in shapes)
    sql = f"SELECT {columns} FROM {quoted(table._meta.db_table)}{' WHERE ' if wheres else ''}{wheres}"
    return sql, tuple(_reader(table, field) for field in fields)


def read(row: Sequence[Any], readers: Sequence[Reader | None]) -> tuple[Any, ...]:
    """A row of the driver as values of the fields."""
    return tuple(
        [value if reader is None else reader(value) for value, reader in zip(row, readers, strict=True)]
    )


def _reader(table: Table, field: Any) -> Reader | None:
    if type(field) is models.DateTimeField and connection.vendor == "sqlite":
        return _moment_read
    column = field.get_col(table._meta.db_table)
    found = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]
    return partial(_converted, column=column, converters=found) if found else None


def _moment_read(value: datetime | str | None) -> datetime | None:
    """The driver's moments are in UTC and do not say so; where it cannot know the column they are texts."""
    if value is None:
        return None
    return (datetime.fromisoformat(value) if isinstance(value, str) else value).replace(tzinfo=UTC)


def _converted(value: Any, *, column: Any, converters: list[Any]) -> Any:
    for convert in converters:
        value = convert(value, column, connection)
    return value


def _set(column: str, how: str) -> str:
    name = quoted(column)
    return f"{name} = {name} + %s" if how == "more" else f"{name} = %s"


def _where(column: str, how: str) -> str:
    name = quoted(column)
    if how == "null":
        return f"{name} IS NULL"
    if how == "after":
        return f"{name} > %s"
    if how == ANY:
        return f"{name} = ANY(%s)"
    return f"{name} = %s" if how == "is" else f"{name} IN ({placeholders(range(int(how)))})"


def placeholders(asked: Iterable[Any]) -> str:
    """``%s, %s`` for a list in a written statement."""
    return ", ".join("%s" for _value in asked)


def quoted(name: str | None) -> str:
    """The name of a table or column as this engine writes it."""
    return connection.ops.quote_name(str(name))
