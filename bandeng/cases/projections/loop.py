"""Handed up, dispatched, signed, returned, resolved, annotated."""

from datetime import datetime

from django.db.models import F

from bandeng.cases.models import Case, CasePicture
from bandeng.cases.projections.shared import (
    case_id,
    due,
    keep_pictures,
    move,
    remember_unit,
    remember_worker,
)
from bandeng.cases.rules import DEPARTMENT, STREET
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


def _hand_over(fact: Fact, *, level: str, unit: str, **columns: object) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "sign", "step")
    inbox.start(fact, body["clocks"])
    due_at = due(fact, "sign")
    inbox.put(
        fact,
        kind="cases.sign",
        seat=body["seat"],
        urgent=_is_urgent(fact),
        due_at=datetime.fromisoformat(due_at) if due_at else None,
    )
    remember_unit(fact, unit)
    move(fact, state="waiting", level=level, unit=unit, seat=body["seat"], since_at=fact.at, **columns)


def _is_urgent(fact: Fact) -> bool:
    return Case.objects.filter(stream=fact.stream).values_list("urgent", flat=True).get()


@on("cases.escalated")
def escalated(fact: Fact) -> None:
    _hand_over(fact, level=fact.body["level"], unit=fact.body["unit"])


@on("cases.dispatched")
def dispatched(fact: Fact) -> None:
    _hand_over(fact, level=DEPARTMENT, unit=fact.body["unit"])


@on("cases.returned")
def returned(fact: Fact) -> None:
    _hand_over(fact, level=STREET, unit=fact.body["to_unit"], returns=F("returns") + 1)


@on("cases.signed")
def signed(fact: Fact) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "sign")
    inbox.start(fact, body["clocks"])
    due_at = due(fact, "step")
    inbox.put(
        fact,
        kind="cases.resolve",
        seat=body["seat"],
        urgent=_is_urgent(fact),
        due_at=datetime.fromisoformat(due_at) if due_at else None,
    )
    move(fact, state="handling", seat=body["seat"], since_at=fact.at)


@on("cases.resolved")
def resolved(fact: Fact) -> None:
    body = fact.body
    case = case_id(fact)
    keep_pictures(fact, case, "after", public=True)
    remember_worker(fact, case)
    inbox.settle(fact)
    inbox.stop(fact)
    inbox.start(fact, body["clocks"])
    due_at = due(fact, "check")
    inbox.put(
        fact,
        kind="cases.check",
        seat=body["seat"],
        urgent=_is_urgent(fact),
        due_at=datetime.fromisoformat(due_at) if due_at else None,
        barred=fact.person,
    )
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
    move(fact)


@on("cases.picture_hidden")
def picture_hidden(fact: Fact) -> None:
    CasePicture.objects.filter(case_id=case_id(fact), digest=fact.body["picture"]).update(public=False)
    move(fact)
