"""Open matters of a place as points for its map, gathered by the server."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Avg, Count, F, IntegerField, Max, Min, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.models import Case, CaseQuerySet
from bandeng.places.models import Place
from bandeng.rulebook.queries import book

STEP = 40_000  # side of a cell at zoom 10, microdegrees
SMALLEST = 1_000  # about 100 m: no cell is as small as a house
FEW = 3  # fewer matters than these stand in the middle of their cell, not where they are
MOST_CELLS = 400
USUAL_ZOOM = 12
DEEPEST_ZOOM = 20
Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Matters in one cell: how many, where on the average (microdegrees), the first, their grids."""

    count: int
    lon: float
    lat: float
    number: str
    grids: tuple[str, str]


def pinned(place: Place) -> CaseQuerySet:
    """Open matters that may be put on a map: with a pin, and about no home and no person."""
    outdoors = book().outdoors
    chosen = Q(condition__in=outdoors) | Q(condition="-", proposed__in=outdoors)
    return Case.objects.under(place.path).open().exclude(lon=0).filter(chosen)


def unpinned(place: Place) -> int:
    """How many open matters are counted only."""
    return Case.objects.under(place.path).open().count() - pinned(place).count()


def clusters(place: Place, asked: Mapping[str, str]) -> dict[str, object]:
    """GeoJSON points on a grid that fits ``zoom``, inside ``box`` (west,south,east,north) where it is given.

    What stands alone leads to its page; what lies in one grid, to the page of that grid.
    """
    step = max(STEP // 2 ** max(_zoom(asked.get("zoom", "")) - 10, 0), SMALLEST)
    rows = _inside(pinned(place), _box(asked.get("box", "")))
    features = [_feature(cell, step, place.code) for cell in _cells(rows, step)]
    return {"type": "FeatureCollection", "features": features}


def _cells(rows: CaseQuerySet, step: int) -> list[Cell]:
    in_cells = rows.annotate(
        column=Cast(F("lon") / step, IntegerField()), line=Cast(F("lat") / step, IntegerField())
    )
    found = in_cells.values("column", "line").annotate(
        count=Count("id"),
        east=Avg("lon"),
        north=Avg("lat"),
        one=Min("number"),
        first=Min("grid"),
        last=Max("grid"),
    )
    fields = ("count", "east", "north", "one", "first", "last")
    largest_first = found.order_by("-count", "one").values_list(*fields)[:MOST_CELLS]
    return [
        Cell(count=count, lon=lon, lat=lat, number=one, grids=(first, last))
        for count, lon, lat, one, first, last in largest_first
    ]


def _inside(rows: CaseQuerySet, box: Box | None) -> CaseQuerySet:
    if box is None:
        return rows
    west, south, east, north = (int(degrees * 1e6) for degrees in box)
    return rows.filter(lon__range=(west, east), lat__range=(south, north))


def _zoom(text: str) -> int:
    try:
        return min(int(float(text)), DEEPEST_ZOOM)
    except (ValueError, OverflowError):
        return USUAL_ZOOM


def _box(text: str) -> Box | None:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    on_earth = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    return (west, south, east, north) if on_earth else None


def _feature(cell: Cell, step: int, here: str) -> dict[str, object]:
    lon, lat = cell.lon, cell.lat
    if cell.count < FEW:
        lon, lat = (int(lon) // step + 0.5) * step, (int(lat) // step + 0.5) * step
    alone = cell.count == 1
    said = _("%(n)s 件在办") % {"n": cell.count}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(lon / 1e6, 4), round(lat / 1e6, 4)]},
        "properties": {
            "count": cell.count,
            "state": "moving",
            "text": cell.number if alone else said,
            "href": _leads_to(cell, here),
        },
    }


def _leads_to(cell: Cell, here: str) -> str:
    if cell.count == 1:
        return reverse("cases:case", args=[cell.number])
    first, last = cell.grids
    return reverse("place", args=[first]) if first == last != here else ""
