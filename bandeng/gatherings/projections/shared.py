"""What several folds share."""

from typing import Any

from bandeng.gatherings.models import Session
from bandeng.ledger import straight
from bandeng.ledger.models import Fact


def id_of(fact: Fact) -> str:
    """The id of the session a fact is about."""
    return fact.stream.partition(":")[2]


def entry(kept: dict[str, str] | None) -> str:
    """The entry of the vault; ``-`` where there is none."""
    return kept["kept"] if kept else "-"


def step(fact: Fact, columns: dict[str, Any]) -> None:
    """Set these columns of the session, and how many facts it has."""
    straight.change(Session, {"id": id_of(fact)}, {"turn": fact.turn + 1, **columns})
