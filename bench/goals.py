"""The measurements: each beside the raw floor of the same machine in the same run."""

import statistics
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, connections, transaction
from django.test import Client

from bandeng.cases.models import Case
from bandeng.kernel.canonical import NO_DIGEST
from bandeng.ledger import rebuilding, straight, verifying
from bandeng.ledger.models import Fact
from bandeng.ledger.pen import digest_of
from bench.clients import Load, Person, load, token

PEOPLE = 8
SECONDS = 8.0
Result = dict[str, Any]
STAFF = "quzhili"
STREET = "410103012"
NEW_YEAR = datetime.fromisoformat("2026-01-01T00:00:00+00:00")


def best(doing: Callable[[], object], *, turns: int = 15) -> tuple[float, float]:
    """Median milliseconds of wall time and of processor time."""
    walls, spent = [], []
    for _turn in range(turns):
        wall, cpu = time.perf_counter(), time.process_time()
        doing()
        walls.append((time.perf_counter() - wall) * 1000)
        spent.append((time.process_time() - cpu) * 1000)
    return statistics.median(walls), statistics.median(spent)


def floor(*, people: int = PEOPLE, seconds: float = SECONDS) -> float:
    """How many rows a second so many connections can insert, one commit each: the machine's own limit."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_floor (id text PRIMARY KEY, words text)")
    counts = [0] * people
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=_insert, args=(counts, number, until)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def _insert(counts: list[int], number: int, until: float) -> None:
    try:
        while time.monotonic() < until:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO bench_floor (id, words) VALUES (%s, %s)", [uuid.uuid4().hex, "灯" * 300]
                )
            counts[number] += 1
    finally:
        connections.close_all()


def filing(people: list[Person], pids: list[int]) -> Load:
    """P1: staff file a matter, the whole way: session, CSRF, form, polygon, case, fact, clock, to-do."""
    tokens = {id(person): token(person.ask("GET", "/desk/report/")[2]) for person in people}

    def one(person: Person) -> bool:
        form = {
            "csrfmiddlewaretoken": tokens[id(person)], "channel": "phone", "words": "楼下路灯好几天不亮了",
            "lon": "113.655", "lat": "34.694", "address": "3号楼", "name": "张三", "phone": "13800000009",
            "anyway": "1", "command": uuid.uuid4().hex,
        }  # fmt: skip
        return person.ask("POST", "/desk/report/", form)[0] == 302

    return load(people, pids, one, seconds=SECONDS)


def reading(people: list[Person], pids: list[int], path: str) -> Load:
    """The same page again and again."""
    return load(people, pids, lambda person: person.ask("GET", path)[0] == 200, seconds=SECONDS)


def patient(port: int, path: str) -> float | str:
    """Seconds of one page that may take long; it is asked last, and not waited for longer than a minute."""
    person = Person(port)
    person.sign_in(STAFF)
    begun = time.monotonic()
    try:
        status, _to, _text = person.ask("GET", path)
    except OSError:
        return "more than 60"
    return round(time.monotonic() - begun, 2) if status == 200 else f"status {status}"


def changing(people: list[Person], pids: list[int], numbers: list[str]) -> Load:
    """A note on a matter: a status change of the smallest kind, each on a matter of its own."""
    left, lock = list(numbers), threading.Lock()

    def one(person: Person) -> bool:
        with lock:
            if not left:
                return False
            number = left.pop()
        page = person.ask("GET", f"/desk/cases/{number}/note/")[2]
        form = {
            "csrfmiddlewaretoken": token(page),
            "words": "已联系物业",
            "turn": _turn(page),
            "command": uuid.uuid4().hex,
        }
        return person.ask("POST", f"/desk/cases/{number}/note/", form)[0] == 302

    return load(people, pids, one, seconds=SECONDS)


def _turn(page: str) -> str:
    return page.partition('name="turn" value="')[2].partition('"')[0]


def chained(*, slow: float = 0.0, seconds: float = 4.0) -> Result:
    """P2: appending to one's own stream with its chain, beside appending without, turn by turn."""
    rates = {True: 0, False: 0}
    spent = {True: 0.0, False: 0.0}
    heads: dict[int, tuple[int, str]] = {}
    number = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for chain in (True, False):
            begun = time.perf_counter()
            _append(heads, number, chain=chain, slow=slow)
            spent[chain] += time.perf_counter() - begun
            rates[chain] += 1
        number += 1
    with_chain, without = rates[True] / spent[True], rates[False] / spent[False]
    return {
        "chained/s": round(with_chain),
        "unchained/s": round(without),
        "ratio": round(with_chain / without, 2),
    }


