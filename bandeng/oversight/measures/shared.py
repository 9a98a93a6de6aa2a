"""What was promised for matters, and counting some of them among others."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Evidence, share
from bandeng.oversight.rules import GOES_ON, PROMISES, Promise


def promises(scope: Scope) -> dict[str, Promise]:
    """The last limit of each matter, accepted or still to be; needs PROMISES in ``before``."""
    found: dict[str, Promise] = {}
    for fact in scope.facts_before_end(*PROMISES):
        clock = next((each for each in fact.body["clocks"] if each["kind"] in {"whole", "accept"}), None)
        if clock:
            old, whole = found.get(fact.stream), clock["kind"] == "whole"
            goes_on = old if whole and old and old.whole and fact.name in GOES_ON else None
            found[fact.stream] = Promise(
                whole=whole,
                began_at=goes_on.began_at if goes_on else fact.at,
                warn_at=datetime.fromisoformat(clock["warn_at"]),
                due_at=datetime.fromisoformat(clock["due_at"]),
            )
    return found


def of_matters(part: Iterable[str], whole: Mapping[str, Told]) -> Counted:
    """Those of these streams among the matters of the whole, each once."""
    meant = set(part)
    records: dict[str, Evidence] = {stream: evidence(fact) for stream, fact in whole.items()}
    return share([record for stream, record in records.items() if stream in meant], list(records.values()))


def reached(scope: Scope) -> datetime:
    """Up to when the period is known: its end, or the moment the book has come to."""
    return min(scope.question.ends_at, scope.question.known_at)
