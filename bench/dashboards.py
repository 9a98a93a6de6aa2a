"""P5: a dashboard's block from the tallies, beside the same question asked of DuckDB; and 「督看」."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import duckdb
from django.db import connection
from django.test import Client

from bandeng.figures import actions, queries
from bandeng.figures.models import Reach
from bandeng.figures.queries import Block
from bandeng.kernel.periods import day_begins
from bandeng.ledger.models import Fact
from bandeng.places.models import Place
from bench import goals
from bench.goals import Result

FIGURES = (  # each is as many as the facts of its own name
    "cases.reported", "cases.settled", "cases.declined", "cases.dispatched", "cases.returned",
)  # fmt: skip
DAYS = 30
BATCH = 50_000
PAGES = {
    "overview": "/desk/oversight/",
    "one street": f"/desk/oversight/?place={goals.STREET}",
    "behind a count": "/desk/oversight/oversight.without_picture/",
}
LIVE = (
    "SELECT name, street, count(*) FROM fact WHERE name IN (?, ?, ?, ?, ?) AND said_at >= ? AND said_at < ?"
    " GROUP BY GROUPING SETS ((name), (name, street))"
)


def folding() -> Result:
    """Everything folded from the first fact on, as after a long absence of the worker."""
    with goals.timed() as spent:
        actions.roll_up_again()
    facts = Fact.objects.count()
    _analyze()
    return {
        "facts": facts,
        "facts/s": round(facts / spent.wall),
        "facts/s of our own cpu": round(facts / spent.cpu),
    }


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def block(today: date) -> Result:
    """Five counts of thirty days, of the district and of each street: from the tallies, and live."""
    first, end = today - timedelta(days=DAYS - 1), today + timedelta(days=1)
    during = (day_begins(first), day_begins(end))
    columns = _columns()
    streets = list(Place.objects.filter(kind="street").order_by("code").values_list("path", flat=True))
    places = [streets[0].partition("/")[0] + "/", *streets]
    ours = queries.block(FIGURES, places=places, during=during)
    assert _same(ours, columns, during, places), "the block and DuckDB disagree"
    mine, theirs = [], []
    for _turn in range(3):  # in turns: a busy machine is busy for both
        mine.append(goals.best(lambda: queries.block(FIGURES, places=places, during=during), turns=7)[0])
        theirs.append(goals.best(lambda: _live(columns, during), turns=7)[0])
    ms, live = sorted(mine)[1], sorted(theirs)[1]
    rows = columns.execute("SELECT count(*) FROM fact").fetchone()
    return {
        "facts": rows[0] if rows else 0, "heights not folded": _behind(), "ms": round(ms, 2),
        "duckdb live ms": round(live, 2), "ratio": round(ms / live, 2),
    }  # fmt: skip


def _behind() -> int:
    return Fact.objects.latest("id").id - Reach.objects.get(rollup="tallies").height


def _columns() -> duckdb.DuckDBPyConnection:
    """What the block asks about, as columns in memory."""
    found = duckdb.connect()
    found.execute("CREATE TABLE fact (name VARCHAR, street VARCHAR, said_at TIMESTAMP)")
    rows: list[tuple[str, str, datetime]] = []
    for name, place, at in Fact.objects.values_list("name", "place", "at").iterator(chunk_size=BATCH):
        rows.append(
            (
                name,
                place.split("/")[1] if place.count("/") > 1 else "-",
                at.astimezone(UTC).replace(tzinfo=None),
            )
        )
        if len(rows) == BATCH:
            _load(found, rows)
    _load(found, rows)
    return found


def _load(into: duckdb.DuckDBPyConnection, rows: list[tuple[str, str, datetime]]) -> None:
    if rows:
        names, streets, moments = (list(column) for column in zip(*rows, strict=True))
        into.execute("INSERT INTO fact SELECT unnest(?), unnest(?), unnest(?)", [names, streets, moments])
        rows.clear()


def _live(columns: duckdb.DuckDBPyConnection, during: tuple[datetime, datetime]) -> list[tuple[Any, ...]]:
    moments = [moment.astimezone(UTC).replace(tzinfo=None) for moment in during]
    return columns.execute(LIVE, [*FIGURES, *moments]).fetchall()


def _same(
    ours: Block, columns: duckdb.DuckDBPyConnection, during: tuple[datetime, datetime], places: list[str]
) -> bool:
    theirs = {(street or "", name): number for name, street, number in _live(columns, during)}
    return all(
        value == theirs.get((place.rstrip("/").partition("/")[2], name), 0)
        for (place, name), value in ours.values.items()
    ) and len(ours.values) == len(places) * len(FIGURES)


def oversight(browser: Client) -> Result:
    """The pages of whoever supervises the district, in process."""
    found = {}
    for name, path in PAGES.items():
        status = browser.get(path).status_code
        assert status == 200, (path, status)
        wall, cpu = goals.best(partial(browser.get, path), turns=7)
        found[name] = {"ms": round(wall, 1), "cpu ms": round(cpu, 1)}
    return found
