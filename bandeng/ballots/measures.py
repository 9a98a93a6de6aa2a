"""Votes in numbers."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure

CLOSED, ANNOUNCED, PREPARED = "ballots.closed", "ballots.announced", "ballots.prepared"


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
        zh="期间计票的各项里通过的,一项算一项;只是听听意见的不算",
        en="Of the votes counted in the period, each item that passed; not of polls without legal effect",
    ),
    reads=Reads(during=(CLOSED,), before=(PREPARED,)),
)
def passed(scope: Scope) -> Counted:
    polls = {fact.stream for fact in scope.facts_before_end(PREPARED) if not fact.body["binding"]}
    return counted(
        evidence(fact)
        for fact in scope.facts(CLOSED)
        if fact.stream not in polls
        for result in fact.body["results"]
        if result["passed"]
    )


@figure(
    "ballots.participation",
    zh="表决的参加比例",
    en="Share of the voters on the rolls who took part",
    unit="%",
    note=Note(
        zh="期间计票的表决:投了票的加起来,除以名册上的加起来;没有投、按议事规则算作投了的不算",
        en="Votes counted in the period: all who cast a ballot, of all on the rolls; deemed silence is none",
        of="人",
    ),
    reads=Reads(during=(CLOSED,), before=(ANNOUNCED,)),
)
def participation(scope: Scope) -> Counted:
    due = {fact.stream: fact.body["entities"] for fact in scope.facts_before_end(ANNOUNCED)}
    closed = [fact for fact in scope.facts(CLOSED) if due.get(fact.stream) and fact.body["results"]]
    whole, part = sum(due[fact.stream] for fact in closed), sum(_cast(fact.body) for fact in closed)
    return Counted(
        value=Fraction(part, whole) if whole else None,
        evidence=tuple(evidence(fact) for fact in closed),
        numerator=part,
        denominator=whole,
    )


def _cast(body: Mapping[str, Any]) -> int:
    """How many cast a ballot: every ballot answers every item, so the first says it."""
    first = body["results"][0]
    return sum(first[side]["heads"] for side in ("yes", "no", "abstain"))
