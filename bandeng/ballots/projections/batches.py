"""Batches of papers as tables."""

from bandeng.ballots.models import Batch, Batched
from bandeng.ballots.rules.batching import CLOSED, COUNTED, COUNTING, NOBODY
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Batch, Batched)


@on("ballots.batch_counted")
def counted(fact: Fact) -> None:
    """A first count takes the papers in; the second agrees, or both are made anew."""
    body, ref = fact.body, fact.stream.partition(":")[2]
    told: dict[str, object] = {"turn": fact.turn + 1}
    if body["agreed"]:
        told |= {"state": COUNTED, "counted": body["counted"]}
    elif body["differs"]:
        told |= {"first": 0, "first_by": NOBODY, "differed": True}
    else:
        told |= _gathered(fact, ref)
    Batch.objects.filter(id=ref).update(**told)


def _gathered(fact: Fact, ref: str) -> dict[str, object]:
    body, vote = fact.body, ref.partition(":")[0]
    serials = body["gathered"]
    new = {"vote_id": vote, "number": body["batch"], "state": COUNTING, "received": 0, "turn": 0}
    Batch.objects.get_or_create(id=ref, defaults=new)
    Batched.objects.filter(batch=ref).delete()
    Batched.objects.bulk_create(
        Batched(id=f"{vote}:{serial}", batch_id=ref, serial=serial) for serial in serials
    )
    return {
        "first": body["counted"],
        "first_by": fact.person,
        "differed": False,
        "received": len(serials),
    }


@on("ballots.batch_checked")
def checked(fact: Fact) -> None:
    """It is closed; or it is counted anew, once."""
    body, ref = fact.body, fact.stream.partition(":")[2]
    told: dict[str, object] = {name: body[name] for name in ("keyed", "void")}
    told |= (
        {"state": CLOSED} if not body["again"] else {"state": COUNTING, "first_by": NOBODY, "looked": True}
    )
    Batch.objects.filter(id=ref).update(turn=fact.turn + 1, **told)
