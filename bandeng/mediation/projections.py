"""Mediations as tables, and the to-do of looking again."""

from datetime import date, datetime, time, timedelta
from typing import Any

from bandeng.inbox import projections as inbox
from bandeng.kernel.facts import entry_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.mediation import rules
from bandeng.mediation.models import Look, Mediation, Party

tables(Mediation, Party, Look)


def _id(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _move(fact: Fact, columns: dict[str, Any]) -> None:
    Mediation.objects.filter(id=_id(fact)).update(turn=fact.turn + 1, **columns)


@on("mediation.opened")
def opened(fact: Fact) -> None:
    body, mediation = fact.body, _id(fact)
    Mediation.objects.create(
        id=mediation,
        place=fact.place,
        dispute=body["dispute"],
        case=body["case"],
        seat=body["seat"],
        state=rules.OPEN,
        story=entry_of(body["story"]),
        points=entry_of(body["points"]),
        turn=fact.turn + 1,
        opened_at=fact.at,
    )
    Party.objects.bulk_create(
        Party(
            id=f"{mediation}.{number}",
            mediation_id=mediation,
            number=number,
            called=entry_of(party["called"]),
            reach=entry_of(party["reach"]),
        )
        for number, party in enumerate(body["parties"], start=1)
    )


@on("mediation.settled")
def settled(fact: Fact) -> None:
    body = fact.body
    columns = {
        "form": body["form"],
        "agreement": entry_of(body["agreement"]),
        "way": entry_of(body["way"]),
        "due_on": _day(body["due_on"]),
        "look_on": _day(body["look_on"]),
        "confirm_by": _day(body["confirm_by"]),
    }
    _move(fact, {"state": rules.SETTLED, "ended_at": fact.at, **columns})
    _remind(fact, body["look_on"])


@on("mediation.signed")
def signed(fact: Fact) -> None:
    body = fact.body
    _move(fact, {"signed_on": _day(body["signed_on"]), "confirm_by": _day(body["confirm_by"])})


def _remind(fact: Fact, day: str) -> None:
    """Whoever is in the mediator's post is to look again by the end of this day."""
    seat = Mediation.objects.values_list("seat", flat=True).get(id=_id(fact))
    ends_at = datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(), tzinfo=SHANGHAI)
    inbox.put(fact, kind=rules.TODO, seat=seat, urgent=False, due_at=ends_at)


@on("mediation.failed")
def failed(fact: Fact) -> None:
    told = ",".join(fact.body["told"]) or "-"
    columns = {"state": rules.FAILED, "told": told, "why": entry_of(fact.body["why"])}
    _move(fact, {**columns, "ended_at": fact.at})


@on("mediation.withdrawn")
def withdrawn(fact: Fact) -> None:
    told = ",".join(fact.body["told"]) or "-"
    _move(fact, {"state": rules.WITHDRAWN, "told": told, "ended_at": fact.at})


@on("mediation.handed_on")
def handed_on(fact: Fact) -> None:
    _move(fact, {"seat": fact.body["seat"], "why": entry_of(fact.body["why"])})


@on("mediation.looked_again")
def looked_again(fact: Fact) -> None:
    body = fact.body
    Look.objects.create(
        id=f"look.{fact.id}",
        mediation_id=_id(fact),
        result=body["result"],
        words=entry_of(body["words"]),
        next_on=_day(body["next_on"]),
        post=fact.post,
        at=fact.at,
    )
    _move(fact, {"look_on": _day(body["next_on"])})
    inbox.settle(fact, rules.TODO)
    if body["next_on"] != "-":
        _remind(fact, body["next_on"])


@on("mediation.erased")
def erased(fact: Fact) -> None:
    mediation = _id(fact)
    Party.objects.filter(mediation_id=mediation).update(called="-", reach="-")
    Look.objects.filter(mediation_id=mediation).update(words="-")
    words = dict.fromkeys(("story", "points", "agreement", "way", "why"), "-")
    _move(fact, {**words, "erased": True})
