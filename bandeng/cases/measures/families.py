"""What went together and parted again; what was opened once more."""

from collections.abc import Iterable

from bandeng.cases.measures.shared import ENDINGS, MERGERS, ends, last_of_each, merged_away, said
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure

OPENED = ("cases.contested", "cases.judged", "cases.reopened")


@figure(
    "cases.merged",
    zh="并进另一件的事",
    en="Matters merged into another",
    unit="件",
    note=Note(zh="到期末还并着的;拆出来的不算", en="Still merged at the end of the period"),
    reads=Reads(during=("cases.merged",), before=MERGERS),
)
def merged(scope: Scope) -> Counted:
    away = merged_away(scope)
    last = last_of_each(scope.facts("cases.merged"))
    return counted(evidence(fact) for stream, fact in last.items() if stream in away)


@figure(
    "cases.detached",
    zh="从并案里拆出来的事",
    en="Matters taken out of a merger",
    unit="次",
    note=Note(zh="拆出来以后接着单独办", en="They go on by themselves"),
    reads=Reads(during=("cases.detached",)),
)
def detached(scope: Scope) -> Counted:
    return said(scope, "cases.detached")


@figure(
    "cases.valid",
    zh="有效的事",
    en="Valid matters",
    unit="件",
    note=Note(
        zh="期间反映的,去掉不予受理的;并进另一件的,和那一件算一件",
        en="Raised in the period; without those declined, and merged ones counted once with their master",
    ),
    reads=Reads(during=("cases.reported",), before=(*MERGERS, "cases.declined", "cases.contested")),
)
def valid(scope: Scope) -> Counted:
    away = merged_away(scope)
    last = last_of_each(scope.facts_before_end("cases.declined", "cases.contested"))
    declined = {stream for stream, fact in last.items() if fact.name == "cases.declined"}
    raised = list(scope.facts("cases.reported"))
    kept = [fact for fact in raised if fact.stream not in away | declined]
    return counted(evidence(fact) for fact in kept)


@figure(
    "cases.reopened",
    zh="结束后又打开的事",
    en="Matters opened again after closing",
    unit="次",
    note=Note(zh="反映人说没办好或又发生了,或者上级要求重办", en="By its people, or by a superior"),
    reads=Reads(before=(*ENDINGS, *OPENED)),
)
def reopened(scope: Scope) -> Counted:
    said_then = scope.facts_before_end(*ENDINGS, *OPENED)
    return counted(evidence(fact) for fact in _openings(said_then) if scope.holds(fact.at))


def _openings(facts: Iterable[Told]) -> Iterable[Told]:
    """The facts by which a matter that had been closed was opened again."""
    over: set[str] = set()
    for fact in facts:
        if fact.name in OPENED and fact.body.get("contests", True):
            if fact.stream in over:
                yield fact
            over.discard(fact.stream)
        elif ends(fact) and fact.name != "cases.declined":
            over.add(fact.stream)
