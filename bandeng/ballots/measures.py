"""Votes in numbers."""

from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure

CLOSED = "ballots.closed"


@figure(
    "ballots.held",
    zh="计了票的表决",
    en="Votes that were counted",
    unit="次",
    note=Note(zh="期间结束并计票的;通过没通过都算", en="Closed and counted in the period, passed or not"),
    reads=Reads(during=(CLOSED,), plain=True),
)
def held(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in scope.facts(CLOSED))


@figure(
    "ballots.passed",
    zh="表决通过的事项",
    en="Items passed by vote",
    unit="项",
    note=Note(
        zh="期间计票的各项里通过的,一项算一项", en="Of the votes counted in the period, each item that passed"
    ),
    reads=Reads(during=(CLOSED,)),
)
def passed(scope: Scope) -> Counted:
    return counted(
        evidence(fact) for fact in scope.facts(CLOSED) for result in fact.body["results"] if result["passed"]
    )
