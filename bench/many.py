"""Many matters, made by copying real ones with new ids, places and true digests: the book verifies."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models, transaction

from bandeng.cases import actions
from bandeng.cases.models import Case, Worker
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.canonical import NO_DIGEST, canonical, digest
from bandeng.kernel.ids import new_id
from bandeng.ledger.models import Fact
from bandeng.ledger.pen import envelope
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from bandeng.places.models import Place
from bandeng.posts import queries as posts

WORDS = (
    "楼下路灯好几天不亮了",
    "楼道里堆着旧家具",
    "下水道堵了往外冒",
    "门口的路坑坑洼洼",
    "电动车在楼道里充电",
)
BATCH = 4000  # matters
COPIED = (Case, Clock, ToDo, Worker, Notice)
SHARES = (("reported", 2), ("accepted", 3), ("settled", 5))
Row = list[Any]


@dataclass(frozen=True)
class Template:
    """One real matter: its rows by table, ready for the driver, and the codes of its place."""

    facts: list[Fact]
    rows: dict[type[models.Model], list[Row]]
    case: int
    number: str
    stream: str
    codes: tuple[str, ...]


def templates(at: datetime) -> list[Template]:
    """A matter in each of the states that most matters are in, weighted."""
    grid = Place.objects.filter(kind="grid").order_by("code").first()
    assert grid is not None
    made: list[Template] = []
    for number, (state, weight) in enumerate(SHARES):
        made += [_template(_act(state, grid, at + timedelta(minutes=number)))] * weight
    return made


def _act(state: str, grid: Place, at: datetime) -> Case:
    told = actions.Report(
        place=grid.path,
        words=WORDS[0],
        reporter=people.guest(at=at),
        pin=(float(grid.lon or 0), float(grid.lat or 0)),
    )
    stream = actions.report(report=told, at=at).stream
    case = Case.objects.get(stream=stream)
    leader = posts.holders([f"grid_leader@{grid.code}"], at=at)[0].person
    if state == "accepted":
        actions.accept(case=case, condition="street-lamp.one-out", by=leader, at=at + timedelta(minutes=5))
    if state == "settled":
        how = actions.Settling(words="换了灯泡,已经亮了", condition="stairwell.lamp")
        actions.settle(case=case, how=how, by=leader, at=at + timedelta(minutes=5))
    return Case.objects.get(stream=stream)


def _template(case: Case) -> Template:
    facts = list(Fact.objects.of(case.stream))
    found = {
        Case: Case.objects.filter(id=case.id),
        Clock: Clock.objects.filter(stream=case.stream),
        ToDo: ToDo.objects.filter(stream=case.stream),
        Worker: Worker.objects.filter(case_id=case.id),
        Notice: Notice.objects.filter(stream=case.stream),
    }
    rows = {table: [_prepared(table, row) for row in query] for table, query in found.items()}
    return Template(facts, rows, case.id, case.number, case.stream, tuple(case.place.rstrip("/").split("/")))


def _prepared(table: type[models.Model], row: models.Model) -> Row:
    return [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for field in table._meta.concrete_fields
    ]


def grow(to: int, made: Sequence[Template], *, seed: int = 7) -> int:
    """Add matters until there are so many; answers how many there are."""
    chance, grids = random.Random(seed), _grids()
    there = Case.objects.count()
    while there < to:
        number = min(BATCH, to - there)
        with transaction.atomic():
            _write([(chance.choice(made), chance.choice(grids)) for _turn in range(number)])
        there += number
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return there


def _grids() -> list[tuple[str, ...]]:
    paths = Place.objects.filter(kind="grid").order_by("code").values_list("path", flat=True)
    return [tuple(path.rstrip("/").split("/")) for path in paths]


def _write(wanted: Sequence[tuple[Template, tuple[str, ...]]]) -> None:
    height = Fact.objects.aggregate(last=models.Max("id"))["last"]
    facts: list[Row] = []
    rows: dict[type[models.Model], list[Row]] = {table: [] for table in COPIED}
    for template, codes in wanted:
        stream = f"case:{new_id(template.facts[0].at)}"
        heights = {fact.id: height + turn + 1 for turn, fact in enumerate(template.facts)}
        height += len(template.facts)
        facts += _facts(template, codes, stream, heights)
        for table, copied in template.rows.items():
            rows[table] += [_copy(row, template, codes, stream, heights) for row in copied]
    _insert(Fact, facts)
    for table, copies in rows.items():
        _insert(table, copies)
    _reset()


def _moved(text: str, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """The text with the codes of another place; the longest first, since each begins with the one above."""
    for number in range(len(old) - 1, 0, -1):
        text = text.replace(old[number], f"\x00{number}\x00")
    for number in range(len(old) - 1, 0, -1):
        text = text.replace(f"\x00{number}\x00", new[number])
    return text


def _facts(template: Template, codes: tuple[str, ...], stream: str, heights: dict[int, int]) -> Iterator[Row]:
    previous = NO_DIGEST
    for fact in template.facts:
        copy = Fact(
            id=heights[fact.id], stream=stream, turn=fact.turn, name=fact.name, version=fact.version,
            place=_moved(fact.place, template.codes, codes), person=fact.person,
            post=_moved(fact.post, template.codes, codes), act=fact.act, at=fact.at,
            body_text=_moved(fact.body_text, template.codes, codes), command=new_id(fact.at),
            algorithm=fact.algorithm, previous=previous,
        )  # fmt: skip
        copy.digest = previous = digest(canonical(envelope(copy)), fact.algorithm)
        yield _prepared(Fact, copy)


def _copy(row: Row, template: Template, codes: tuple[str, ...], stream: str, heights: dict[int, int]) -> Row:
    return [_cell(cell, template, codes, stream, heights) for cell in row]


def _cell(cell: Any, template: Template, codes: tuple[str, ...], stream: str, heights: dict[int, int]) -> Any:
    """Heights, the stream, the number and the place are those of the copy; all else is as it was."""
    if isinstance(cell, int):
        return heights.get(cell, cell) if not isinstance(cell, bool) else cell
    if not isinstance(cell, str):
        return cell
    if cell in (template.stream, template.number):
        return stream if cell == template.stream else f"{template.number[:10]}{heights[template.case]:05d}"
    height, dot, rest = cell.partition(".")
    if dot and height.isdecimal() and int(height) in heights:
        return f"{heights[int(height)]}.{_moved(rest, template.codes, codes)}"
    return _moved(cell, template.codes, codes)


def _insert(table: type[models.Model], rows: list[Row]) -> None:
    columns = ", ".join(f'"{field.column}"' for field in table._meta.concrete_fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT 1")  # the transaction is set to its schema before the driver is spoken to
            with cursor.cursor.copy(f"COPY {table._meta.db_table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["?"] * len(table._meta.concrete_fields))
        cursor.cursor.connection.executemany(
            f"INSERT INTO {table._meta.db_table} ({columns}) VALUES ({places})", rows
        )


def _reset() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            last = "SELECT max(id) FROM ledger_fact"
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('ledger_fact', 'id'), ({last}))")
