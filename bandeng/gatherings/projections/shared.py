"""What several folds share."""

from typing import Any

from bandeng.gatherings.models import Session
from bandeng.kernel.facts import entry_of
from bandeng.ledger import straight
from bandeng.ledger.models import Fact


def id_of(fact: Fact) -> str:
    """The id of the session a fact is about."""
    return fact.stream.partition(":")[2]


entry = entry_of


def step(fact: Fact, columns: dict[str, Any]) -> None:
    """Set these columns of the session, and how many facts it has."""
    straight.change(Session, {"id": id_of(fact)}, {"turn": fact.turn + 1, **columns})
