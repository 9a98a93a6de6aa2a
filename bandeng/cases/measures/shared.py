"""What several measures share."""

from collections.abc import Iterable

from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, counted

HANDLED = ("cases.resolved", "cases.settled")
ENDINGS = ("cases.settled", "cases.answered", "cases.expired", "cases.reviewed", "cases.declined")
RESTS = ("cases.suspended", "cases.resumed")
MERGERS = ("cases.merged", "cases.detached", "cases.divided")


def said(scope: Scope, *names: str) -> Counted:
    """As many as facts of these names were said in the period."""
    return counted(evidence(fact) for fact in scope.facts(*names))


def last_of_each(facts: Iterable[Told]) -> dict[str, Told]:
    """The last fact of each stream."""
    return {fact.stream: fact for fact in facts}


def merged_away(scope: Scope) -> set[str]:
    """The streams of matters that at the end of the period stood merged into another, or divided."""
    last = last_of_each(scope.facts_before_end(*MERGERS))
    return {stream for stream, fact in last.items() if fact.name != "cases.detached"}


def resting(scope: Scope) -> set[str]:
    """The streams of matters that rested at the end of the period."""
    last = last_of_each(scope.facts_before_end(*RESTS))
    return {stream for stream, fact in last.items() if fact.name == "cases.suspended"}


def ends(fact: Told) -> bool:
    """Whether a matter ends with this fact: of reviews only those that uphold."""
    return fact.name in ENDINGS and (fact.name != "cases.reviewed" or fact.body["outcome"] == "uphold")
