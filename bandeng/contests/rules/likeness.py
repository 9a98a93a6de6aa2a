"""How much two texts have in common: pieces of eight signs, punctuation and spaces left out. Pure.

What is found is only a hint for a person, who reads both.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

PIECE = 8
OFTEN = 30  # a piece that stands in more works than these is a phrase of the theme, and says nothing


class Alike(NamedTuple):
    """Two texts by their keys, and how many percent of the shorter stand in the longer."""

    one: str
    other: str
    percent: int


def plain(text: str) -> str:
    """Letters and digits only, in small letters."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def pieces(text: str) -> set[str]:
    """The pieces of a text; a shorter one is a piece itself."""
    bare = plain(text)
    return {bare[start : start + PIECE] for start in range(max(1, len(bare) - PIECE + 1))} - {""}


def alike(texts: Mapping[str, str], *, percent: int) -> list[Alike]:
    """The pairs that have this share or more in common, the closest first.

    Each piece leads to the texts it stands in, so that texts with nothing in common are never compared.
    """
    of = {key: pieces(text) for key, text in sorted(texts.items())}
    holders: dict[str, list[str]] = defaultdict(list)
    for key, some in of.items():
        for piece in some:
            holders[piece].append(key)
    common: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= OFTEN:
            common.update((one, other) for n, one in enumerate(keys) for other in keys[n + 1 :])
    found = [
        Alike(one, other, many * 100 // min(len(of[one]), len(of[other])))
        for (one, other), many in common.items()
    ]
    return sorted((each for each in found if each.percent >= percent), key=lambda each: -each.percent)


def passages(text: str, other: str) -> list[tuple[str, bool]]:
    """A text cut where it has something in common with the other: piece by piece, with whether it is."""
    there, places = pieces(other), [n for n, sign in enumerate(text) if sign.isalnum()]
    bare = plain(text)
    marked = [False] * len(text)
    if len(bare) == len(places):
        for start in range(max(0, len(bare) - PIECE + 1)):
            if bare[start : start + PIECE] in there:
                first, last = places[start], places[start + PIECE - 1]
                marked[first : last + 1] = [True] * (last + 1 - first)
    return _cut(text, marked)


def _cut(text: str, marked: list[bool]) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for sign, mark in zip(text, marked, strict=True):
        if found and found[-1][1] == mark:
            found[-1] = (found[-1][0] + sign, mark)
        else:
            found.append((sign, mark))
    return found
