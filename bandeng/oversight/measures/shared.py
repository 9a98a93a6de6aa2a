"""Which matters are open, what was promised for them, and what is still to be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.measures.shared import ENDINGS, HANDLED, MERGERS, ends, last_of_each, merged_away
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Evidence, share

BACK = ("cases.contested", "cases.reopened", "cases.checked", "cases.judged")
OPENED = ("cases.reported", "cases.parted", *BACK)
OPEN = (*OPENED, *ENDINGS, *MERGERS)
PROMISES = (
    "cases.accepted",
    "cases.reclassified",
    "cases.absorbed",
    "cases.parted",
    "cases.extended",
    "cases.resumed",
    "cases.reported",
)
AGAIN = ("cases.checked", "cases.reviewed", "cases.reopened")
DONE = (*HANDLED, *AGAIN)


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A limit as it was last said: since when it counts, when 70 % and all of it are used.

    ``whole``: of the whole matter; else of its acceptance.
    """

    whole: bool
    began_at: datetime
    warn_at: datetime
    due_at: datetime


def open_matters(scope: Scope) -> dict[str, Told]:
    """By stream, the fact with which a matter that was open at the end of the period became so."""
    last = last_of_each(f for f in scope.facts_before_end(*OPENED, *ENDINGS) if _turns(f))
    away = merged_away(scope)
    return {stream: fact for stream, fact in last.items() if not ends(fact) and stream not in away}


def _turns(fact: Told) -> bool:
    """A check that passed opens nothing; nor does a follower's word that leaves the matter closed."""
    if fact.name == "cases.checked":
        return fact.body["passed"] is False
    return fact.name != "cases.judged" or bool(fact.body["contests"])


def promises(scope: Scope) -> dict[str, Promise]:
    """The last limit of each matter, accepted or still to be; needs PROMISES in ``before``."""
    found: dict[str, Promise] = {}
    for fact in scope.facts_before_end(*PROMISES):
        clock = next((each for each in fact.body["clocks"] if each["kind"] in {"whole", "accept"}), None)
        if clock:
            old = found.get(fact.stream) if clock["kind"] == "whole" else None
            goes_on = old if fact.name in {"cases.extended", "cases.resumed"} else None
            found[fact.stream] = Promise(
                whole=clock["kind"] == "whole",
                began_at=goes_on.began_at if goes_on else fact.at,
                warn_at=datetime.fromisoformat(clock["warn_at"]),
                due_at=datetime.fromisoformat(clock["due_at"]),
            )
    return found


def reported_done(scope: Scope) -> set[str]:
    """Streams of what was reported done and not sent back since; needs DONE in ``before``."""
    last = last_of_each(fact for fact in scope.facts_before_end(*DONE) if _moves(fact))
    return {stream for stream, fact in last.items() if fact.name in HANDLED}


def _moves(fact: Told) -> bool:
    if fact.name == "cases.checked":
        return fact.body["passed"] is False
    return fact.name != "cases.reviewed" or fact.body["outcome"] != "uphold"


def of_matters(part: Iterable[str], whole: Mapping[str, Told]) -> Counted:
    """Those of these streams among the matters of the whole, each once."""
    meant = set(part)
    records: dict[str, Evidence] = {stream: evidence(fact) for stream, fact in whole.items()}
    return share([record for stream, record in records.items() if stream in meant], list(records.values()))


def reached(scope: Scope) -> datetime:
    """Up to when the period is known: its end, or the moment the book has come to."""
    return min(scope.question.ends_at, scope.question.known_at)
