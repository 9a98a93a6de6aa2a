"""A stage was completed; and whoever was called did her part, which whoever has the matter may report."""

from datetime import datetime
from operator import itemgetter

from bandeng.cases.projections.shared import (
    case_id,
    keep_pictures,
    move,
    nearest,
    remember_worker,
    standing_at,
)
from bandeng.cases.rules import STAGES
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on

REPORT = "cases.complete_stage"


def first_stage(fact: Fact) -> datetime | None:
    """When the stage is due that runs in the fact's stream; None where none does but the last.

    All stages of a condition start at once, and the last one ends with the whole.
    """
    found = inbox.due_of(fact, STAGES)
    return min(found, key=itemgetter(0))[1] if len(found) > 1 else None


def wait_for_report(fact: Fact) -> None:
    """Whoever was called did her part: whoever has the matter says whether the stage is over by it."""
    if due_at := first_stage(fact):
        inbox.settle(fact, REPORT)
        inbox.put(fact, kind=REPORT, seat=standing_at(fact, "seat")[0], urgent=True, due_at=due_at)


@on("cases.stage_completed")
def stage_completed(fact: Fact) -> None:
    case = case_id(fact)
    keep_pictures(fact, case, "during", public=True)
    remember_worker(fact, case)
    inbox.settle(fact, REPORT)
    inbox.stop(fact, f"stage{fact.body['number']}")
    next_at = nearest(fact)
    inbox.due_anew(fact, "cases.resolve", next_at)
    move(fact, next_at=next_at)
