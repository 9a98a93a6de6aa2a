"""Matters and rulings by their words: found by grams, seen through permission, read before they are shown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.models import Case, Ruling
from bandeng.cases.queries import numbered as senders
from bandeng.cases.queries import sight
from bandeng.cases.queries.sight import Covered
from bandeng.kernel.text import masked, without_personal_numbers
from bandeng.people import vault
from bandeng.search.projections import CASE, RULING
from bandeng.search.queries import numbers
from bandeng.search.queries.walking import Row, walk
from bandeng.search.rules import has, normal

PAGE = 20
OPENED = 200  # texts read from the vault in one request
BATCH = 50
SNIPPET = 60
RULED = re.compile(r"(?:裁决 ?)?(\d\d-\d{5,18}(?:-\d{1,3})?)", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A matter (or a ruling) with what was found in it. ``at``: where it stands in the walk."""

    at: int
    case: int
    height: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """Hits, newest first. ``more``: go on below this (0: nothing is left); there may be no hit and yet more,
    where a word is said everywhere and one request does not come to the end of it."""

    hits: tuple[Hit, ...]
    more: int


def worded(person: str, wanted: Sequence[str], *, before: int, at: datetime) -> Page:
    """Matters she may see in which somebody wrote all of this."""
    return _page(CASE, wanted, before, sight.covered_by(person, at=at))


def ruled(wanted: Sequence[str], *, before: int) -> Page:
    """Rulings in whose reason or basis all of this stands; all staff may read them."""
    return _page(RULING, wanted, before, Covered(sql=""))


def ruled_as(asked: str) -> list[Ruling]:
    """The rulings of this number (``26-05462``) and those that amended it, newest first."""
    found = RULED.fullmatch(" ".join(asked.split()))
    if not found:
        return []
    rows = Ruling.objects.filter(number__startswith=found[1])
    alike = [row for row in rows if row.number == found[1] or row.number.startswith(f"{found[1]}-")]
    return sorted(alike, key=lambda row: row.id, reverse=True)[:PAGE]


def numbered(person: str, asked: str, *, at: datetime) -> list[Case]:
    """Matters she may see whose number this is, or ends in this, or begins with it; newest first.

    A sender's own number (of a hot line's order) counts as well, whole or by its end.
    """
    seen = sight.seen_by(person, at=at)
    whole = "".join(asked.split()).upper()
    last = whole.rpartition("-")[2]
    found = list(seen.filter(number=whole))
    if not found and last.isdecimal() and len(last) < 19:
        rows = seen.filter(id=int(last))
        found = [case for case in rows if normal(whole) in normal(case.number)]
    theirs = seen.filter(id__in=senders.ending_in(asked).values("case_id"))
    found = list(dict.fromkeys([*found, *theirs.newest_first()[:PAGE]]))
    return found or numbers.partly(seen, whole)


def of_conditions(person: str, codes: Sequence[str], *, at: datetime) -> list[Case]:
    """The newest matters she may see that are of these conditions."""
    if not codes:
        return []
    return list(sight.seen_by(person, at=at).filter(condition__in=codes).newest_first()[:PAGE])


def rulings_of(hits: Sequence[Hit]) -> list[Ruling]:
    """The rulings in which something was found, in the order of the hits."""
    known = Ruling.objects.in_bulk([hit.height for hit in hits])
    return [known[hit.height] for hit in hits if hit.height in known]


def snippet(text: str) -> str:
    """The beginning of words, as the list of what was found says them."""
    return masked(text)[:SNIPPET]


def numbers_of(hits: Sequence[Hit]) -> dict[int, Case]:
    """The matters of these hits."""
    return Case.objects.in_bulk([hit.case for hit in hits])


def _page(kind: str, wanted: Sequence[str], before: int, covered: Covered) -> Page:
    """A page is full with twenty hits or two hundred texts opened; a walk that came to its end says so."""
    if not wanted:
        return Page(hits=(), more=0)
    hits: dict[int, Hit] = {}
    opened = last = 0
    for step in walk(kind, wanted, before=before, covered=covered):
        for row, text in _read(step.rows):
            if row.at != last and (len(hits) == PAGE or opened >= OPENED):
                return Page(hits=tuple(hits.values()), more=last)
            opened, last = opened + 1, row.at
            if has(without_personal_numbers(text), list(wanted)):
                found = Hit(at=row.at, case=row.case, height=row.height, text=snippet(text))
                hits.setdefault(row.case if kind == CASE else row.height, found)
        last = step.last
    return Page(hits=tuple(hits.values()), more=last)


def _read(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """The rows with their words; those erased are passed over. Read a few at a time, as they are wanted."""
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        words = vault.read(row.entry for row in some)
        yield from ((row, words[row.entry]) for row in some if row.entry in words)
