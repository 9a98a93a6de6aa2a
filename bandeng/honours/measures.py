"""Honours in numbers: each honour of the rule book names its figures, and what they count.

An approved medal that was not handed over does not count; nobody counts twice; teams and persons are never
mixed in one number without the two parts beside it.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime

from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Measure, Note, Part, Reads, counted, distinct, figure, split
from bandeng.kernel.periods import day_begins
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import (
    DECIDED,
    HANDED,
    PERSON,
    SERVING,
    TEAM,
    Honour,
    HonourFigure,
)
from bandeng.rulebook.rules.issues import BrokenBook
from bandeng.rulebook.rules.reading import NotABook

HANDED_OVER, GIVEN, RECORDED, WITHDRAWN = (
    f"honours.{name}" for name in ("handed_over", "decided", "recorded", "withdrawn")
)
APPOINTED, ENDED = "posts.appointed", "posts.ended"
PARTS = {
    TEAM: Part(code=TEAM, zh="集体", en="Teams", unit="个"),
    PERSON: Part(code=PERSON, zh="个人", en="Persons", unit="名"),
}
READS = {
    HANDED: Reads(later=(HANDED_OVER, WITHDRAWN)),
    DECIDED: Reads(later=(GIVEN, WITHDRAWN)),
    SERVING: Reads(later=(RECORDED, WITHDRAWN), everywhere=(APPOINTED, ENDED)),
}
Kinds = frozenset[str]
Codes = frozenset[str]


def declare() -> None:
    """Declare the figures of every honour of the book; a figure that several honours feed is one figure."""
    fed: dict[str, list[tuple[Honour, HonourFigure]]] = {}
    with suppress(BrokenBook, NotABook):  # `bandeng rulebook check` says what is wrong with it
        for honour in book().honours:
            for each in honour.figures:
                fed.setdefault(each.name, []).append((honour, each))
    for rows in fed.values():
        _declare(rows)


def _declare(rows: list[tuple[Honour, HonourFigure]]) -> None:
    first = rows[0][1]
    kinds = frozenset(kind for honour, each in rows for kind in each.subjects or honour.subjects)
    codes = frozenset(honour.code for honour, _each in rows)
    parts = tuple(PARTS[kind] for kind in PARTS if kind in kinds) if len(kinds) > 1 else ()
    note = Note(zh=first.note_zh, en=first.note_en, parts=parts)
    making = figure(
        first.name, zh=first.zh, en=first.en, unit=first.unit, note=note, reads=READS[first.counts]
    )
    making(_measure(first.counts, codes, kinds))


def _measure(counts: str, codes: Codes, kinds: Kinds) -> Measure:
    count: Callable[[Scope, Codes, Kinds], Counted] = MEASURES[counts]

    def measure(scope: Scope) -> Counted:
        return count(scope, codes, kinds)

    return measure


def handed_over(scope: Scope, codes: Codes, kinds: Kinds) -> Counted:
    """Distinct holders to whom it was handed over on a day of the period."""
    found = _dated(scope, HANDED_OVER, codes, kinds)
    return distinct(evidence(fact, subject=fact.body["subject"]) for fact in found)


def decided(scope: Scope, codes: Codes, kinds: Kinds) -> Counted:
    """Rows of decisions whose day lies in the period; of several kinds, each kind apart."""
    found = list(_dated(scope, GIVEN, codes, kinds))
    if len(kinds) == 1:
        return counted(evidence(fact) for fact in found)
    return split(
        {
            kind: counted(evidence(fact) for fact in found if fact.body["kind"] == kind)
            for kind in PARTS
            if kind in kinds
        }
    )


def serving(scope: Scope, codes: Codes, kinds: Kinds) -> Counted:
    """Distinct holders, of whom it was recorded by the end of the period, that served here during it."""
    gone = _gone(scope)
    found = [
        fact
        for fact in _standing(scope, RECORDED, codes, kinds)
        if _midday(fact.body["on"]) < scope.question.ends_at
        and (fact.body["subject"], fact.body["post"]) not in gone
    ]
    return distinct(evidence(fact, subject=_holder(fact)) for fact in found)


MEASURES: dict[str, Callable[[Scope, Codes, Kinds], Counted]] = {
    HANDED: handed_over,
    DECIDED: decided,
    SERVING: serving,
}


def _dated(scope: Scope, name: str, codes: Codes, kinds: Kinds) -> Iterator[Told]:
    return (fact for fact in _standing(scope, name, codes, kinds) if scope.holds(_midday(fact.body["on"])))


def _standing(scope: Scope, name: str, codes: Codes, kinds: Kinds) -> Iterator[Told]:
    """What was given and not withdrawn, as far as the book says."""
    withdrawn = {fact.stream for fact in scope.facts_until_now(WITHDRAWN)}
    for fact in scope.facts_until_now(name):
        body = fact.body
        if body["honour"] in codes and body["kind"] in kinds and fact.stream not in withdrawn:
            yield fact


def _gone(scope: Scope) -> set[tuple[str, str]]:
    """Who had left which post before the period began, and came into no other since."""
    left: dict[str, set[str]] = {}
    for fact in scope.facts_everywhere(APPOINTED, ENDED):
        holder = fact.body["holder"]
        if fact.name == APPOINTED:
            left.pop(holder, None)
        elif datetime.fromisoformat(fact.body["ends_at"]) <= scope.question.begins_at:
            left.setdefault(holder, set()).add(fact.body["post"])
    return {(holder, post) for holder, posts in left.items() for post in posts}


def _holder(fact: Told) -> str:
    subject = str(fact.body["subject"])
    return subject if subject != "-" else fact.stream


def _midday(day: str) -> datetime:
    return day_begins(date.fromisoformat(day))


declare()
