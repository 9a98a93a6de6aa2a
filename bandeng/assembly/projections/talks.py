"""Talks and what was promised."""

from datetime import date
from typing import Any

from bandeng.assembly import rules
from bandeng.assembly.models import Promise, Talk
from bandeng.assembly.projections.shared import day, entry, promised, ref
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("assembly.talked")
def talked(fact: Fact) -> None:
    body = fact.body
    Talk.objects.create(
        id=ref(fact),
        place=fact.place,
        kind=body["kind"],
        held_on=date.fromisoformat(body["held_on"]),
        afterwards=body["afterwards"],
        where=entry(body["where"]),
        said=entry(body["said"]),
        came=body["came"],
        pictures=",".join(body["pictures"]),
        post=fact.post,
        turn=fact.turn + 1,
        at=fact.at,
    )
    promised(fact)


@on("assembly.taken_back")
def taken_back(fact: Fact) -> None:
    gone = {"taken_back": True, "where": "-", "said": "-", "pictures": "", "turn": fact.turn + 1}
    Talk.objects.filter(id=ref(fact)).update(**gone)
    Promise.objects.filter(of=fact.stream).delete()


@on("assembly.carried")
def carried(fact: Fact) -> None:
    Promise.objects.filter(id=ref(fact)).update(matter=fact.body["matter"], turn=fact.turn + 1)


@on("assembly.accounted")
def accounted(fact: Fact) -> None:
    fate = fact.body["fate"]
    columns: dict[str, Any] = {"state": fate, "why": entry(fact.body["why"]), "turn": fact.turn + 1}
    if fate == rules.MOVED:
        columns |= {"state": rules.OPEN, "moved": True, "due_on": day(fact.body["on"])}
    Promise.objects.filter(id=ref(fact)).update(**columns)
