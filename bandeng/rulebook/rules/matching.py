"""Which condition a resident's sentence is about, by the book's words. Deterministic; a person decides.

A category's words name the thing, a condition's words name the trouble, a phrase says both. Longer words
count for more, and a word inside a longer match counts for nothing (``楼道灯`` is no ``道灯``). A thing that
only says where (``车棚边上的路灯``) or whom it hurts (``老人绊脚``) counts for nothing where another one is
named.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bandeng.rulebook.rules.book import Book, DangerRule, by_first
from bandeng.rulebook.rules.spelling import Plain, plainly
from bandeng.rulebook.rules.things import Condition

THING, TROUBLE, BOTH = 20, 18, 45
BESIDE = re.compile("边|旁|附近|对面|跟前|前面|后面|(?<=门)口")
NEXT_THING, MOST_TROUBLES, LONGEST = 6, 3, 6


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A condition the text may be about, why, and how strongly (a whole number, only good for ordering)."""

    condition: Condition
    reason_zh: str
    reason_en: str
    score: int


@dataclass(frozen=True, kw_only=True)
class Danger:
    """Danger to life in the text: the word as typed, the number to call, what to do now."""

    key: str
    word: str
    phone: str
    zh: str
    en: str


@dataclass(frozen=True, order=True)
class _Hit:
    begin: int
    end: int
    word: str


class Matcher:
    """The words of one book, ready to be looked for."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._things: dict[str, list[str]] = defaultdict(list)
        self._troubles: dict[str, list[str]] = defaultdict(list)
        self._phrases: dict[str, list[str]] = defaultdict(list)
        self._persons: dict[str, list[str]] = defaultdict(list)
        offered = [category for category in book.categories if category.offered]
        for category in offered:
            self._learn(self._things, category.code, (*category.words, *category.persons))
            self._learn(self._persons, category.code, category.persons)
            for condition in category.offered:
                self._learn(self._troubles, condition.key, condition.words)
                self._learn(self._phrases, condition.key, condition.phrases)
        self._words = by_first({**self._things, **self._troubles, **self._phrases})
        self._order = {condition.key: number for number, condition in enumerate(book.conditions)}
        self._of_category = {category.code: category.offered for category in offered}

    def propose(self, typed: str, most: int = 3) -> list[Proposal]:
        """Up to ``most`` proposals, best first; none for a text without a word of the book."""
        plain = plainly(typed, self._book.spelling)
        hits = self._meant(plain.text, list(_longest(_hits_of_many(plain.text, self._words))))
        found = [(self._score(condition, hits), condition) for condition in self._spoken_of(hits)]
        found = [(score, condition) for score, condition in found if score]
        found.sort(key=lambda pair: -pair[0])
        return [self._proposal(score, condition, hits, plain) for score, condition in found[:most]]

    def danger(self, typed: str) -> Danger | None:
        """The first danger of the book whose words stand in the text outside its ``unless`` phrases."""
        plain = plainly(typed, self._book.spelling)
        found = ((rule, _alarm(plain.text, rule)) for rule in self._book.danger)
        for rule, hit in found:
            if hit:
                word = plain.quote(hit.begin, hit.end)
                return Danger(key=rule.key, word=word, phone=rule.phone, zh=rule.zh, en=rule.en)
        return None

    def _meant(self, text: str, hits: list[_Hit]) -> list[_Hit]:
        """The hits without the things that only say where, or whom it hurts, unless nothing else is named."""
        where = {hit for hit in hits if hit.word in self._things and BESIDE.match(text, hit.end)}
        named = self._without(where, hits)
        return self._without({hit for hit in named if hit.word in self._persons}, named)

    def _without(self, aside: set[_Hit], hits: list[_Hit]) -> list[_Hit]:
        rest = [hit for hit in hits if hit not in aside]
        return rest if any(hit.word in self._things or hit.word in self._phrases for hit in rest) else hits

    def _learn(self, index: dict[str, list[str]], key: str, words: Iterable[str]) -> None:
        for word in words:
            plain = plainly(word, self._book.spelling).text
            if key not in index[plain]:
                index[plain].append(key)

    def _spoken_of(self, hits: list[_Hit]) -> list[Condition]:
        """The conditions that can score at all, in the book's order: their thing or a phrase is there."""
        found: dict[str, Condition] = {}
        for hit in hits:
            for category in self._things.get(hit.word, ()):
                found.update((condition.key, condition) for condition in self._of_category[category])
            for key in self._phrases.get(hit.word, ()):
                found[key] = self._book.condition(key)
        return sorted(found.values(), key=lambda condition: self._order[condition.key])

    def _score(self, condition: Condition, hits: list[_Hit]) -> int:
        things = sorted(_weights(hits, self._things, condition.category, THING), reverse=True)
        troubles = sorted(_weights(hits, self._troubles, condition.key, TROUBLE), reverse=True)
        phrases = sum(_weights(hits, self._phrases, condition.key, BOTH))
        if not things and not phrases:
            return 0
        thing = things[0] + NEXT_THING * (len(things) - 1) if things else 0
        return thing + sum(troubles[:MOST_TROUBLES]) + phrases

    def _proposal(self, score: int, condition: Condition, hits: list[_Hit], plain: Plain) -> Proposal:
        mine = [hit for hit in hits if self._speaks_for(hit.word, condition)]
        quoted = list(dict.fromkeys(plain.quote(hit.begin, hit.end) for hit in mine))
        return Proposal(
            condition=condition,
            reason_zh="文中有" + "".join(f"“{word}”" for word in quoted),
            reason_en="The text says " + ", ".join(f"“{word}”" for word in quoted),
            score=score,
        )

    def _speaks_for(self, word: str, condition: Condition) -> bool:
        return (
            condition.category in self._things.get(word, ())
            or condition.key in self._troubles.get(word, ())
            or condition.key in self._phrases.get(word, ())
        )


def _hits(text: str, words: Iterable[str]) -> Iterator[_Hit]:
    for word in words:
        begin = text.find(word)
        while begin >= 0:
            yield _Hit(begin, begin + len(word), word)
            begin = text.find(word, begin + 1)


def _hits_of_many(text: str, words: Mapping[str, Sequence[str]]) -> Iterator[_Hit]:
    """The same for all the book's words, by their first characters."""
    for begin, first in enumerate(text):
        for word in words.get(first, ()):
            if text.startswith(word, begin):
                yield _Hit(begin, begin + len(word), word)


def _longest(hits: Iterator[_Hit]) -> Iterator[_Hit]:
    """Hits not inside a longer one, in the order of the text."""
    reached = -1
    for hit in sorted(hits, key=lambda hit: (hit.begin, -hit.end)):
        if hit.end > reached:
            reached = hit.end
            yield hit


def _weights(hits: list[_Hit], index: dict[str, list[str]], key: str, each: int) -> list[int]:
    mine = {hit.word for hit in hits if key in index.get(hit.word, ())}
    return [each * min(len(word), LONGEST) for word in mine]


def _alarm(text: str, rule: DangerRule) -> _Hit | None:
    calm = list(_hits(text, rule.unless))
    for hit in sorted(_hits(text, rule.words)):
        if not any(other.begin <= hit.begin and hit.end <= other.end for other in calm):
            return hit
    return None
