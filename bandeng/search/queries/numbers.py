"""Our own numbers by their beginning or their end, through keys alone: nothing reads all matters through.

A number is district, year and height (``410103-22-00148``); the height is the key of the matter and is
written with five digits at least.
"""

import re
from collections.abc import Iterator

from bandeng.cases.models import Case, CaseQuerySet

LEAST, PAGE = 3, 20  # signs that are looked for; matters that are answered
AT_ONCE = 500  # keys in one statement
DIGITS = 5
WITH_HEIGHT = re.compile(r"\d+-\d\d-(\d+)")
NUMERIC = re.compile(r"[0-9-]+")


def partly(seen: CaseQuerySet, asked: str) -> list[Case]:
    """The newest matters of ``seen`` whose number begins with this or ends in it; digits and hyphens only."""
    newest = Case.objects.newest_first().first()
    if newest is None or len(asked) < LEAST or not NUMERIC.fullmatch(asked):
        return []
    found = {case.id: case for case in (*_beginning(seen, asked, newest), *_ending(seen, asked, newest.id))}
    return [found[key] for key in sorted(found, reverse=True)[:PAGE]]


def _beginning(seen: CaseQuerySet, asked: str, newest: Case) -> Iterator[Case]:
    rows = seen.filter(number__startswith=asked).newest_first()
    if height := WITH_HEIGHT.fullmatch(asked):
        for first, last in _spans(height[1], newest.id):
            yield from rows.filter(id__range=(first, last))[:PAGE]
    elif _is_a_year(asked, newest):
        yield from rows[:PAGE]


def _spans(beginning: str, newest: int) -> Iterator[tuple[int, int]]:
    """The heights that are written with this beginning, up to the newest; only five digits begin with 0."""
    widest = DIGITS if beginning.startswith("0") else max(DIGITS, len(str(newest)))
    for width in range(max(DIGITS, len(beginning)), widest + 1):
        left = 10 ** (width - len(beginning))
        if int(beginning) * left <= newest:
            yield int(beginning) * left, (int(beginning) + 1) * left - 1


def _is_a_year(asked: str, newest: Case) -> bool:
    """Whether it begins the number of a district and a year in which anything was raised."""
    oldest = Case.objects.order_by("id")[0]
    district, last, _height = newest.number.split("-")
    first = oldest.number.split("-")[1]
    return any(f"{district}-{year:02d}-".startswith(asked) for year in range(int(first), int(last) + 1))


def _ending(seen: CaseQuerySet, asked: str, newest: int) -> Iterator[Case]:
    """Heights that end in these digits lie a round number apart: each is asked for by its key."""
    if not asked.isdecimal() or int(asked) > newest:
        return
    heights = range(int(asked), newest + 1, 10 ** len(asked))[::-1]
    left = PAGE
    for start in range(0, len(heights), AT_ONCE):
        some = seen.filter(id__in=heights[start : start + AT_ONCE], number__endswith=asked).newest_first()
        found = list(some[:left])
        yield from found
        left -= len(found)
        if not left:
            return
