"""Several words together: each may be the place of a matter, what it is about, its number, or said in it.

Every part between blanks must fit. What can only be a word is walked along; where every part may be something
else, first come the matters that fit by place, category and number alone, then along each part those in which
it was said. Words that can only be words must stand in one text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.search.queries import matters
from bandeng.search.queries.fitting import fitting, windowed
from bandeng.search.queries.matters import Hit
from bandeng.search.rules import parts


@dataclass(frozen=True, kw_only=True)
class Found:
    """Matters that fit without a word, and those with one. ``more``: where to go on (empty: nothing left)."""

    cases: tuple[Case, ...] = ()
    hits: tuple[Hit, ...] = ()
    more: str = ""


def combined(person: str, asked: str, *, start: str, at: datetime) -> Found:
    """Matters she may see that every part fits, from the beginning (empty) or on from a place."""
    meant = {term: _meaning(person, raw, term, at) for raw, term in parts(asked).items()}
    first, below = _place_in(start)
    cases: tuple[Case, ...] = ()
    hits: dict[int, Hit] = {}
    more = ""
    if first == 0 and all(meant.values()):
        cases, more = _by_meaning(person, list(meant.values()), below, at)
        if more or below:
            return Found(cases=cases, more=more or "1.0")
    for way, (words, beside) in enumerate(_ways(meant), start=1):
        if way < first:
            continue
        if len(hits) >= matters.PAGE:
            return Found(cases=cases, hits=tuple(hits.values()), more=f"{way}.0")
        before = below if way == first else 0
        page = matters.worded(person, words, before=before, at=at, beside=beside)
        hits |= {hit.case: hit for hit in page.hits if hit.case not in hits}
        if page.more:
            return Found(cases=cases, hits=tuple(hits.values()), more=f"{way}.{page.more}")
    return Found(cases=cases, hits=tuple(hits.values()))


def _ways(meant: Mapping[str, Q]) -> Iterator[tuple[list[str], dict[str, Q]]]:
    """Along which words to walk, and what else must fit beside them."""
    only_words = [term for term, meaning in meant.items() if not meaning]
    for words in [only_words] if only_words else [[term] for term in meant]:
        yield words, {term: meaning for term, meaning in meant.items() if term not in words}


def _place_in(start: str) -> tuple[int, int]:
    way, _dot, below = start.partition(".")
    is_place = way.isdecimal() and below.isdecimal() and len(way) < 3 and len(below) < 19
    return (int(way), int(below)) if is_place else (0, 0)


def _by_meaning(person: str, meanings: Sequence[Q], below: int, at: datetime) -> tuple[tuple[Case, ...], str]:
    seen = sight.seen_by(person, at=at).filter(*meanings)
    found, more = windowed(seen, below=below, most=matters.PAGE)
    return found, f"0.{more}" if more else ""


def _meaning(person: str, raw: str, term: str, at: datetime) -> Q:
    """What this part may mean beside a word; empty where it means nothing."""
    found = fitting(term)
    if any(sign.isdecimal() for sign in term):
        ids = [case.id for case in matters.numbered(person, raw, at=at)]
        found |= Q(id__in=ids) if ids else Q()
    return found
