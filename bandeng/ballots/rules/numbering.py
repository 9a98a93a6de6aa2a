"""The numbers of a roll: as people write them, and how they stay with the rooms of one taken in again. Pure.

Objections and corrections name a number, so it must never come to mean another household.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

WRITTEN = re.compile(r"第?E?([0-9]{1,9})号?(?:-([0-9]{1,9}))?")
DASHES = re.compile(r"[\u2010-\u2015\u2212_]")  # as telephones and tables put them in


@dataclass(frozen=True, kw_only=True)
class Held:
    """What one voter of a roll is known by: her number, her rooms, her telephones."""

    number: str
    units: tuple[str, ...]
    phones: tuple[str, ...] = ()


def number_text(number: int) -> str:
    """12 as ``E0012``."""
    return f"E{number:04d}"


def read_number(written: str) -> str:
    """A number as it was typed: 「3」, 「e 3」 and 「0003」 are ``E0003``; other words stay, in capitals."""
    plain = _plain(written)
    found = WRITTEN.fullmatch(plain)
    return number_text(int(found[1])) if found and not found[2] else plain


def read_serial(written: str) -> tuple[str, str]:
    """The number and the paper of it: 「3-1」 is ``("E0003", "1")``, of 「3」 the paper is ``""``."""
    plain = _plain(written)
    found = WRITTEN.fullmatch(plain)
    return (number_text(int(found[1])), str(int(found[2])) if found[2] else "") if found else (plain, "")


def _plain(written: str) -> str:
    """Wide signs narrow, capitals, no blanks, one kind of dash."""
    return DASHES.sub("-", "".join(unicodedata.normalize("NFKC", written).upper().split()))


def kept_numbers(old: Sequence[Held], new: Sequence[Held], *, named: Collection[str]) -> list[str]:
    """The numbers of the new roll, in its order.

    A voter keeps the number under which her rooms stood; the others get what is free in the order in which
    they were drawn. What was ``named`` before is given to no other household.
    """
    found = _kept(old, new)
    taken = {*named, *(old[was].number for was in found.values())}
    free = (text for text in map(number_text, count(1)) if text not in taken)
    drawn = sorted(range(len(new)), key=lambda place: new[place].number)
    fresh = dict(zip((place for place in drawn if place not in found), free, strict=False))
    return [old[found[place]].number if place in found else fresh[place] for place in range(len(new))]


Pair = tuple[int, int]  # a place of the old roll, and one of the new


def _kept(old: Sequence[Held], new: Sequence[Held]) -> dict[int, int]:
    """The old place of each new one that is the same household; what could be two of them is neither."""
    found: dict[int, int] = {}
    used: set[int] = set()
    for pairs in _best_first(_alike(old, new)):
        open_ = [(was, now) for was, now in pairs if was not in used and now not in found]
        olds, news = Counter(was for was, _now in open_), Counter(now for _was, now in open_)
        for was, now in open_:
            if olds[was] == news[now] == 1:
                found[now] = was
                used.add(was)
    return found


def _alike(old: Sequence[Held], new: Sequence[Held]) -> Mapping[Pair, tuple[int, int]]:
    """How alike two households are: telephones of a room they share, and rooms that nobody else shares.

    Several residents of one room are told apart by their telephones alone.
    """
    before, after = _holders(old), _holders(new)
    likeness: dict[Pair, tuple[int, int]] = {}
    for unit, news in after.items():
        alone = len(news) == len(before.get(unit, ())) == 1
        for was in before.get(unit, ()):
            for now in news:
                phones = len({*old[was].phones} & {*new[now].phones})
                rooms = likeness.get((was, now), (0, 0))[1] + alone
                likeness[was, now] = (phones, rooms)
    return likeness


def _holders(roll: Sequence[Held]) -> Mapping[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, held in enumerate(roll):
        for unit in held.units:
            holders[unit].append(place)
    return holders


def _best_first(likeness: Mapping[Pair, tuple[int, int]]) -> Iterator[list[Pair]]:
    levels: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair, level in likeness.items():
        if level > (0, 0):
            levels[level].append(pair)
    for level in sorted(levels, reverse=True):
        yield levels[level]
