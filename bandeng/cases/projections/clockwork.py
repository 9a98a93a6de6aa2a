"""What the clock did by itself."""

from datetime import datetime

from bandeng.cases.projections.shared import move, wait_for_check
from bandeng.cases.rules import is_errand
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.straight import More


@on("cases.warned")
def warned(fact: Fact) -> None:
    inbox.mark(fact, fact.body["clock"], "warned_at")
    move(fact)


@on("cases.reminded")
def reminded(fact: Fact) -> None:
    inbox.mark(fact, fact.body["clock"], "reminded_at")
    move(fact)


@on("cases.supervised")
def supervised(fact: Fact) -> None:
    again_at = fact.body["again_at"]
    if again_at:
        inbox.postpone(fact.body["clock"], datetime.fromisoformat(again_at))
    else:
        inbox.mark(fact, fact.body["clock"], "supervised_at")
    inbox.put(fact, kind="cases.watch", seat=fact.body["seat"], urgent=True, due_at=None)
    of_the_matter = not is_errand(fact.body["kind"])  # an errand is late at whoever was asked
    move(fact, **({"supervisions": More(1)} if of_the_matter else {}))


@on("cases.expired")
def expired(fact: Fact) -> None:
    sampled = fact.body["sampled"]
    inbox.settle(fact)
    inbox.stop(fact)
    if sampled:
        inbox.start(fact, fact.body["clocks"])
        wait_for_check(fact)
    move(fact, state="closed", result="unconfirmed", sampled=sampled, closed_at=fact.at, since_at=fact.at)
