"""What whoever sent a matter says of it."""

from bandeng.cases.models import Follower
from bandeng.cases.projections.shared import moment, move, standing_at
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("cases.backfilled")
def backfilled(fact: Fact) -> None:
    move(fact)


@on("cases.source_changed")
def source_changed(fact: Fact) -> None:
    """The limit changes for whoever came under that number; the matter shows the nearest of all."""
    due_at, number = moment(fact.body["source_due_at"]), fact.body["source_number"]
    if due_at is None:
        move(fact)
        return
    case, own_number, current = standing_at(fact, "id", "source_number", "source_due_at")
    followers = Follower.objects.filter(case_id=case).exclude(source_due_at=None)
    here = followers.filter(source_number=number)
    before = set(here.values_list("source_due_at", flat=True))
    others = followers.exclude(source_number=number).values_list("source_due_at", flat=True)
    dues = {due_at, *(each for each in others if each)}
    if current is not None and number != own_number and current not in before:
        dues.add(current)
    Follower.objects.filter(case_id=case, source_number=number).update(source_due_at=due_at)
    move(fact, source_due_at=min(dues))
