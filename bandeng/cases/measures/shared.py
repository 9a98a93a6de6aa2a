"""What several measures share."""

from collections.abc import Iterable

from bandeng.cases import rules
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, counted

HANDLED = ("cases.resolved", "cases.settled")
ENDINGS = rules.ENDINGS
RESTS = ("cases.suspended", "cases.resumed")
MERGERS = ("cases.merged", "cases.detached", "cases.divided", "cases.united", "cases.withdrawn")
ALONE_AGAIN = ("cases.detached", "cases.united")
OBJECTED = ("cases.contested", "cases.asked_again")  # by the reporter, or by whoever sent it
BACK = (*OBJECTED, "cases.judged", "cases.checked", "cases.reopened")  # what may open it again
AGAIN = ("cases.checked", "cases.reviewed", "cases.reopened")  # what may send it back to be done again
DONE = (*HANDLED, *AGAIN)
DECIDED = ("cases.appeal_decided",)
OPEN = ("cases.reported", "cases.parted", *BACK, *ENDINGS, *MERGERS)


def said(scope: Scope, *names: str) -> Counted:
    """As many as facts of these names were said in the period."""
    return counted(evidence(fact) for fact in scope.facts(*names))


def last_of_each(facts: Iterable[Told]) -> dict[str, Told]:
    """The last fact of each stream."""
    return {fact.stream: fact for fact in facts}


def merged_away(scope: Scope) -> set[str]:
    """The streams of matters that at the end of the period stood merged into another, or divided."""
    last = last_of_each(scope.facts_before_end(*MERGERS))
    return {stream for stream, fact in last.items() if fact.name not in ALONE_AGAIN}


def resting(scope: Scope) -> set[str]:
    """The streams of matters that rested at the end of the period."""
    last = last_of_each(scope.facts_before_end(*RESTS))
    return {stream for stream, fact in last.items() if fact.name == "cases.suspended"}


def ends(fact: Told) -> bool:
    """Whether a matter ends with this fact: of reviews only those that uphold."""
    return fact.name in ENDINGS and (fact.name != "cases.reviewed" or fact.body["outcome"] == "uphold")


def open_at_end(scope: Scope) -> dict[str, Told]:
    """By stream, the fact with which a matter that is open at the end of the period became so.

    Needs OPEN in ``before``. What is merged or divided is open in another matter.
    """
    away = merged_away(scope)
    return {s: fact for s, fact in last_turns(scope).items() if not ends(fact) and s not in away}


def last_turns(scope: Scope) -> dict[str, Told]:
    """By stream, the last fact that opened or ended a matter; needs OPEN in ``before``."""
    turning = scope.facts_before_end("cases.reported", "cases.parted", *BACK, *ENDINGS)
    return last_of_each(fact for fact in turning if opens(fact) or ends(fact))


def opens(fact: Told) -> bool:
    """Whether a matter is open from this fact on."""
    return rules.opens(fact.name, fact.body)


def reported_done(scope: Scope) -> dict[str, Told]:
    """By stream, the fact that reported it done and was not sent back since; needs DONE in ``before``."""
    last = last_of_each(fact for fact in scope.facts_before_end(*DONE) if moves(fact))
    return {stream: fact for stream, fact in last.items() if fact.name in HANDLED}


def moves(fact: Told) -> bool:
    """Whether what had been reported done stands otherwise from this fact on, of those of DONE."""
    if fact.name == "cases.checked":
        return fact.body["passed"] is False
    return fact.name != "cases.reviewed" or fact.body["outcome"] != "uphold"


def exempted(scope: Scope) -> set[tuple[str, str]]:
    """Overtimes that are in no rate, as stream and kind of clock; needs DECIDED in ``later``.

    A limit of June may be appealed in July: it is in no rate of June from then on.
    """
    said = scope.facts_until_now(*DECIDED)
    return {(fact.stream, fact.body["kind"]) for fact in said if fact.body["granted"]}
