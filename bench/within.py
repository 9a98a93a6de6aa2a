"""The order of one run, inside a configured program."""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bandeng.cases.models import Case
from bandeng.demo import world
from bandeng.figures import actions as figures
from bandeng.figures.actions import EVERYTHING
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import sealing
from bandeng.ui.clock import now
from bench import dashboards, goals, many, reporting, seeking, voting
from bench.clients import Person, free_port, server

PORT = free_port()


def _say(words: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {words}", file=sys.stderr, flush=True)


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many matters there shall be: for the rebuild, for everything, bare ones for SQL alone (0: none)."""

    small: int
    cases: int
    bare: int


def measured(size: Size) -> dict[str, Any]:
    """Every measurement, by its number in the list of goals."""
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    at = now()
    world.district(at=at)
    made = many.moulds(at)
    found: dict[str, Any] = {"engine": connection.vendor, "yardstick ms": goals.yardstick()}
    _say(f"{many.grow(size.small, made):,} matters")
    sealing.seal(at=now())
    found["P9 rebuild"] = _told("P9 rebuild", goals.rebuild)
    _say(f"{many.grow(size.cases // 10, made):,} matters")
    found["P4 at a tenth"] = goals.lists_sql()
    with goals.timed() as spent:
        _say(f"{many.grow(size.cases, made):,} matters")
    found["made"] = {"cases": Case.objects.count(), "seconds": round(spent.wall), "cpu s": round(spent.cpu)}
    sealing.seal(at=now())
    found |= _at_full_size(found)
    found |= _told("over HTTP", _over_http)
    if size.bare:
        _say(f"{many.swell(size.bare):,} bare matters")
        found[f"P4 at {size.bare:,}"] = goals.lists_sql()
    return found | {"yardstick ms after": goals.yardstick(), "load after": round(os.getloadavg()[0], 1)}


def _at_full_size(found: dict[str, Any]) -> dict[str, Any]:
    _say("lists, search, verify, chain")
    lists = goals.lists_sql()
    browser = goals.signed_in()
    tenth = found["P4 at a tenth"]
    asked: dict[str, Callable[[], Any]] = {
        "P4": lambda: lists,
        "P4 ratio": lambda: {name: round(lists[name] / tenth[name], 2) for name in lists},
        "P3": lambda: goals.work_list(browser),
        "P3 one street": lambda: goals.work_list(browser, f"/desk/cases/?place={goals.STREET}"),
        "fold": dashboards.folding,
        "P5": lambda: dashboards.block(now().astimezone(SHANGHAI).date()),
        "oversight": lambda: dashboards.oversight(goals.signed_in()),  # folding outlasted the first session
        "P6": lambda: seeking.seek(now(), goals.STAFF),
        "edition of 60 figures": reporting.edition,
        "P8": voting.tally,
        "P9 book alone": goals.chain,
        "P9 verify": goals.verify,
        "P2": goals.chained,
        "P2 with 3 ms commits": lambda: goals.chained(slow=0.003),
    }
    return {name: _told(name, ask) for name, ask in asked.items()}


def _told(name: str, ask: Callable[[], Any]) -> Any:
    """The answer, said at once: a run is long, and whoever stops it has seen what there was."""
    answer = ask()
    _say(f"{name}: {json.dumps(answer)}")
    return answer


def _over_http() -> dict[str, Any]:
    """Eight connections, two processes on PostgreSQL and one on SQLite, as they are run."""
    processes = 2 if connection.vendor == "postgresql" else 1
    numbers = list(
        Case.objects.filter(state="handling").order_by("-id").values_list("number", flat=True)[:4000]
    )
    _say("over HTTP")
    with server(PORT, processes) as pids:
        people = [Person(PORT) for _turn in range(goals.PEOPLE)]
        for person in people:
            person.sign_in(goals.STAFF)
        floor = goals.floor()
        filing = goals.filing(people, pids)
        again = goals.floor()
        raw = (floor + again) / 2
        loads = {
            "file": filing,
            "list 50": goals.reading(people, pids, "/desk/cases/"),
            "list by status and area": goals.reading(
                people, pids, f"/desk/cases/?state=handling&place={goals.STREET}"
            ),
            "one public case": goals.reading(people, pids, f"/c/{numbers[0]}/"),
            "status change (form and note)": goals.changing(people, pids, numbers),
        }
        figures.roll_up(most=EVERYTHING)  # as the worker does, which does not run here
        report = goals.patient(PORT, "/desk/oversight/")
    said: dict[str, Any] = {
        name: {"per s": round(each.per_second, 1), "cpu ms": round(each.cpu_ms, 2), "failed": each.failed}
        for name, each in loads.items()
    }
    p1 = {"floor inserts/s": round(raw), "ratio": round(filing.per_second / raw, 3), **said["file"]}
    return {"P1": p1, "beside the peer": said | {"open report": {"seconds": report}}}
