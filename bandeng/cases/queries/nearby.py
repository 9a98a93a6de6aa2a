"""Open matters near a point: perhaps the same one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import cos, hypot, radians
from typing import NamedTuple

from bandeng.cases.models import Case, CaseQuerySet
from bandeng.cases.rules import OPEN_STATES
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import straight
from bandeng.rulebook.queries import book

METRES_PER_DEGREE = 111_320


@dataclass(frozen=True, kw_only=True)
class Near:
    """An open matter near a point, with its distance in metres (rounded to 50, as its place is)."""

    case: Case
    metres: int


def near(*, pin: tuple[float, float] | None, community: str, condition: str, metres: int) -> list[Near]:
    """Open matters of the same category within so many metres, nearest first; at most what the book says.

    Without a pin: those of the same community. What happens in homes is no resident's to see: nothing then.
    """
    if condition not in book().outdoors:
        return []
    return near_for_staff(pin=pin, community=community, condition=condition, metres=metres)


def near_for_staff(
    *, pin: tuple[float, float] | None, community: str, condition: str, metres: int
) -> list[Near]:
    """The same with what happens in homes: whoever files may see it anyway."""
    category = condition.rpartition(".")[0]
    open_ones = Case.objects.in_states(OPEN_STATES)
    if pin is None:
        found = [(0, spot) for spot in _spots(open_ones.filter(community=community), most=50)]
    else:
        found = sorted(_within(open_ones, pin, metres), key=lambda each: each[0])
    alike = [each for each in found if category and each[1].category == category]
    return _near(alike[: book().limits.near_count])


class Spot(NamedTuple):
    """Of an open matter, what is compared; its columns under their own names."""

    id: int
    lon: int
    lat: int
    proposed: str
    condition: str

    @property
    def category(self) -> str:
        """The chosen one; the proposed one before."""
        key = self.condition if self.condition != "-" else self.proposed
        return key.rpartition(".")[0]


def _spots(cases: CaseQuerySet, *, most: int) -> list[Spot]:
    """The newest of these matters: hundreds are compared, five are shown."""
    return [Spot._make(row) for row in straight.rows(cases.newest_first()[:most], *Spot._fields)]


def _near(found: Sequence[tuple[int, Spot]]) -> list[Near]:
    cases = {case.id: case for case in straight.objects(Case, {"id": [spot.id for _metres, spot in found]})}
    return [Near(case=cases[spot.id], metres=metres) for metres, spot in found]


def _within(cases: CaseQuerySet, pin: tuple[float, float], metres: int) -> list[tuple[int, Spot]]:
    """Those of these matters that lie within so many metres of the point, newest first."""
    lon, lat = pin
    high = metres / METRES_PER_DEGREE
    wide = high / cos(radians(lat))
    box = cases.filter(
        lon__range=(int((lon - wide) * 1e6), int((lon + wide) * 1e6)),
        lat__range=(int((lat - high) * 1e6), int((lat + high) * 1e6)),
    )
    measured = [(_distance(spot, pin), spot) for spot in _spots(box, most=200)]
    return [each for each in measured if each[0] <= metres]


def _distance(spot: Spot, pin: tuple[float, float]) -> int:
    east = (spot.lon / 1e6 - pin[0]) * cos(radians(pin[1])) * METRES_PER_DEGREE
    north = (spot.lat / 1e6 - pin[1]) * METRES_PER_DEGREE
    return round(hypot(east, north) / 50) * 50


def since(case: Case, *, at: datetime) -> int:
    """Days since it was raised, by the calendar of Erqi: 0 is today, 1 yesterday."""
    return (at.astimezone(SHANGHAI).date() - case.reported_at.astimezone(SHANGHAI).date()).days
