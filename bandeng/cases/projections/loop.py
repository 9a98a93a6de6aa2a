"""Handed up, dispatched, signed, returned, resolved, annotated."""

from bandeng.cases.models import CasePicture
from bandeng.cases.projections.shared import (
    case_id,
    due,
    is_urgent,
    keep_pictures,
    move,
    nearest,
    remember_unit,
    remember_worker,
    wait_for_check,
)
from bandeng.cases.rules import DEPARTMENT, STREET
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.straight import More


def _hand_over(fact: Fact, *, level: str, unit: str, returned: int = 0) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "sign", "step")
    inbox.start(fact, body["clocks"])
    urgent = is_urgent(fact)
    inbox.put(fact, kind="cases.sign", seat=body["seat"], urgent=urgent, due_at=due(fact, "sign"))
    remember_unit(fact, unit)
    move(
        fact,
        state="waiting",
        level=level,
        unit=unit,
        seat=body["seat"],
        since_at=fact.at,
        next_at=nearest(fact),
        returns=More(returned),
    )


@on("cases.escalated")
def escalated(fact: Fact) -> None:
    _hand_over(fact, level=fact.body["level"], unit=fact.body["unit"])


@on("cases.dispatched")
def dispatched(fact: Fact) -> None:
    _hand_over(fact, level=DEPARTMENT, unit=fact.body["unit"])


@on("cases.returned")
def returned(fact: Fact) -> None:
    _hand_over(fact, level=STREET, unit=fact.body["to_unit"], returned=1)


@on("cases.signed")
def signed(fact: Fact) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "sign")
    inbox.start(fact, body["clocks"])
    urgent, next_at = is_urgent(fact), nearest(fact)
    inbox.put(fact, kind="cases.resolve", seat=body["seat"], urgent=urgent, due_at=next_at)
    move(fact, state="handling", seat=body["seat"], since_at=fact.at, next_at=next_at)


@on("cases.resolved")
def resolved(fact: Fact) -> None:
    body = fact.body
    case = case_id(fact)
    keep_pictures(fact, case, "after", public=True)
    remember_worker(fact, case)
    inbox.settle(fact)
    inbox.stop(fact)
    inbox.start(fact, body["clocks"])
    wait_for_check(fact)
    move(
        fact,
        state="checking",
        result=body["outcome"],
        handler=fact.person,
        seat=body["seat"],
        resolved_at=fact.at,
        since_at=fact.at,
    )


@on("cases.annotated")
def annotated(fact: Fact) -> None:
    keep_pictures(fact, case_id(fact), "during", public=fact.body["public"])
    inbox.settle_at(fact, "cases.watch", fact.post)  # whoever was told has written what she did about it
    move(fact)


@on("cases.picture_hidden")
def picture_hidden(fact: Fact) -> None:
    CasePicture.objects.filter(case_id=case_id(fact), digest=fact.body["picture"]).update(public=False)
    move(fact)
