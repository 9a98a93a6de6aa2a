"""Which grid a point lies in: a tree of rectangles over the shapes, kept in memory until the map changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from bandeng.ledger import remembering
from bandeng.places.models import Place
from bandeng.places.queries.tree import as_stood, drawing
from bandeng.places.rules import KINDS, NONE

DEEPEST_FIRST = KINDS[-2::-1]  # micro-grids are courts inside grids
HAIR = 1.5e-6  # degrees: what rounding to six decimals may have cut off at the district's edge

Points = NDArray[numpy.object_]  # of shapely
Pairs = NDArray[numpy.int64]  # which point, which place
Answers = list[Place | None]


@dataclass(frozen=True)
class Sheet:
    """All places of one kind with their shapes, ordered by code."""

    places: Sequence[Place]
    tree: STRtree

    def at(self, points: Points) -> Answers:
        """For each point the place that covers it; on a border the one with the smallest code."""
        return self._first(points, self.tree.query(points, predicate="intersects"))

    def nearly_at(self, points: Points) -> Answers:
        """For each point the place at most a hair away."""
        return self._first(points, self.tree.query_nearest(points, max_distance=HAIR))

    def _first(self, points: Points, pairs: Pairs) -> Answers:
        best: Answers = [None] * len(points)
        order = numpy.argsort(-pairs[1], kind="stable")  # the smallest code is written last
        for asked, found in zip(pairs[0][order].tolist(), pairs[1][order].tolist(), strict=True):
            best[asked] = self.places[found]
        return best


def locate(lon: float, lat: float, *, on: date | None = None) -> Place | None:
    """The grid at a point (WGS84 degrees) now or on a day; None outside the district.

    Where no grid is drawn, the community, street or district that covers the point. A point on a border
    belongs to the grid with the smaller code.
    """
    return remembering.once("places", (lon, lat, on), lambda: locate_many([(lon, lat)], on=on)[0])


def locate_many(points: Iterable[tuple[float, float]], *, on: date | None = None) -> Answers:
    """``locate`` for many points at once, in their order."""
    degrees = numpy.array(list(points), dtype=float).reshape(-1, 2)
    asked = shapely.points(degrees)
    digest = drawing()
    sheets = [sheet for kind in DEEPEST_FIRST if (sheet := _sheet(digest, kind, on))]
    looks = [sheet.at for sheet in sheets] + [sheet.nearly_at for sheet in sheets[:1]]
    answers: Answers = [None] * len(asked)
    left = numpy.flatnonzero(numpy.isfinite(degrees).all(axis=1)).tolist()
    for look in looks:
        for place, answer in zip(left, look(asked[left]), strict=True):
            answers[place] = answer
        left = [place for place in left if answers[place] is None]
    return answers


def micro_grid_at(lon: float, lat: float, *, on: date | None = None) -> Place | None:
    """The courtyard at a point (WGS84 degrees); None where there is none."""
    sheet = _sheet(drawing(), KINDS[-1], on)
    return sheet.at(shapely.points([[lon, lat]]))[0] if sheet else None


@lru_cache(maxsize=32)
def _sheet(drawing: str, kind: str, on: date | None) -> Sheet | None:
    places = _living(kind) if on is None else _stood(kind, on)
    if not places:
        return None
    return Sheet(places, STRtree(shapely.from_geojson([place.shape for place in places])))


def _living(kind: str) -> list[Place]:
    return list(Place.objects.living().of_kind(kind).exclude(shape=NONE).order_by("code"))


def _stood(kind: str, on: date) -> list[Place]:
    names = [field.name for field in Place._meta.concrete_fields]
    rows = as_stood(on).of_kind(kind).exclude(shape=NONE).order_by("code").values(*names)
    return [Place(**row) for row in rows]
