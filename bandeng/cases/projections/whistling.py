"""Called, arrived, disowned, insisted upon, concluded, disbanded."""

from datetime import datetime
from typing import Any

from bandeng.cases.models import Call, Whistle
from bandeng.cases.projections.shared import (
    case_id,
    due,
    is_urgent,
    keep_pictures,
    moment,
    move,
    nearest,
    remember_unit,
    remember_worker,
)
from bandeng.cases.projections.staging import wait_for_report
from bandeng.cases.rules import CALLED
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("cases.whistled")
def whistled(fact: Fact) -> None:
    body, case = fact.body, case_id(fact)
    meet_at = datetime.fromisoformat(body["meet_at"])
    Whistle.objects.create(
        id=fact.id, case_id=case, purpose=body["purpose"]["kept"], spot=body["spot"]["kept"], meet_at=meet_at
    )
    Call.objects.bulk_create(_call(fact, case, each, meet_at) for each in body["calls"])
    for each in body["calls"]:
        remember_unit(fact, each["unit"])
    inbox.settle(fact, "cases.resolve")
    inbox.start(fact, [clock for each in body["calls"] for clock in each["clocks"]], begins_at=meet_at)
    waits = [(each["seat"], moment(each["clocks"][0]["due_at"])) for each in body["calls"]]
    inbox.put_for_each(fact, waits, kind="cases.arrive", urgent=is_urgent(fact))
    inbox.put(fact, kind="cases.disband", seat=body["seat"], urgent=is_urgent(fact), due_at=nearest(fact))
    move(fact, state="whistling", since_at=fact.at)


def _call(fact: Fact, case: int, each: dict[str, Any], meet_at: datetime) -> Call:
    return Call(
        id=f"{case}.{each['number']}",
        whistle_id=fact.id,
        case_id=case,
        number=each["number"],
        unit=each["unit"],
        seat=each["seat"],
        state=CALLED.start,
        called_at=meet_at,
        due_at=datetime.fromisoformat(each["clocks"][0]["due_at"]),
    )


def _change(fact: Fact, **columns: Any) -> None:
    Call.objects.filter(id=_id(fact)).update(**columns)


def _id(fact: Fact) -> str:
    return f"{case_id(fact)}.{fact.body['number']}"


def _stop(fact: Fact) -> None:
    """What this call's unit was waited for, and its clocks."""
    number = fact.body["number"]
    seat = Call.objects.filter(id=_id(fact)).values_list("seat", flat=True).get()
    for kind in ("cases.arrive", "cases.conclude"):
        inbox.settle_at(fact, kind, seat)
    inbox.stop(fact, f"arrive{number}", f"conclude{number}")


@on("cases.arrived")
def arrived(fact: Fact) -> None:
    body = fact.body
    due_at = due(fact, f"conclude{body['number']}")
    _stop(fact)
    inbox.start(fact, body["clocks"])
    inbox.put(fact, kind="cases.conclude", seat=body["seat"], urgent=is_urgent(fact), due_at=due_at)
    _change(fact, state="arrived", seat=body["seat"], arrived_at=fact.at, due_at=due_at)
    move(fact)


@on("cases.disowned")
def disowned(fact: Fact) -> None:
    _stop(fact)
    inbox.put(fact, kind="cases.insist", seat=fact.body["seat"], urgent=is_urgent(fact), due_at=None)
    _change(fact, state="disowned", disowned=True)
    move(fact)


@on("cases.insisted")
def insisted(fact: Fact) -> None:
    body = fact.body
    due_at = due(fact, f"arrive{body['number']}")
    inbox.start(fact, body["clocks"])
    inbox.put(fact, kind="cases.arrive", seat=body["seat"], urgent=is_urgent(fact), due_at=due_at)
    _change(fact, state=CALLED.start, seat=body["seat"], called_at=fact.at, due_at=due_at, arrived_at=None)
    move(fact)
    if not Call.objects.filter(case_id=case_id(fact), state="disowned", whistle__ended_at=None).exists():
        inbox.settle(fact, "cases.insist")


@on("cases.concluded")
def concluded(fact: Fact) -> None:
    case = case_id(fact)
    keep_pictures(fact, case, "during", public=True)
    remember_worker(fact, case)
    if not Call.objects.filter(id=_id(fact), state="left").exists():  # else its caller goes on already
        _stop(fact)
        wait_for_report(fact)
    _change(fact, state="concluded", concluded_at=fact.at)
    move(fact)


@on("cases.disbanded")
def disbanded(fact: Fact) -> None:
    case = case_id(fact)
    left = Call.objects.filter(case_id=case, whistle__ended_at=None)
    numbers = list(left.values_list("number", flat=True))
    inbox.settle(fact, "cases.arrive", "cases.conclude", "cases.insist", "cases.disband")
    inbox.stop(fact, *(f"{kind}{number}" for number in numbers for kind in ("arrive", "conclude")))
    left.filter(state__in=["called", "arrived"]).update(state="left")
    Whistle.objects.filter(case_id=case, ended_at=None).update(ended_at=fact.at)
    inbox.put(
        fact, kind="cases.resolve", seat=fact.body["seat"], urgent=is_urgent(fact), due_at=nearest(fact)
    )
    move(fact, state="handling", since_at=fact.at)
