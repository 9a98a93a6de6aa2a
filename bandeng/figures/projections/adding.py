"""Adding to numbers that stand in rows: a row that is not there yet begins with what is added."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models

from bandeng.ledger import statements
from bandeng.ledger.straight import VARIABLES

Table = type[models.Model]


def add(table: Table, keys: Sequence[str], numbers: Mapping[tuple[Any, ...], int]) -> None:
    """Add each number to the ``number`` of the row with this key; the keys have a unique constraint together.

    In the order of the keys, so that two who add to the same rows never wait for each other crosswise.
    """
    columns = [*keys, "number"]
    writers = [statements.writer(statements.field_of(table, name)) for name in columns]
    rows = [(*key, number) for key, number in sorted(numbers.items()) if number]
    most = VARIABLES // len(columns)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), most):
            some = rows[start : start + most]
            given = [
                write(value) if write else value
                for row in some
                for write, value in zip(writers, row, strict=True)
            ]
            cursor.execute(_statement(table, tuple(keys), len(some), connection.vendor), given)


@lru_cache(maxsize=512)
def _statement(table: Table, keys: tuple[str, ...], rows: int, _vendor: str) -> str:
    name, quote = connection.ops.quote_name(table._meta.db_table), connection.ops.quote_name
    columns = ", ".join(quote(key) for key in (*keys, "number"))
    values = ", ".join([f"({', '.join(['%s'] * (len(keys) + 1))})"] * rows)
    return (
        f"INSERT INTO {name} ({columns}) VALUES {values} ON CONFLICT ({', '.join(map(quote, keys))})"
        f" DO UPDATE SET number = {name}.number + excluded.number"
    )
