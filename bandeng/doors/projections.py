"""Doors, visits, promises and consents as tables."""

from datetime import date
from typing import Any

from django.db.models import Min, QuerySet

from bandeng.doors import rules
from bandeng.doors.models import Consent, Door, Promise, Visit
from bandeng.kernel.facts import entry_of
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Door, Visit, Promise, Consent)


def _move(fact: Fact, columns: dict[str, Any]) -> None:
    Door.objects.filter(id=_door(fact)).update(turn=fact.turn + 1, **columns)


def _door(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@on("doors.added")
def added(fact: Fact) -> None:
    Door.objects.create(
        id=_door(fact), place=fact.place, door=entry_of(fact.body["door"]), turn=fact.turn + 1
    )


@on("doors.asked")
def asked(fact: Fact) -> None:
    _move(fact, {"asked_at": fact.at})


@on("doors.visited")
def visited(fact: Fact) -> None:
    body = fact.body
    Visit.objects.create(
        id=f"visit.{fact.id}",
        door_id=_door(fact),
        purpose=body["purpose"],
        heard=entry_of(body["heard"]),
        matter=body["matter"],
        post=fact.post,
        words_until=_day(body["words_until"]) if body["heard"] or body["promised"] else None,
        at=fact.at,
    )
    for fate in body["fates"]:
        _settle(fate)
    if body["promised"]:
        _promise(fact)
    seen = {"asked_at": None, "visited_at": fact.at, "revisit_on": _day(body["revisit_on"])}
    _move(fact, {**seen, "promised_on": _earliest(_door(fact))})


def _promise(fact: Fact) -> None:
    Promise.objects.create(
        id=f"promise.{fact.id}",
        door_id=_door(fact),
        visit=f"visit.{fact.id}",
        words=entry_of(fact.body["promised"]),
        due_on=date.fromisoformat(fact.body["promised_on"]),
        state=rules.OPEN,
        why="-",
    )


def _settle(fate: dict[str, Any]) -> None:
    columns: dict[str, Any] = {"state": fate["fate"], "why": entry_of(fate["why"])}
    if fate["fate"] == rules.MOVED:
        columns |= {"state": rules.OPEN, "due_on": _day(fate["on"]), "moved": True}
    Promise.objects.filter(id=fate["promise"]).update(**columns)


def _earliest(door: str) -> date | None:
    waiting = Promise.objects.filter(door_id=door, state=rules.OPEN)
    found: date | None = waiting.aggregate(day=Min("due_on"))["day"]
    return found


@on("doors.consented")
def consented(fact: Fact) -> None:
    body = fact.body
    Consent.objects.create(
        id=f"consent.{fact.id}",
        door_id=_door(fact),
        what=entry_of(body["what"]),
        who=entry_of(body["who"]),
        words=entry_of(body["words"]),
        until=date.fromisoformat(body["until"]),
        state=rules.LIVE,
        at=fact.at,
    )
    _move(fact, {"revisit_on": _day(body["revisit_on"])})


@on("doors.withdrawn")
def withdrawn(fact: Fact) -> None:
    _end(fact.body["consent"], rules.WITHDRAWN)
    _move(fact, {"revisit_on": _day(fact.body["revisit_on"])})


@on("doors.lapsed")
def lapsed(fact: Fact) -> None:
    _end(fact.body["consent"], rules.LAPSED)
    _move(fact, {})


def _end(consent: str, state: str) -> None:
    Consent.objects.filter(id=consent).update(state=state, what="-", who="-", words="-")


@on("doors.faded")
def faded(fact: Fact) -> None:
    visit, door = fact.body["visit"], _door(fact)
    Visit.objects.filter(id=visit).update(heard="-", words_until=None)
    _forget_promises(Promise.objects.filter(visit=visit))
    _move(fact, {"promised_on": _earliest(door)})


def _forget_promises(promises: QuerySet[Promise]) -> None:
    promises.filter(state=rules.OPEN).update(state=rules.FORGOTTEN)
    promises.update(words="-", why="-")


@on("doors.forgotten")
def forgotten(fact: Fact) -> None:
    door = _door(fact)
    Visit.objects.filter(door_id=door).update(heard="-", words_until=None)
    _forget_promises(Promise.objects.filter(door_id=door))
    live = Consent.objects.filter(door_id=door, state=rules.LIVE)
    live.update(state=rules.WITHDRAWN, what="-", who="-", words="-")
    _move(fact, {"promised_on": None})
