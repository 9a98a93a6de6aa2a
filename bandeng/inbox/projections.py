"""To-dos and clocks: tables that the folds of higher rooms fill through the functions below."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bandeng.inbox.models import Clock, ToDo
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import tables

tables(ToDo, Clock)


def put(
    fact: Fact, *, kind: str, seat: str, urgent: bool, due_at: datetime | None, barred: str = "-"
) -> None:
    """Something waits for a post from this fact on."""
    ToDo.objects.create(
        id=f"{fact.id}.{kind}",
        stream=fact.stream,
        kind=kind,
        seat=seat,
        place=fact.place,
        urgent=urgent,
        barred=barred,
        opened_at=fact.at,
        due_at=due_at,
    )


def settle(fact: Fact, *kinds: str) -> None:
    """Nothing of these kinds waits any more in the fact's stream (no kinds: nothing at all)."""
    waiting = ToDo.objects.open().filter(stream=fact.stream)
    (waiting.filter(kind__in=kinds) if kinds else waiting).update(done_at=fact.at)


def settle_at(fact: Fact, kind: str, seat: str) -> None:
    """What waited of this kind at this post in the fact's stream is done."""
    ToDo.objects.open().filter(stream=fact.stream, kind=kind, seat=seat).update(done_at=fact.at)


def start(fact: Fact, clocks: list[Mapping[str, Any]]) -> None:
    """Start the clocks a fact carries (see ``bandeng.inbox.facts.Ticking``)."""
    Clock.objects.bulk_create(
        Clock(
            id=f"{fact.id}.{clock['kind']}",
            stream=fact.stream,
            kind=clock["kind"],
            seat=clock["seat"],
            place=fact.place,
            limit=clock["limit"],
            started_at=fact.at,
            warn_at=datetime.fromisoformat(clock["warn_at"]),
            due_at=datetime.fromisoformat(clock["due_at"]),
            supervise_at=datetime.fromisoformat(clock["supervise_at"]),
        )
        for clock in clocks
    )


def stop(fact: Fact, *kinds: str) -> None:
    """Stop the running clocks of these kinds in the fact's stream (no kinds: all)."""
    running = Clock.objects.running().filter(stream=fact.stream)
    (running.filter(kind__in=kinds) if kinds else running).update(stopped_at=fact.at)


def resume(fact: Fact, *kinds: str) -> None:
    """Let the last clock of each of these kinds run on, as if it had never stopped: rework keeps counting.

    Earlier ones stay stopped: they were replaced (another condition) or ran for a level that handed on.
    """
    for kind in kinds:
        started = Clock.objects.filter(stream=fact.stream, kind=kind).values_list("id", flat=True)
        last = max(started, key=lambda each: int(each.partition(".")[0]), default="")
        Clock.objects.filter(id=last).update(stopped_at=None)


def moved(fact: Fact, place: str) -> None:
    """What waits and runs in the fact's stream is at this place (a path) from now on."""
    ToDo.objects.open().filter(stream=fact.stream).update(place=place)
    Clock.objects.running().filter(stream=fact.stream).update(place=place)


def mark(fact: Fact, clock: str, moment: str) -> None:
    """Remember that a clock was warned of, reminded of or supervised (``moment`` names the column)."""
    Clock.objects.filter(id=clock).update(**{moment: fact.at})


def postpone(clock: str, supervise_at: datetime) -> None:
    """Supervise the clock once more, at this moment."""
    Clock.objects.filter(id=clock).update(supervise_at=supervise_at)
