"""Clocks: started, stopped, marked, given more time."""

from collections.abc import Container, Mapping
from datetime import datetime
from typing import Any

from bandeng.inbox.models import Clock, ToDo
from bandeng.ledger import straight
from bandeng.ledger.models import Fact


def clocked(fact: Fact, begins: str) -> list[tuple[str, str]]:
    """The running clocks of the fact's stream whose kind begins so, oldest first: id and post."""
    found = straight.find(Clock, {"stream": fact.stream, "stopped_at": None}, "id", "seat", "kind")
    kept = [(str(clock), str(seat)) for clock, seat, kind in found if kind.startswith(begins)]
    return sorted(kept, key=lambda each: (int(each[0].partition(".")[0]), each[0]))


def settle_clocked(fact: Fact, clock: str) -> None:
    """Nothing waits under this clock's id any more, and it stops."""
    straight.change(ToDo, {"id": clock, "done_at": None}, {"done_at": fact.at})
    straight.change(Clock, {"id": clock, "stopped_at": None}, {"stopped_at": fact.at})


def start(fact: Fact, clocks: list[Mapping[str, Any]], *, begins_at: datetime | None = None) -> None:
    """Start the clocks a fact carries (see ``bandeng.inbox.facts.Ticking``); they may begin later than it."""
    straight.insert(*(_clock(fact, clock, begins_at or fact.at) for clock in clocks))


def _clock(fact: Fact, clock: Mapping[str, Any], begins_at: datetime) -> Clock:
    return straight.new(
        Clock,
        id=f"{fact.id}.{clock['kind']}",
        stream=fact.stream,
        kind=clock["kind"],
        seat=clock["seat"],
        place=fact.place,
        limit=clock["limit"],
        started_at=begins_at,
        warn_at=datetime.fromisoformat(clock["warn_at"]),
        due_at=datetime.fromisoformat(clock["due_at"]),
        supervise_at=datetime.fromisoformat(clock["supervise_at"]),
    )


def take_over(fact: Fact, clocks: list[Mapping[str, Any]]) -> None:
    """Let clocks run here that began elsewhere (see ``bandeng.inbox.facts.Running``)."""
    for clock in clocks:
        row = _clock(fact, clock, datetime.fromisoformat(clock["started_at"]))
        row.warned_at, row.reminded_at, row.supervised_at = (
            datetime.fromisoformat(clock[name]) if clock[name] else None
            for name in ("warned_at", "reminded_at", "supervised_at")
        )
        straight.insert(row)


def running(fact: Fact) -> list[str]:
    """The ids of the clocks that run in the fact's stream, in their order."""
    found = straight.find(Clock, {"stream": fact.stream, "stopped_at": None}, "id")
    return sorted(str(row[0]) for row in found)


def run_on(clocks: list[str]) -> dict[str, datetime]:
    """Let these clocks run on as if they had never stopped; answers when each kind is due."""
    straight.change(Clock, {"id": clocks}, {"stopped_at": None})
    return dict(straight.find(Clock, {"id": clocks}, "kind", "due_at"))


def stop(fact: Fact, *kinds: str) -> None:
    """Stop the running clocks of these kinds in the fact's stream (no kinds: all)."""
    running = {"stream": fact.stream, "stopped_at": None, **({"kind": kinds} if kinds else {})}
    straight.change(Clock, running, {"stopped_at": fact.at})


def resume(fact: Fact, *kinds: str) -> None:
    """Let the last clock of each of these kinds run on, as if it had never stopped: rework keeps counting.

    Earlier ones stay stopped: they were replaced (another condition) or ran for a level that handed on.
    """
    for kind in kinds:
        started = [row[0] for row in straight.find(Clock, {"stream": fact.stream, "kind": kind}, "id")]
        last = max(started, key=lambda each: int(each.partition(".")[0]), default="")
        straight.change(Clock, {"id": last}, {"stopped_at": None})


def due_of(fact: Fact, kinds: Container[str]) -> list[tuple[str, datetime]]:
    """The kinds of the clocks among these that run in the fact's stream, each with when it is due."""
    found = straight.find(Clock, {"stream": fact.stream, "stopped_at": None}, "kind", "due_at")
    return [(kind, due_at) for kind, due_at in found if kind in kinds]


def moved(fact: Fact, place: str) -> None:
    """What waits and runs in the fact's stream is at this place (a path) from now on."""
    straight.change(ToDo, {"stream": fact.stream, "done_at": None}, {"place": place})
    straight.change(Clock, {"stream": fact.stream, "stopped_at": None}, {"place": place})


def mark(fact: Fact, clock: str, moment: str) -> None:
    """Remember that a clock was warned of, reminded of or supervised (``moment`` names the column)."""
    straight.change(Clock, {"id": clock}, {moment: fact.at})


def postpone(clock: str, supervise_at: datetime) -> None:
    """Supervise the clock once more, at this moment."""
    straight.change(Clock, {"id": clock}, {"supervise_at": supervise_at})


def prolong(fact: Fact, clocks: list[Mapping[str, Any]], *, asked_at: datetime) -> None:
    """Give running clocks one more limit: the moments are those of the fact, and they warn once more.

    One that was not late yet when more time was asked for (``asked_at``) is late by the new limit only.
    """
    for clock in clocks:
        running = {"stream": fact.stream, "kind": clock["kind"], "stopped_at": None}
        for found, late_at in straight.find(Clock, running, "id", "reminded_at"):
            again = {} if late_at and late_at < asked_at else {"reminded_at": None, "supervised_at": None}
            given_anew = {**moments(clock), "warned_at": None, "extensions": straight.More(1)}
            straight.change(Clock, {"id": found}, {**given_anew, **again})


def replace(fact: Fact, clocks: list[Mapping[str, Any]]) -> None:
    """The running clocks of these kinds stop; others run since they began, with the moments of the fact and
    as many more limits."""
    for clock in clocks:
        running = {"stream": fact.stream, "kind": clock["kind"], "stopped_at": None}
        for began_at, extensions in straight.find(Clock, running, "started_at", "extensions"):
            stop(fact, clock["kind"])
            start(fact, [clock], begins_at=began_at)
            given(fact, clock["kind"], extensions)


def given(fact: Fact, kind: str, extensions: int) -> None:
    """The clock of this kind that the fact started was given so many more limits before."""
    if extensions:
        straight.change(Clock, {"id": f"{fact.id}.{kind}"}, {"extensions": extensions})


def given_there(fact: Fact, stream: str, kind: str) -> None:
    """The clock of this kind that the fact took over has as many more limits as the last one had there."""
    found = straight.find(Clock, {"stream": stream, "kind": kind}, "id", "extensions")
    last = max(found, key=lambda each: int(each[0].partition(".")[0]), default=("", 0))
    given(fact, kind, last[1])


def moments(clock: Mapping[str, Any]) -> dict[str, datetime]:
    """The moments of a clock as a fact tells them."""
    names = ("warn_at", "due_at", "supervise_at")
    return {name: datetime.fromisoformat(clock[name]) for name in names}
