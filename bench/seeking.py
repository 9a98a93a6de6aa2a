"""P6: words looked for through permission and recheck, beside a scan of the same words lying open."""

import statistics
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.ledger import straight
from bandeng.people import actions as people
from bandeng.people import queries as persons
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.search.queries import matters
from bench.many import PLAIN
from bench.phrases import COMMON, RARE

SCANS, SEARCHES = 5, 15
SCAN = f"SELECT matter FROM {PLAIN} WHERE words LIKE %s"
Result = dict[str, Any]


def seek(at: datetime, staff: str) -> Result:
    """A rare word and one in every twelfth text, as the district sees them and as one grid's leader does."""
    grid = Place.objects.filter(kind="grid").order_by("-code")[0].code
    centre = persons.person(staff).id
    leader = posts.holders([f"grid_leader@{grid}"], at=at)[0].person
    found = {
        f"{said} word, {who}": _beside(word, person, at)
        for who, person in (("district", centre), ("one grid", leader))
        for said, word in (("rare", RARE), ("common", COMMON))
    }
    return {
        **found,
        "missed": {"district": _missed(RARE, centre, at), "one grid": _missed(COMMON, leader, at)},
        "newest is found": _finds_the_newest(centre, at),
    }


def _beside(word: str, person: str, at: datetime) -> Result:
    """Search and scan in turns; medians, and how many times quicker."""
    scans, searches = [], []
    for _turn in range(SCANS):
        scans.append(_taken(lambda: _scanned(word)))
        searches += [_taken(lambda: _searched(person, word, at)) for _time in range(SEARCHES // SCANS)]
    scan, search = statistics.median(scans), statistics.median(searches)
    return {"ms": round(search, 2), "scan ms": round(scan, 1), "times quicker": round(scan / search, 1)}


def _taken(doing: Callable[[], object]) -> float:
    begun = time.perf_counter()
    doing()
    return (time.perf_counter() - begun) * 1000


def _searched(person: str, word: str, at: datetime) -> object:
    """In one transaction on PostgreSQL, as a request is."""
    with transaction.atomic() if connection.vendor == "postgresql" else nullcontext():
        return matters.worded(person, [word], before=0, at=at)


def _scanned(word: str) -> set[int]:
    return {int(matter) for (matter,) in straight.ask(SCAN, [f"%{word}%"])}


def _missed(word: str, person: str, at: datetime) -> int:
    """How many matters a scan finds and a search that is followed to its end does not."""
    found: set[int] = set()
    before = 0
    while True:
        page = matters.worded(person, [word], before=before, at=at)
        found |= {hit.case for hit in page.hits}
        before = page.more
        if not before:
            break
    asked = sorted(_scanned(word) - found)
    seen = sight.seen_by(person, at=at)
    return sum(seen.filter(id__in=asked[n : n + 500]).count() for n in range(0, len(asked), 500))


def _finds_the_newest(person: str, at: datetime) -> bool:
    grid = Place.objects.filter(kind="grid").order_by("code")[0]
    pin = (float(grid.lon or 0), float(grid.lat or 0))
    told = actions.Report(place=grid.path, words=f"院里的{RARE}碎了", reporter=people.guest(at=at), pin=pin)
    raised = Case.objects.get(stream=actions.report(report=told, at=at).stream)
    page = matters.worded(person, [RARE], before=0, at=at)
    return raised.id in {hit.case for hit in page.hits}
