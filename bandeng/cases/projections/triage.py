"""Accepted, declined, settled, reclassified, relocated."""

from bandeng.cases.projections.shared import (
    case_id,
    due,
    is_urgent,
    keep_pictures,
    move,
    nearest,
    remember_worker,
    standing_at,
    wait_for_check,
)
from bandeng.cases.projections.staging import REPORT
from bandeng.cases.rules import STAGES
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.upgrading import Body, upgrades

WORK = ("cases.resolve", "cases.arrive", "cases.conclude", "cases.insist", "cases.disband")


@on("cases.accepted")
def accepted(fact: Fact) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "accept")
    inbox.start(fact, body["clocks"])
    next_at = nearest(fact)
    inbox.put(fact, kind="cases.resolve", seat=body["seat"], urgent=body["urgent"], due_at=next_at)
    if contact_at := due(fact, "contact"):
        inbox.put(fact, kind="cases.reach", seat=body["seat"], urgent=False, due_at=contact_at)
    move(
        fact,
        state="handling",
        level=body["level"],
        condition=body["condition"],
        urgent=body["urgent"],
        seat=body["seat"],
        accepted_at=fact.at,
        since_at=fact.at,
        due_at=due(fact, "whole"),
        next_at=next_at,
    )


@upgrades("cases.settled", from_version=1)
@upgrades("cases.reclassified", from_version=1)
def as_urgent_as_before(body: Body) -> Body:
    """Before, another condition changed nothing about that."""
    return body | {"urgent": None}


@on("cases.reclassified")
def reclassified(fact: Fact) -> None:
    body = fact.body
    steps = [each for each in body["clocks"] if each["kind"] == "step"]
    others = [each for each in body["clocks"] if each["kind"] != "step"]
    inbox.stop(fact, "whole", *STAGES)
    inbox.settle(fact, REPORT)
    inbox.start(fact, others, begins_at=standing_at(fact, "accepted_at")[0])
    inbox.given(fact, "whole", body["extensions"])
    inbox.replace(fact, steps)
    urgent, next_at = _as_said(fact, body["urgent"]), nearest(fact)
    inbox.due_anew(fact, "cases.resolve", next_at)
    move(fact, condition=body["condition"], urgent=urgent, due_at=due(fact, "whole"), next_at=next_at)


def _as_said(fact: Fact, urgent: bool | None) -> bool:
    """Whether it is urgent now; whatever waits for its work is so with it."""
    if urgent is None:
        return is_urgent(fact)
    inbox.hurry_or_not(fact, WORK, urgent=urgent)
    return urgent


@on("cases.declined")
def declined(fact: Fact) -> None:
    inbox.settle(fact)
    inbox.stop(fact)
    move(
        fact,
        state="declined",
        result="declined",
        closed_at=fact.at,
        since_at=fact.at,
        due_at=None,
        next_at=None,
    )


@on("cases.settled")
def settled(fact: Fact) -> None:
    body = fact.body
    case = case_id(fact)
    keep_pictures(fact, case, "after", public=True)
    remember_worker(fact, case)
    inbox.settle(fact)
    inbox.stop(fact)
    urgent = is_urgent(fact) if body["urgent"] is None else body["urgent"]
    move(
        fact,
        state="closed",
        result="settled",
        settled=True,
        urgent=urgent,
        sampled=body["sampled"],
        condition=body["condition"],
        handler=fact.person,
        resolved_at=fact.at,
        closed_at=fact.at,
        since_at=fact.at,
    )
    if body["sampled"]:
        inbox.start(fact, body["clocks"])
        wait_for_check(fact)


@on("cases.relocated")
def relocated(fact: Fact) -> None:
    body = fact.body
    codes = body["to"].rstrip("/").split("/")
    inbox.settle(fact)
    inbox.stop(fact, "accept")
    inbox.start(fact, body["clocks"])
    due_at = due(fact, "accept")
    inbox.put(fact, kind="cases.accept", seat=body["seat"], urgent=is_urgent(fact), due_at=due_at)
    inbox.moved(fact, body["to"])
    move(
        fact,
        place=body["to"],
        grid=body["grid"],
        community=codes[2],
        street=codes[1],
        seat=body["seat"],
        since_at=fact.at,
        due_at=due_at,
        next_at=due_at,
    )
