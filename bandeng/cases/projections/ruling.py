"""A ruling is asked for, given, and signed for."""

from bandeng.cases.models import Case, Referral, Ruling
from bandeng.cases.projections.pausing import moved_on
from bandeng.cases.projections.shared import (
    case_id,
    due,
    is_urgent,
    move,
    nearest,
    remember_unit,
    standing_at,
)
from bandeng.inbox import projections as inbox
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.straight import More


@on("cases.referred")
def referred(fact: Fact) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "sign", "step")
    inbox.start(fact, body["clocks"])
    due_at = due(fact, "ruling")
    inbox.put(fact, kind="cases.rule", seat=body["seat"], urgent=is_urgent(fact), due_at=due_at)
    _stand_by(fact)
    Referral.objects.create(
        id=fact.id, case_id=case_id(fact), first=body["first"], first_seat=body["first_seat"]
    )
    refused = 0 if body["refusing"] == "-" else 1
    move(
        fact,
        state="arbitrating",
        seat=body["seat"],
        since_at=fact.at,
        next_at=nearest(fact),
        returns=More(refused),
    )


def _stand_by(fact: Fact) -> None:
    """The first receiver stays accountable, and has it before its eyes."""
    _remind(fact, fact.body["first_seat"])


def _remind(fact: Fact, seat: str) -> None:
    inbox.put(fact, kind="cases.stand_by", seat=seat, urgent=is_urgent(fact), due_at=None)


@on("cases.ruled")
def ruled(fact: Fact) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "ruling")
    inbox.start(fact, body["clocks"])
    due_at = due(fact, "sign")
    inbox.put(fact, kind="cases.sign", seat=body["seat"], urgent=is_urgent(fact), due_at=due_at)
    if body["first"] != body["to_unit"]:
        _stand_by(fact)
    remember_unit(fact, body["to_unit"])
    _remember(fact)
    move(
        fact,
        state="waiting",
        level=body["level"],
        unit=body["to_unit"],
        seat=body["seat"],
        since_at=fact.at,
        next_at=nearest(fact),
    )


def _remember(fact: Fact) -> None:
    body, case = fact.body, case_id(fact)
    Referral.objects.filter(case_id=case, ruled_at=None).update(
        ruled_at=fact.at, first_seat=body["first_seat"]
    )
    _stands(fact, body["to_unit"])


def _stands(fact: Fact, unit: str) -> None:
    """It stands for the like; earlier ones on the same question do so no more."""
    body = fact.body
    same = {"condition": body["condition"], "place_kind": body["place_kind"], "superseded": 0}
    straight.change(Ruling, same, {"superseded": fact.id})
    Ruling.objects.create(
        id=fact.id,
        number=body["number"],
        case_id=case_id(fact),
        unit=unit,
        condition=body["condition"],
        place_kind=body["place_kind"],
        reason=body["reason"]["kept"],
        basis=body["basis"]["kept"],
        ruled_at=fact.at,
    )


@on("cases.ruling_amended")
def ruling_amended(fact: Fact) -> None:
    """For the like from now on; the matter itself goes along where it was still with the former unit."""
    body = fact.body
    straight.change(Ruling, {"number": body["amends"], "superseded": 0}, {"superseded": fact.id})
    _stands(fact, body["named"])
    if not body["moved"]:
        move(fact)
        return
    moved_on(fact)
    inbox.settle(fact)
    inbox.stop(fact, "sign", "step")
    inbox.start(fact, body["clocks"])
    due_at = due(fact, "sign")
    inbox.put(fact, kind="cases.sign", seat=body["seat"], urgent=is_urgent(fact), due_at=due_at)
    _keep_watch(fact, body["to_unit"])
    remember_unit(fact, body["to_unit"])
    columns = {"next_at": nearest(fact), **{name: body[name] for name in ("level", "seat")}}
    move(fact, state="waiting", unit=body["to_unit"], since_at=fact.at, **columns)


@on("cases.signed")
def signed(fact: Fact) -> None:
    """The ruled unit has it in its hands: the first receiver is free."""
    case = Case.objects.filter(stream=fact.stream).values("id")
    open_ones = Referral.objects.filter(case_id__in=case, settled_at=None).exclude(ruled_at=None)
    open_ones.update(settled_at=fact.at)


@on("cases.detached")
def detached(fact: Fact) -> None:
    """Taken out of its master again: whoever had to keep watch has it before its eyes again."""
    _keep_watch(fact, standing_at(fact, "unit")[0])


def _keep_watch(fact: Fact, unit: str) -> None:
    asked = Referral.objects.filter(case_id=case_id(fact), settled_at=None).order_by("-id").first()
    if asked and asked.first != unit:
        _remind(fact, asked.first_seat)
