"""Reading the whole book fast: plain rows in batches, and the bytes under each digest.

Verifying and exporting read what the database really holds, as text: no model objects, no parsed moments.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from json.encoder import encode_basestring as quoted  # the C function under json.dumps
from typing import Any, NamedTuple

from django.db import DatabaseError, connection
from django.db.models import Max

from bandeng.ledger import locks
from bandeng.ledger.models import Fact, Seal

BATCH = 5000  # facts held in memory at a time
BareFact = tuple[Any, ...]  # a FactRow without its names, which cost a tenth of the time


class FactRow(NamedTuple):
    """A fact as the database holds it; ``at`` is canonical text."""

    height: int
    stream: str
    turn: int
    name: str
    version: int
    place: str
    person: str
    post: str
    act: str
    at: str
    body: str
    command: str
    algorithm: str
    previous: str
    digest: str


class SealRow(NamedTuple):
    """A seal as the database holds it; ``at`` is canonical text, ``facts`` how many are under it."""

    number: int
    first: int
    last: int
    facts: int
    at: str
    algorithm: str
    root: str
    previous: str
    digest: str


class Illegible(Exception):
    """The database cannot give this row back as text. ``number``: the fact's height or the seal's number."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


def complete_height() -> int:
    """The height up to which the book is complete: no fact can still appear at or below it."""
    with locks.nobody_writing():
        return Fact.objects.aggregate(top=Max("id"))["top"] or 0


def bare_facts(*, after: int = 0, up_to: int) -> Iterator[list[BareFact]]:
    """Batches of facts with ``after < height <= up_to``, by height, as bare tuples in the order of FactRow.

    Raises Illegible.
    """
    table, columns = _described(Fact)
    while rows := _rows(table, columns, after, up_to):
        after = rows[-1][0]
        yield rows


def facts(*, up_to: int) -> Iterator[FactRow]:
    """Facts up to the height, by height. Raises Illegible."""
    for batch in bare_facts(up_to=up_to):
        yield from map(FactRow._make, batch)


def seals(*, up_to: int | None = None) -> list[SealRow]:
    """Every seal whose last fact is at or below the height (None: every one), by number. Raises Illegible."""
    table, columns = _described(Seal)
    found: list[SealRow] = []
    while rows := _rows(table, columns, found[-1].number if found else 0, 2**31 - 1):
        found += [SealRow._make(row) for row in rows]
    return [seal for seal in found if up_to is None or seal.last <= up_to]


def envelope_bytes(row: BareFact) -> bytes:
    """What the fact's digest covers: the bytes of ``canonical(pen.envelope(fact))``, many times faster."""
    _, stream, turn, name, version, place, person, post, act, at, body, command, algorithm, previous, _ = row
    return (
        f'{{"act":{quoted(act)},"algorithm":{quoted(algorithm)},"at":{quoted(at)},"body":{quoted(body)},'
        f'"command":{quoted(command)},"name":{quoted(name)},"person":{quoted(person)},'
        f'"place":{quoted(place)},"post":{quoted(post)},"previous":{quoted(previous)},'
        f'"stream":{quoted(stream)},"turn":{turn},"version":{version}}}'
    ).encode()


@cache
def hasher(algorithm: str) -> Callable[[bytes], Any]:
    """The constructor of this algorithm. ValueError when this machine does not know it."""
    hashlib.new(algorithm)
    known: Callable[[bytes], Any] | None = getattr(hashlib, algorithm, None)
    return known or partial(hashlib.new, algorithm)


def _described(model: type[Fact] | type[Seal]) -> tuple[str, str]:
    quote = connection.ops.quote_name
    columns = (
        _as_text(field.column) if field.name == "at" else quote(field.column) for field in _fields(model)
    )
    return quote(model._meta.db_table), ", ".join(columns)


def _fields(model: type[Fact] | type[Seal]) -> Iterable[Any]:
    return model._meta.concrete_fields


def _as_text(column: str) -> str:
    column = connection.ops.quote_name(column)
    if connection.vendor == "postgresql":
        return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
    whole_second = f"CASE length({column}) WHEN 19 THEN '.000000Z' ELSE 'Z' END"
    return f"replace({column}, ' ', 'T') || {whole_second}"


def _rows(table: str, columns: str, after: int, up_to: int) -> list[tuple[Any, ...]]:
    where = f"FROM {table} WHERE id > %s AND id <= %s ORDER BY id LIMIT {BATCH}"
    try:
        return _fetched(f"SELECT {columns} {where}", after, up_to)
    except DatabaseError:
        if connection.needs_rollback or connection.vendor == "postgresql":
            raise
        for (number,) in _fetched(f"SELECT id {where}", after, up_to):
            _fetch_one(table, columns, number)
        raise


def _fetch_one(table: str, columns: str, number: int) -> None:
    try:
        _fetched(f"SELECT {columns} FROM {table} WHERE id > %s AND id <= %s", number - 1, number)
    except DatabaseError:
        raise Illegible(number) from None


def _fetched(sql: str, after: int, up_to: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [after, up_to])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
