"""The roll: which entities may vote, with how much area and how many heads.

An entity is one voter under the law: the owner or the same set of owners of one or several units (one head,
the areas added: Supreme People's Court on condominium ownership, articles 8 and 9), or one representative.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

AREA = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,2}))?")
DIGITS = re.compile(r"([0-9]+)")
ROOMS_APART = "\n"  # between the rooms of one entity, as the vault keeps them
HUNDREDTHS = 100  # of a square metre: what registers write


@dataclass(frozen=True)
class Weight:
    """How much: area in hundredths of a square metre, and heads."""

    area: int
    heads: int

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.area + other.area, self.heads + other.heads)

    def __sub__(self, other: "Weight") -> "Weight":
        return Weight(self.area - other.area, self.heads - other.heads)

    def of(self, measure: str) -> int:
        """The number of one measure: ``area`` or ``heads``."""
        return self.area if measure == "area" else self.heads


NOTHING = Weight(0, 0)


@dataclass(frozen=True)
class Unit:
    """One line of a roll: a unit (flat, shop, parking space, seat), whose it is, its area in hundredths."""

    unit: str
    entity: str
    area: int


def hundredths(text: str) -> int | None:
    """``88.05`` as 8805; None for what no register writes: signs, commas, three decimals, words."""
    found = AREA.fullmatch(text)
    if not found:
        return None
    return int(found[1]) * HUNDREDTHS + int((found[2] or "").ljust(2, "0"))


def square_metres(area: int) -> str:
    """8805 as ``88.05``."""
    return f"{area // HUNDREDTHS}.{area % HUNDREDTHS:02d}"


def entities(units: Iterable[Unit]) -> dict[str, Weight]:
    """Every entity of the roll once, with the areas of its units added and one head."""
    areas: dict[str, int] = {}
    for unit in units:
        areas[unit.entity] = areas.get(unit.entity, 0) + unit.area
    return {entity: Weight(area, 1) for entity, area in areas.items()}


def by_room(room: str) -> list[tuple[int, str]]:
    """The key by which rooms are put in order: ``2-9`` before ``2-101``."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in DIGITS.split(room)]


def weight(roll: Mapping[str, Weight], chosen: Iterable[str]) -> Weight:
    """The weights of these entities together."""
    held = [roll[entity] for entity in chosen]
    return Weight(sum(each.area for each in held), sum(each.heads for each in held))
