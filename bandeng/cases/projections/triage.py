"""Accepted, declined, settled, reclassified, relocated."""

from datetime import datetime

from bandeng.cases.projections.shared import case_id, due, keep_pictures, move, remember_worker
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("cases.accepted")
def accepted(fact: Fact) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "accept")
    inbox.start(fact, body["clocks"])
    due_at = datetime.fromisoformat(due(fact, "whole") or "")
    inbox.put(fact, kind="cases.resolve", seat=body["seat"], urgent=body["urgent"], due_at=due_at)
    move(
        fact,
        state="handling",
        level=body["level"],
        condition=body["condition"],
        urgent=body["urgent"],
        seat=body["seat"],
        accepted_at=fact.at,
        since_at=fact.at,
        due_at=due_at,
    )


@on("cases.reclassified")
def reclassified(fact: Fact) -> None:
    body = fact.body
    inbox.stop(fact, "whole", *(clock["kind"] for clock in body["clocks"]))
    inbox.start(fact, body["clocks"])
    move(fact, condition=body["condition"], due_at=datetime.fromisoformat(due(fact, "whole") or ""))


@on("cases.declined")
def declined(fact: Fact) -> None:
    inbox.settle(fact)
    inbox.stop(fact)
    move(fact, state="declined", result="declined", closed_at=fact.at, since_at=fact.at, due_at=None)


@on("cases.settled")
def settled(fact: Fact) -> None:
    body = fact.body
    case = case_id(fact)
    keep_pictures(fact, case, "after", public=True)
    remember_worker(fact, case)
    inbox.settle(fact)
    inbox.stop(fact)
    if body["sampled"]:
        inbox.start(fact, body["clocks"])
        inbox.put(
            fact,
            kind="cases.check",
            seat=body["seat"],
            urgent=False,
            due_at=datetime.fromisoformat(due(fact, "check") or ""),
            barred=fact.person,
        )
    move(
        fact,
        state="closed",
        result="settled",
        settled=True,
        sampled=body["sampled"],
        condition=body["condition"],
        handler=fact.person,
        resolved_at=fact.at,
        closed_at=fact.at,
        since_at=fact.at,
    )


@on("cases.relocated")
def relocated(fact: Fact) -> None:
    body = fact.body
    codes = body["to"].rstrip("/").split("/")
    inbox.settle(fact)
    inbox.stop(fact, "accept")
    inbox.start(fact, body["clocks"])
    due_at = datetime.fromisoformat(due(fact, "accept") or "")
    inbox.put(fact, kind="cases.accept", seat=body["seat"], urgent=False, due_at=due_at)
    move(
        fact,
        place=body["to"],
        grid=body["grid"],
        community=codes[2],
        street=codes[1],
        seat=body["seat"],
        since_at=fact.at,
        due_at=due_at,
    )
