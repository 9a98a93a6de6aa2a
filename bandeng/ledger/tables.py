"""The projected tables as one thing: emptied, written aside, compared row by row."""

import hashlib
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import IO, Any

from django.db import connection, models

from bandeng.ledger.projections import TABLES

Table = type[models.Model]
Row = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One table before and after: how many rows, the digest of all of them, the first that differs."""

    table: str
    before: int
    after: int
    digest_before: str
    digest_after: str
    differs: str = ""

    @property
    def is_equal(self) -> bool:
        return self.digest_before == self.digest_after


class Aside:
    """A table's rows, written to a file: a million rows of a district are no load on memory."""

    def __init__(self, table: Table, file: IO[bytes]) -> None:
        self.table = table
        self.count = 0
        self._hash = hashlib.sha256()
        self._file = file
        for row in rows(table):
            self.count += 1
            self._hash.update(repr(row).encode())
            pickle.dump(row, self._file)

    def compare(self) -> Comparison:
        """The rows written aside beside those of now."""
        digest, count, differs = hashlib.sha256(), 0, ""
        for old, new in zip_longest(self._read(), rows(self.table)):
            count += new is not None
            digest.update(repr(new).encode() if new is not None else b"")
            differs = differs or (_difference(self.table, old, new) if old != new else "")
        return Comparison(
            table=self.table._meta.db_table,
            before=self.count,
            after=count,
            digest_before=self._hash.hexdigest(),
            digest_after=digest.hexdigest(),
            differs=differs,
        )

    def _read(self) -> Iterator[Row]:
        self._file.seek(0)
        for _ in range(self.count):
            yield pickle.load(self._file)  # what this process wrote a moment ago


def rows(table: Table) -> Iterator[Row]:
    """All rows as plain values, by primary key."""
    query = table._default_manager.order_by("pk").values_list(*_columns(table))
    return query.iterator(chunk_size=2000)


def in_order() -> list[Table]:
    """The projected tables, each after those its foreign keys point at."""
    ordered: list[Table] = []
    for table in TABLES:
        _place(table, ordered)
    return ordered


def empty() -> None:
    """Delete every row of every projected table; the tables that point first."""
    with connection.cursor() as cursor:
        for table in reversed(in_order()):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table._meta.db_table)}")


def _place(table: Table, ordered: list[Table]) -> None:
    if table in ordered or table not in TABLES:
        return
    for field in table._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and target is not table:
            _place(target, ordered)
    if table not in ordered:
        ordered.append(table)


def _columns(table: Table) -> list[str]:
    return [field.attname for field in table._meta.concrete_fields]


def _difference(table: Table, old: Row | None, new: Row | None) -> str:
    """The first differing row told by its key and columns; values only where they are short."""
    columns = _columns(table)
    if old is None or new is None or old[0] != new[0]:
        return f"live {_key(old)}, replayed {_key(new)}"
    pairs = zip(columns, old, new, strict=True)
    told = [f"{name}: live {_short(a)}, replayed {_short(b)}" for name, a, b in pairs if a != b]
    return f"{columns[0]} {old[0]}: {'; '.join(told)}"


def _key(row: Row | None) -> str:
    return "nothing" if row is None else _short(row[0])


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
