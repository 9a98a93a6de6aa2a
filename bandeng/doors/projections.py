"""Doors and visits as tables."""

from datetime import date
from typing import Any

from bandeng.doors.models import Door, Visit
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Door, Visit)


def _move(fact: Fact, columns: dict[str, Any]) -> None:
    Door.objects.filter(id=_door(fact)).update(turn=fact.turn + 1, **columns)


def _door(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _entry(kept: dict[str, str] | None) -> str:
    return kept["kept"] if kept else "-"


@on("doors.added")
def added(fact: Fact) -> None:
    Door.objects.create(id=_door(fact), place=fact.place, door=_entry(fact.body["door"]), turn=fact.turn + 1)


@on("doors.asked")
def asked(fact: Fact) -> None:
    _move(fact, {"asked_at": fact.at})


@on("doors.visited")
def visited(fact: Fact) -> None:
    body, promised_on = fact.body, _day(fact.body["promised_on"])
    Visit.objects.create(
        id=f"visit.{fact.id}",
        door_id=_door(fact),
        purpose=body["purpose"],
        heard=_entry(body["heard"]),
        promised=_entry(body["promised"]),
        promised_on=promised_on,
        matter=body["matter"],
        post=fact.post,
        at=fact.at,
    )
    seen = {"asked_at": None, "visited_at": fact.at, "revisit_on": _day(body["revisit_on"])}
    _move(fact, {**seen, "promised_on": promised_on})


@on("doors.forgotten")
def forgotten(fact: Fact) -> None:
    Visit.objects.filter(door_id=_door(fact)).update(heard="-", promised="-")
    _move(fact, {})
