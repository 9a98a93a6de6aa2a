"""Many matters, made by copying real ones with new ids, places, words and true digests: the book verifies."""

import random
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, models, transaction

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import vault
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.search.models import Gram, Text
from bandeng.search.projections import CASE, SLOTS
from bench.moulds import COPIED, Mould, Row, facts_of, mould, rows_of, slots_of
from bench.phrases import marks, phrase

BATCH = 4000  # matters
SHARES = (("reported", 2), ("accepted", 3), ("settled", 5))
PLAIN = "bench_words"  # the same words, open, to be scanned beside the index
HURRY = {
    "sqlite": ("PRAGMA synchronous=OFF", "PRAGMA cache_size=-600000"),
    "postgresql": ("SET LOCAL synchronous_commit=off",),
}


def moulds(at: datetime) -> list[Mould]:
    """A matter in each of the states that most matters are in, weighted."""
    grid = Place.objects.filter(kind="grid").order_by("code").first()
    assert grid is not None
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {PLAIN} (matter bigint PRIMARY KEY, words text NOT NULL)")
    made: list[Mould] = []
    for number, (state, weight) in enumerate(SHARES):
        made += [mould(_act(state, grid, at + timedelta(minutes=number)))] * weight
    return made


def _act(state: str, grid: Place, at: datetime) -> Case:
    pin = (float(grid.lon or 0), float(grid.lat or 0))
    told = actions.Report(place=grid.path, words="电动车在楼道里充电", reporter=people.guest(at=at), pin=pin)
    stream = actions.report(report=told, at=at).stream
    case = Case.objects.get(stream=stream)
    leader = posts.holders([f"grid_leader@{grid.code}"], at=at)[0].person
    if state == "accepted":
        actions.accept(case=case, condition="street-lamp.one-out", by=leader, at=at + timedelta(minutes=5))
    if state == "settled":
        how = actions.Settling(words="换了灯泡,已经亮了", condition="stairwell.lamp")
        actions.settle(case=case, how=how, by=leader, at=at + timedelta(minutes=5))
    return Case.objects.get(stream=stream)


def grow(to: int, made: Sequence[Mould], *, seed: int = 7) -> int:
    """Add matters until there are so many; answers how many there are."""
    there = Case.objects.count()
    chance, grids = random.Random(f"{seed} {there}"), _grids()
    while there < to:
        number = min(BATCH, to - there)
        _hurry()
        with transaction.atomic():
            _write(made, grids, chance, number)
        there += number
        if there % (25 * BATCH) < number:
            print(f"... {there:,}", file=sys.stderr, flush=True)
    _settle()
    return there


def _hurry() -> None:
    """Nothing of it needs to outlive a crash."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in HURRY["sqlite"]:
                cursor.execute(statement)


def _settle() -> None:
    connection.close()  # what was set for haste goes with it
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)" if connection.vendor == "sqlite" else "CHECKPOINT")


def _grids() -> list[tuple[str, ...]]:
    paths = Place.objects.filter(kind="grid").order_by("code").values_list("path", flat=True)
    return [tuple(path.rstrip("/").split("/")) for path in paths]


def _write(made: Sequence[Mould], grids: list[tuple[str, ...]], chance: random.Random, number: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(HURRY["postgresql"][0])
    height = Fact.objects.aggregate(last=models.Max("id"))["last"]
    chosen = [(chance.choice(made), chance.choice(grids), phrase(chance)) for _turn in range(number)]
    at = made[0].at
    kept = vault.keep_all([(words, "words", copied.reporter) for copied, _codes, words in chosen], at=at)
    rows: dict[type[models.Model], list[Row]] = {table: [] for table in (Fact, *COPIED, Text, Gram)}
    plain: list[Row] = []
    for (copied, codes, words), entry in zip(chosen, kept, strict=True):
        slots = slots_of(copied, height, codes, entry)
        rows[Fact] += facts_of(copied, slots)
        for copy in COPIED:
            rows[copy] += rows_of(copied, copy, slots)
        matter, text = height + 1, (height + 1) * SLOTS
        rows[Text].append([text, entry.kept, CASE, matter, matter])
        rows[Gram] += [[mark, text] for mark in marks(words)]
        plain.append([matter, words])
        height += len(copied.facts)
    for table, copies in rows.items():
        _insert(table._meta.db_table, [str(field.column) for field in table._meta.concrete_fields], copies)
    _insert(PLAIN, ["matter", "words"], plain)
    _reset()


def _insert(table: str, names: Sequence[str], rows: Sequence[Row]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT 1")  # the transaction is set to its schema before the driver is spoken to
            with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["?"] * len(names))
        cursor.cursor.connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)


def _reset() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            last = "SELECT max(id) FROM ledger_fact"
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('ledger_fact', 'id'), ({last}))")


def swell(to: int) -> int:
    """Bare rows in the table of matters alone, by doubling: enough for the SQL of lists and nothing else."""
    names = [str(field.column) for field in Case._meta.concrete_fields if field.column not in OWN]
    columns = ", ".join(f'"{name}"' for name in names)
    there = Case.objects.count()
    while there < to:
        last = Case.objects.aggregate(last=models.Max("id"))["last"]
        most = min(there, to - there)
        _hurry()
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO cases_case (id, number, stream, {columns}) SELECT id + %s, 's' || (id + %s),"
                f" 's' || (id + %s), {columns} FROM cases_case ORDER BY id LIMIT %s",
                [last, last, last, most],
            )
        there = Case.objects.count()
    _settle()
    return there


OWN = frozenset({"id", "number", "stream"})
