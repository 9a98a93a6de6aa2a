"""A stage was completed."""

from bandeng.cases.projections.shared import case_id, keep_pictures, move, nearest, remember_worker
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("cases.stage_completed")
def stage_completed(fact: Fact) -> None:
    case = case_id(fact)
    keep_pictures(fact, case, "during", public=True)
    remember_worker(fact, case)
    inbox.stop(fact, f"stage{fact.body['number']}")
    next_at = nearest(fact)
    inbox.due_anew(fact, "cases.resolve", next_at)
    move(fact, next_at=next_at)
