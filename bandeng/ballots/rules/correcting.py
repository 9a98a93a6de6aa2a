"""Another area for one unit of a roll: what it is before and after, of the unit and of all together. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

WHOLE = 0  # the place that stands for all units together, where their areas were not kept apart


@dataclass(frozen=True, kw_only=True)
class Change:
    """Areas in hundredths. ``place``: which of the units, from 1 in the order of the roll; 0: together."""

    place: int
    unit_was: int
    unit_area: int
    was: int
    area: int

    @property
    def falls(self) -> bool:
        """Whether the owner has less than before."""
        return self.area < self.was


def change(areas: Sequence[int], whole: int, *, place: int, to: int) -> Change:
    """What giving this unit that area does to the sum; ``areas`` of every unit, empty where unknown."""
    if place == WHOLE:
        return Change(place=WHOLE, unit_was=whole, unit_area=to, was=whole, area=to)
    was = areas[place - 1]
    return Change(place=place, unit_was=was, unit_area=to, was=whole, area=whole - was + to)


def apart(text: str, *, units: int, whole: int) -> list[int]:
    """The areas of the units as a table keeps them; of one unit the whole, nothing where they are unknown."""
    return [int(each) for each in text.split()] or ([whole] if units == 1 else [])


def together(areas: Sequence[int]) -> str:
    """The same as a table keeps it."""
    return " ".join(str(each) for each in areas)


def after(areas: Sequence[int], *, place: int, to: int, units: int) -> list[int]:
    """The areas of the units once one was corrected; unknown where only their sum was."""
    if place == WHOLE:
        return [to] if units == 1 else []
    return [to if number == place else area for number, area in enumerate(areas, 1)]
