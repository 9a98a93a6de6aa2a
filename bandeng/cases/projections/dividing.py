"""Divided into parts, and one again; linked to what came before."""

from datetime import datetime

from bandeng.cases.models import Case, Follower
from bandeng.cases.projections.intake import number_of
from bandeng.cases.projections.merging import copied, wait_again
from bandeng.cases.projections.shared import (
    case_id,
    due,
    move,
    remember_unit,
)
from bandeng.cases.ties import Kin, Recurrence, Told
from bandeng.inbox import projections as inbox
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on

EACH = frozenset({"cases.to_judge"})  # asked for every part; all other news is told once for all of them


@on("cases.divided")
def divided(fact: Fact) -> None:
    inbox.settle(fact)
    inbox.stop(fact)
    move(fact, state="divided", since_at=fact.at)


@on("cases.parted")
def parted(fact: Fact) -> None:
    whole = Case.objects.get(stream=fact.body["whole"])
    part = _part(fact, whole)
    straight.insert(part)
    kin = Kin(id=str(fact.id), case_id=fact.id, whole=whole.id, kind="part", since_at=fact.at)
    straight.insert(kin)
    for follower in Follower.objects.filter(case=whole).order_by("id"):
        straight.insert(copied(follower, fact.id, fact))
    if part.unit != "-":
        remember_unit(fact, part.unit)
    inbox.take_over(fact, fact.body["clocks"])
    inbox.given_there(fact, whole.stream, "whole")
    inbox.rested_there(fact, whole.stream)
    inbox.put(fact, kind="cases.resolve", seat=part.seat, urgent=part.urgent, due_at=part.next_at)


def _first(fact: Fact) -> datetime | None:
    """The first limit of a part: it takes its clocks over when it is there."""
    return min((datetime.fromisoformat(each["due_at"]) for each in fact.body["clocks"]), default=None)


def _part(fact: Fact, whole: Case) -> Case:
    body = fact.body
    part = Case.objects.get(id=whole.id)  # a copy of its place and people
    part.id, part.number, part.stream, part.turn = fact.id, number_of(fact), fact.stream, fact.turn + 1
    part.state, part.condition, part.proposed = "handling", body["condition"], body["condition"]
    part.level, part.unit, part.seat, part.urgent = body["level"], body["unit"], body["seat"], body["urgent"]
    part.words, part.since_at, part.due_at = body["words"]["kept"], fact.at, due(fact, "whole")
    part.next_at = _first(fact)
    part.source_number = "-"  # the whole answers to where it came from
    part.accepted_at = whole.accepted_at or fact.at
    part.returns = part.reworks = part.contests = part.supervisions = 0
    return part


@on("cases.united")
def united(fact: Fact) -> None:
    """One matter again, where it was: the clocks of then run on."""
    body = fact.body
    wait_again(fact, body["state"], body["clocks"])
    Told.objects.filter(id__startswith=f"{case_id(fact)}.").delete()


@on("cases.withdrawn")
def withdrawn(fact: Fact) -> None:
    inbox.settle(fact)
    inbox.stop(fact)
    straight.change(Kin, {"id": str(case_id(fact))}, {"kind": "withdrawn"})
    move(fact, state="withdrawn", since_at=fact.at)


def is_told_already(case: int, kind: str) -> bool:
    """Whether the people of a divided matter know this news from another part; else it is told now."""
    whole = straight.find(Kin, {"id": str(case), "kind": "part"}, "whole")
    if not whole or kind in EACH:
        return False
    key = f"{whole[0][0]}.{kind}"
    if straight.find(Told, {"id": key}, "id"):
        return True
    straight.insert(Told(id=key))
    return False


@on("cases.recurred")
def recurred(fact: Fact) -> None:
    case, body = case_id(fact), fact.body
    before = straight.one(Case, {"stream": body["earlier"]}, "id")[0]
    straight.insert(
        Recurrence(
            id=str(case), case_id=case, earlier=before, days=body["days"], by=body["by"], since_at=fact.at
        )
    )
    move(fact)


@on("cases.unlinked")
def unlinked(fact: Fact) -> None:
    Recurrence.objects.filter(id=str(case_id(fact))).delete()
    move(fact)