def _append(heads: dict[int, tuple[int, str]], number: int, *, chain: bool, slow: float) -> None:
    """One fact and its commit. Without a chain it stands alone and carries no true digest: run this last."""
    turn, previous = heads.get(number % 50, (0, NO_DIGEST)) if chain else (0, NO_DIGEST)
    stream = f"bench:{id(heads)}:{number % 50}" if chain else f"bench:{uuid.uuid4()}"
    with transaction.atomic():
        if turn:
            previous = straight.find(Fact, {"stream": stream, "turn": turn - 1}, "digest")[0][0]
        fact = Fact(
            stream=stream, turn=turn, name="bench.said", version=1, place="-", person="p", post="operator",
            act="a", at=NEW_YEAR, body_text='{"words":"0123456789"}', command=uuid.uuid4().hex,
            algorithm="sha256", previous=previous, digest="-",
        )  # fmt: skip
        if chain:
            fact.digest = digest_of(fact)
            heads[number % 50] = (turn + 1, fact.digest)
        straight.append(fact)
        _slowly(slow)


def _slowly(seconds: float) -> None:
    if not seconds:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(%s)", [seconds])
    else:
        time.sleep(seconds)


def signed_in() -> Client:
    """A browser of the district's centre, without a network between."""
    browser = Client()
    browser.get("/sign-in/")
    assert browser.post("/sign-in/demo/", {"username": STAFF}).status_code == 302
    return browser


def work_list(browser: Client, path: str = "/desk/cases/") -> Result:
    """P3: a list of fifty: statements, processor time, and the share of it that its SQL alone would take."""
    browser.get(path)
    asked: list[tuple[str, Any]] = []

    def kept(execute: Callable[..., Any], sql: str, given: Any, many: bool, context: Any) -> Any:
        asked.append((sql, given))
        return execute(sql, given, many, context)

    with connection.execute_wrapper(kept):
        browser.get(path)
    whole, cpu = best(lambda: browser.get(path))
    alone, _cpu = best(lambda: _only(asked))
    return {
        "statements": len(asked), "wall ms": round(whole, 2), "cpu ms": round(cpu, 2),
        "sql alone ms": round(alone, 2), "ratio": round(alone / whole, 2),
    }  # fmt: skip


def _only(statements: list[tuple[str, Any]]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, given in statements:
            cursor.execute(sql, given)
            if cursor.description:
                cursor.fetchall()


def lists_sql() -> dict[str, float]:
    """P4: milliseconds of the list's own statement for a grid, a street and the whole district."""
    grid = Case.objects.exclude(grid="-").values_list("grid", flat=True).first()
    rows = Case.objects.newest_first()
    asked = {"grid": rows.filter(grid=grid), "street": rows.filter(street=STREET), "district": rows.all()}
    return {name: round(best(partial(_first, query))[0], 3) for name, query in asked.items()}


def _first(rows: Any) -> list[Any]:
    return list(rows.values_list("id")[:51])


def verify() -> Result:
    """P9: the whole book read again."""
    with timed() as spent:
        report = verifying.verify()
    assert report.is_whole, report.broken
    return {"facts": report.facts, **_rates(report.facts, spent)}


def chain() -> Result:
    """P9: the book alone, each digest and link and seal, without the vault's commitments."""
    walk = verifying.Walk()
    with timed() as spent:
        walk.begin()
        walk.read_all(lambda done, all_of_it: None)
        walk.end()
    return {"facts": walk.count, **_rates(walk.count, spent)}


def rebuild() -> Result:
    """P9: the tables made again from the facts; and, beside the clock, equal to what they were."""
    with timed() as spent:
        made = rebuilding.rebuild()
    checked = rebuilding.check()
    assert checked.is_equal, [each.differs for each in checked.tables if not each.is_equal]
    return {"facts": made.facts, **_rates(made.facts, spent)}


def _rates(facts: int, spent: "Spent") -> Result:
    return {"facts/s": round(facts / spent.wall), "facts/s of our own cpu": round(facts / spent.cpu)}


@dataclass
class Spent:
    """Seconds of the clock and of this process."""

    wall: float = 0.0
    cpu: float = 0.0


@contextmanager
def timed() -> Iterator[Spent]:
    """What is done in here takes so long."""
    spent, wall, cpu = Spent(), time.perf_counter(), time.process_time()
    yield spent
    spent.wall, spent.cpu = time.perf_counter() - wall, time.process_time() - cpu


def yardstick() -> float:
    """Milliseconds of processor time for a fixed piece of plain Python: on a busy machine the same work costs
    up to twice as much, since two share what is left of a core."""
    with timed() as spent:
        sum(len(str(number)) for number in range(300_000))
    return round(spent.cpu * 1000, 1)
