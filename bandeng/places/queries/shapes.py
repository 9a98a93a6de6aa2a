"""Shapes for maps: a place and what lies in it, each kind simplified at once so that neighbours meet."""

import json
from functools import lru_cache
from typing import Any

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from bandeng.places.models import Place
from bandeng.places.partition import NOTE
from bandeng.places.queries.tree import drawing, place, spoken_name
from bandeng.places.rules import KINDS, NONE

FINEST = 1e-5  # degrees, about a metre; on larger maps more may go
TOLERANCE = {"district": 2e-4, "street": 5e-5}
DEEPEST = 2

Shapes = dict[str, BaseGeometry]
Corners = NDArray[numpy.float64]


def shapes(code: str, depth: int) -> dict[str, Any]:
    """GeoJSON (WGS84) of the place and the living places down to ``depth`` (0 to 2) steps below it.

    Each feature has ``code``, ``name`` (in the language of the moment), ``kind``, ``parent``. ``made_up``
    says whether some of the shapes are. Places without a shape are left out. Raises Place.DoesNotExist.
    """
    found = _drawn(drawing(), code, min(max(depth, 0), DEEPEST))
    features = [
        {
            "type": "Feature",
            "properties": {
                "code": row.code,
                "name": spoken_name(row.name, row.code),
                "kind": row.kind,
                "parent": row.parent,
            },
            "geometry": json.loads(text),
        }
        for row, text in found
    ]
    made_up = any(row.made_up for row, _text in found)
    head = {"type": "FeatureCollection", "made_up": made_up, "note": NOTE if made_up else None}
    return {**head, "features": features}


@lru_cache(maxsize=256)
def _drawn(drawing: str, code: str, depth: int) -> list[tuple[Place, str]]:
    top = place(code)
    first = KINDS.index(top.kind)
    kinds = KINDS[first : first + depth + 1]
    rows = Place.objects.living().under(top.path).of_kind(*kinds).exclude(shape=NONE).order_by("code")
    simple: Shapes = {}
    for kind in kinds:
        full = {row.code: shapely.from_geojson(row.shape) for row in rows if row.kind == kind}
        simple |= _side_by_side(full, TOLERANCE.get(top.kind, FINEST))
    digits = 4 if top.kind == KINDS[0] else 5  # decimals of a degree: about 10 m, 1 m
    texts = {code: _text(shape, digits) for code, shape in simple.items()}
    return [(row, texts[row.code]) for row in sorted(rows, key=lambda row: (kinds.index(row.kind), row.code))]


def _text(shape: BaseGeometry, digits: int) -> str:
    def rounded(corners: Corners) -> Corners:
        return numpy.round(corners, digits)

    text: str = shapely.to_geojson(shapely.transform(shape, rounded))
    return text


def _side_by_side(full: Shapes, tolerance: float) -> Shapes:
    """Simplified so that neighbours still meet; one by one where they do not meet as it is."""
    shapes = list(full.values())
    if shapely.coverage_is_valid(shapes):
        return dict(zip(full, shapely.coverage_simplify(shapes, tolerance), strict=True))
    return {code: shape.simplify(tolerance / 4) for code, shape in full.items()}
