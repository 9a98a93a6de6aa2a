"""The rows of every table as plain JSON values, the same from either engine."""

import base64
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, models

Table = type[models.Model]
Row = list[Any]
BATCH = 2000
# Made anew by the migrations or by the next sign-in; nobody's work is in them.
LEFT_OUT = frozenset({"contenttypes", "auth", "sessions"})
OPEN_SESSIONS = frozenset({"people_opensession"})


def kept() -> list[Table]:
    """The tables a backup holds, in the order of their names: all but sessions and what migrations fill."""
    found = apps.get_models(include_auto_created=True)
    mine = [table for table in found if table._meta.app_label not in LEFT_OUT and table._meta.managed]
    return sorted(
        (table for table in mine if table._meta.db_table not in OPEN_SESSIONS),
        key=lambda table: table._meta.db_table,
    )


def columns(table: Table) -> list[str]:
    """The columns of a table as the models name them."""
    return [field.attname for field in table._meta.concrete_fields]


def written(table: Table) -> Iterator[Row]:
    """Every row by primary key, a batch at a time: no cursor stays open, no table is held in memory."""
    fields = columns(table)
    parts = [fields.index(field.attname) for field in table._meta.pk_fields]
    found = table._base_manager.order_by("pk").values_list(*fields)
    batch = list(found[:BATCH])
    while batch:
        yield from ([_plain(value) for value in row] for row in batch)
        last = tuple(batch[-1][part] for part in parts)
        batch = list(found.filter(pk__gt=last if len(last) > 1 else last[0])[:BATCH])


def insert(table: Table, rows: Sequence[Row]) -> None:
    """Put rows into an empty table as they were, keys included."""
    fields = table._meta.concrete_fields
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quoted(table._meta.db_table)} ({names}) VALUES ({places})"
    values = [
        [
            field.get_db_prep_save(field.to_python(value), connection)
            for field, value in zip(fields, row, strict=True)
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value
