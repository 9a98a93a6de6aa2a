"""Checked, answered, contested, reviewed."""

from collections.abc import Mapping

from bandeng.cases.projections.shared import (
    case_id,
    due,
    is_urgent,
    keep_pictures,
    lookers_in,
    move,
    nearest,
    standing_at,
    workers_in,
)
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.straight import More


def back_to_handler(fact: Fact) -> None:
    """Rework: the clocks of the work go on from where they stood; those that never ran start."""
    clocks = fact.body["clocks"]
    accepted_at, resolved_at, due_at = standing_at(fact, "accepted_at", "resolved_at", "due_at")
    if accepted_at is None:
        inbox.start(fact, clocks)
    elif clocks:
        inbox.go_on(fact, clocks, since=resolved_at)
    else:  # as it was said before such a fact carried them: they run on as if they had never stopped
        inbox.resume(fact, "whole", "step")
    next_at = nearest(fact)
    inbox.put(fact, kind="cases.resolve", seat=fact.body["seat"], urgent=is_urgent(fact), due_at=next_at)
    move(
        fact,
        state="handling",
        result="-",
        seat=fact.body["seat"],
        since_at=fact.at,
        closed_at=None,
        resolved_at=None,
        due_at=due(fact, "whole") or due_at,
        next_at=next_at,
        sampled=False,
        reworks=More(1),
    )


@on("cases.checked")
def checked(fact: Fact) -> None:
    body = fact.body
    keep_pictures(fact, case_id(fact), "check", public=True)
    inbox.settle(fact, "cases.check")
    inbox.stop(fact, "check")
    if not body["passed"]:
        back_to_handler(fact)
    elif body["sample"]:
        move(fact, sampled=False)
    else:
        _wait_for_answer(fact)


def _wait_for_answer(fact: Fact) -> None:
    """Somebody asks the reporter; where nobody is named who could be asked, only the clock runs."""
    seat = fact.body["seat"]
    inbox.start(fact, fact.body["clocks"])
    if seat == "-":
        move(fact, state="confirming", since_at=fact.at)
        return
    inbox.put(
        fact,
        kind="cases.ask",
        seat=seat,
        urgent=is_urgent(fact),
        due_at=due(fact, "callback") or due(fact, "confirm"),
        barred=workers_in(fact),
    )
    move(fact, state="confirming", seat=seat, since_at=fact.at)


@on("cases.answered")
def answered(fact: Fact) -> None:
    inbox.settle(fact, "cases.ask")
    inbox.stop(fact, "confirm", "callback")
    body = fact.body
    result, closed_at = standing_at(fact, "result", "closed_at")
    move(
        fact,
        state="closed",
        result="resolved" if result in {"solved", "unconfirmed"} else result,
        answer=body["answer"],
        answer_channel=body["channel"],
        closed_at=closed_at or fact.at,
        since_at=fact.at,
    )


@on("cases.contested")
def contested(fact: Fact) -> None:
    said = {"answer": fact.body["answer"], "answer_channel": fact.body["channel"]}
    look_again(fact, said | {"contests": More(1)})


@on("cases.asked_again")
def asked_again(fact: Fact) -> None:
    look_again(fact, {})


def look_again(fact: Fact, said: Mapping[str, str | More]) -> None:
    """It waits for another person than the handler; ``said``: the columns of a word of the people of it."""
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "confirm", "callback", "check")
    inbox.start(fact, body["clocks"])
    inbox.put(
        fact,
        kind="cases.review",
        seat=body["seat"],
        urgent=is_urgent(fact),
        due_at=due(fact, "review"),
        barred=workers_in(fact) | lookers_in(fact.stream, until=fact.id),
    )
    move(
        fact,
        state="contested",
        seat=body["seat"],
        sampled=False,
        closed_at=None,
        since_at=fact.at,
        **said,
    )


@on("cases.reviewed")
def reviewed(fact: Fact) -> None:
    body = fact.body
    inbox.settle(fact)
    inbox.stop(fact, "review")
    if body["outcome"] == "rework":
        back_to_handler(fact)
    elif body["outcome"] == "retake":
        inbox.start(fact, body["clocks"])
        due_at, urgent = due(fact, "accept"), is_urgent(fact)
        inbox.put(fact, kind="cases.accept", seat=body["seat"], urgent=urgent, due_at=due_at)
        move(
            fact,
            state="submitted",
            result="-",
            level="grid",
            seat=body["seat"],
            closed_at=None,
            since_at=fact.at,
            due_at=due_at,
            next_at=due_at,
        )
    else:
        move(fact, state="closed", result="upheld", closed_at=fact.at, since_at=fact.at)
