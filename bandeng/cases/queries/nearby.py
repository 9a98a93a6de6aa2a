"""Open matters near a point: perhaps the same one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import cos, hypot, radians
from typing import NamedTuple

from bandeng.cases.models import Case, CaseQuerySet
from bandeng.cases.rules import OPEN_STATES, subject
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import straight
from bandeng.people import vault
from bandeng.rulebook.queries import book

METRES_PER_DEGREE = 111_320
FEW = 2  # pairs of signs in common that make two texts alike whatever the rule book reads in them


@dataclass(frozen=True, kw_only=True)
class Near:
    """An open matter near a point, with its distance in metres (rounded to 50, as its place is)."""

    case: Case
    metres: int


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was told: about what, by the rule book's reading (``""``: it reads nothing), in which words."""

    condition: str
    words: str = ""

    @property
    def category(self) -> str:
        return self.condition.rpartition(".")[0]


def near(*, pin: tuple[float, float] | None, community: str, told: Told, metres: int) -> list[Near]:
    """Open matters within so many metres that may be the same, the likest first; at most what the book says.

    Without a pin: those of the same community. What happens in homes is no resident's to see: nothing then.
    """
    outdoors = book().outdoors
    if told.condition not in outdoors:
        return []
    found = [each for each in _around(pin, community, metres) if each[1].key in outdoors]
    return _likest(found, told, is_near=pin is not None)


def near_for_staff(
    *,
    pin: tuple[float, float] | None,
    community: str,
    told: Told,
    metres: int,
    beside: frozenset[int] = frozenset(),
) -> list[Near]:
    """The same with what happens in homes: whoever files may see it anyway. Not the ones ``beside`` (ids)."""
    return _likest(_around(pin, community, metres, beside), told, is_near=pin is not None)


def _around(
    pin: tuple[float, float] | None, community: str, metres: int, beside: frozenset[int] = frozenset()
) -> list[tuple[int, "Spot"]]:
    """Open matters near the point, nearest first; without one those of the community, newest first."""
    open_ones = Case.objects.in_states(OPEN_STATES).exclude(id__in=beside)
    if pin is None:
        return [(0, spot) for spot in _spots(open_ones.filter(community=community), most=50)]
    return sorted(_within(open_ones, pin, metres), key=lambda each: each[0])


def _likest(found: Sequence[tuple[int, "Spot"]], told: Told, *, is_near: bool) -> list[Near]:
    """Near a pin the category or two pairs of signs in common are enough; a community is a large place: there
    the category and a pair, or two pairs. The same category first, then more words, then the nearer."""
    wanted, words = subject(told.words), _words(found) if told.words else {}
    ranked = []
    for metres, spot in found:
        alike = bool(told.category) and spot.category == told.category
        common = len(wanted & subject(words.get(spot.words, "")))
        if common >= FEW or (alike and (is_near or common or not wanted)):
            likeness = (alike and spot.key == told.condition, alike, min(common, FEW))
            ranked.append((likeness, metres, spot))
    ranked.sort(key=lambda each: each[1])
    ranked.sort(key=lambda each: each[0], reverse=True)
    return _near([each[1:] for each in ranked][: book().limits.near_count])


def _words(found: Sequence[tuple[int, "Spot"]]) -> dict[str, str]:
    return vault.read(spot.words for _metres, spot in found)


class Spot(NamedTuple):
    """Of an open matter, what is compared; its columns under their own names."""

    id: int
    lon: int
    lat: int
    proposed: str
    condition: str
    words: str

    @property
    def key(self) -> str:
        """The chosen condition; the proposed one before."""
        return self.condition if self.condition != "-" else self.proposed

    @property
    def category(self) -> str:
        return self.key.rpartition(".")[0]


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
