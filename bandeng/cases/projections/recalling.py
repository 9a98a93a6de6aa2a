"""Taken back: the matter is where it was, its step waits there again and its clock runs on."""

from bandeng.cases.projections.shared import is_urgent, move, nearest
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.notices.projections import untell


@on("cases.recalled")
def recalled(fact: Fact) -> None:
    body = fact.body
    inbox.settle(fact)
    handed_over = Fact.objects.get(id=body["of"])
    untell(fact, of=handed_over, to=handed_over.body["seat"], kind="cases.to_sign")
    inbox.stop(fact, "sign")
    inbox.resume(fact, "step")
    next_at = nearest(fact)
    inbox.put(fact, kind="cases.resolve", seat=body["seat"], urgent=is_urgent(fact), due_at=next_at)
    move(
        fact,
        state="handling",
        level=body["level"],
        unit=body["unit"],
        seat=body["seat"],
        since_at=fact.at,
        next_at=next_at,
    )


@on("cases.note_withdrawn")
def note_withdrawn(fact: Fact) -> None:
    move(fact)
