"""Repairs as tables."""

from typing import Any

from bandeng.kernel.facts import entry_of
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.repairs import rules
from bandeng.repairs.models import Repair, RepairPicture

tables(Repair, RepairPicture)


def _id(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def _move(fact: Fact, columns: dict[str, Any]) -> None:
    Repair.objects.filter(id=_id(fact)).update(turn=fact.turn + 1, **columns)


@on("repairs.added")
def added(fact: Fact) -> None:
    body, repair = fact.body, _id(fact)
    Repair.objects.create(
        id=repair,
        place=fact.place,
        spot=body["spot"],
        kind=body["kind"],
        mended=body["mended"],
        words=entry_of(body["words"]),
        state=rules.NOTED,
        person=fact.person,
        post=fact.post,
        turn=fact.turn + 1,
        at=fact.at,
    )
    RepairPicture.objects.bulk_create(
        RepairPicture(id=f"{repair}.{digest}", repair_id=repair, digest=digest)
        for digest in dict.fromkeys(body["pictures"])
    )


@on("repairs.undone")
def undone(fact: Fact) -> None:
    RepairPicture.objects.filter(repair_id=_id(fact)).delete()
    _move(fact, {"state": rules.UNDONE, "words": "-"})


@on("repairs.passed_on")
def passed_on(fact: Fact) -> None:
    _move(fact, {"state": rules.PASSED_ON, "matter": fact.body["matter"]})
