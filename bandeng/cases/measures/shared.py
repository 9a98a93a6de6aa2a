"""What several measures share."""

from collections.abc import Iterable

from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, counted
from bandeng.ledger.models import Fact

HANDLED = ("cases.resolved", "cases.settled")


def said(scope: Scope, *names: str) -> Counted:
    """As many as facts of these names were said in the period."""
    return counted(evidence(fact) for fact in scope.facts(*names))


def last_of_each(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The last fact of each stream."""
    return {fact.stream: fact for fact in facts}
