"""The order of one run, inside a configured program."""

import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bandeng.cases.models import Case
from bandeng.demo import world
from bandeng.ledger import sealing
from bandeng.ui.clock import now
from bench import goals, many
from bench.clients import Person, server

PORT = 8571


def _say(words: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {words}", file=sys.stderr, flush=True)


def measured(*, cases: int, small: int) -> dict[str, Any]:
    """Every measurement, by its number in the list of goals."""
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    at = now()
    world.district(at=at)
    made = many.templates(at)
    found: dict[str, Any] = {"engine": connection.vendor}
    _say(f"{many.grow(small, made):,} matters")
    sealing.seal(at=now())
    found["P9 rebuild"] = goals.rebuild()
    _say(f"{many.grow(cases // 10, made):,} matters")
    found["P4 at a tenth"] = goals.lists_sql()
    begun = time.monotonic()
    _say(f"{many.grow(cases, made):,} matters")
    found["made"] = {"cases": Case.objects.count(), "seconds": round(time.monotonic() - begun)}
    sealing.seal(at=now())
    found |= _at_full_size(found)
    found |= _over_http()
    return found


def _at_full_size(found: dict[str, Any]) -> dict[str, Any]:
    _say("lists, chain, verify")
    lists = goals.lists_sql()
    browser = goals.signed_in()
    tenth = found["P4 at a tenth"]
    return {
        "P4": lists,
        "P4 ratio": {name: round(lists[name] / tenth[name], 2) for name in lists},
        "P3": goals.work_list(browser),
        "P3 one street": goals.work_list(browser, f"/desk/cases/?place={goals.STREET}"),
        "P9 verify": goals.verify(),
        "P2": goals.chained(),
        "P2 with 3 ms commits": goals.chained(slow=0.003),
    }


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
    said = {
        name: {"per s": round(each.per_second, 1), "cpu ms": round(each.cpu_ms, 2), "failed": each.failed}
        for name, each in loads.items()
    }
    p1 = {"floor inserts/s": round(raw), "ratio": round(filing.per_second / raw, 3), **said["file"]}
    return {"P1": p1, "beside the peer": said}
