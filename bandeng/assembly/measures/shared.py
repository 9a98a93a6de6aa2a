"""What several measures share."""

from collections.abc import Iterator
from datetime import date, datetime, time

from bandeng.figures.queries import Scope, Told
from bandeng.kernel.periods import SHANGHAI

TALKED, BACK, MINUTED = "assembly.talked", "assembly.taken_back", "assembly.minuted"


def noon(day: str) -> datetime:
    """Noon in Erqi of a local day."""
    return datetime.combine(date.fromisoformat(day), time(12), tzinfo=SHANGHAI)


def talks(scope: Scope, *families: str) -> Iterator[Told]:
    """Talks of these families held on a day of the period, whenever they were written down."""
    back = {fact.stream for fact in scope.facts_until_now(BACK)}
    for fact in scope.facts_until_now(TALKED):
        held = scope.holds(noon(fact.body["held_on"]))
        if held and fact.stream not in back and fact.body["family"] in families:
            yield fact


def minuted(scope: Scope, *families: str) -> Iterator[Told]:
    """The first minutes of each meeting of these families that were written in the period."""
    seen: set[str] = set()
    for fact in scope.facts_until_now(MINUTED):
        if fact.stream not in seen and fact.body["family"] in families:
            seen.add(fact.stream)
            if scope.holds(fact.at):
                yield fact
