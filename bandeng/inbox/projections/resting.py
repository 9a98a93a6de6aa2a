"""Rests: clocks that stand still for a while, and run again with later moments."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bandeng.inbox.models import Clock, Pause
from bandeng.inbox.projections.ticking import moments
from bandeng.ledger import straight
from bandeng.ledger.models import Fact


def pause(fact: Fact, clocks: list[str]) -> None:
    """These clocks stand still from this fact on."""
    straight.insert(
        Pause(id=f"{fact.id}", stream=fact.stream, clocks=",".join(clocks), begins_at=fact.at, ends_at=None)
    )
    straight.change(Clock, {"id": list(clocks)}, {"stopped_at": fact.at})


def rested_there(fact: Fact, stream: str) -> None:
    """What lasts here rested while that stream did, until now."""
    rests = sorted(straight.find(Pause, {"stream": stream}, "begins_at", "ends_at"), key=lambda row: row[0])
    straight.insert(
        *(
            Pause(
                id=f"{fact.id}.{number}", stream=fact.stream, clocks="-", begins_at=begins_at, ends_at=ends_at
            )
            for number, (begins_at, ends_at) in enumerate(rests)
            if ends_at is not None
        )
    )


def carry_on(fact: Fact, clocks: list[Mapping[str, Any]]) -> None:
    """The rest of the fact's stream is over: what stood still runs again, with the moments of the fact."""
    resting = {"stream": fact.stream, "ends_at": None}
    ids = {each for row in straight.find(Pause, resting, "clocks") for each in row[0].split(",")}
    for clock in clocks:
        stood = {"id": [each for each in ids if each.endswith(f".{clock['kind']}")]}
        straight.change(Clock, stood, {**moments(clock), "stopped_at": None})
    straight.change(Pause, resting, {"ends_at": fact.at})


def standing_since(stream: str, since: datetime) -> dict[str, str]:
    """The ids of the clocks of a stream that stopped at this moment, by kind; of each kind the last one."""
    found = straight.find(Clock, {"stream": stream, "stopped_at": since}, "id", "kind")
    return {kind: each for each, kind in sorted(found, key=lambda row: int(row[0].partition(".")[0]))}


def go_on(fact: Fact, clocks: list[Mapping[str, Any]], *, since: datetime) -> None:
    """What stood since this moment runs again, with the moments of the fact; between them was a rest."""
    stood = standing_since(fact.stream, since)
    for clock in clocks:
        straight.change(Clock, {"id": stood[clock["kind"]]}, {**moments(clock), "stopped_at": None})
    ids = ",".join(stood[clock["kind"]] for clock in clocks)
    if fact.at > since:
        straight.insert(
            Pause(id=f"{fact.id}", stream=fact.stream, clocks=ids, begins_at=since, ends_at=fact.at)
        )
