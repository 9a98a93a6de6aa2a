"""The partition as a file: GeoJSON, one place a line, the same bytes every time."""

import json
from collections.abc import Sequence

from bandeng.places.partition.district import FOLDER, Drawn
from bandeng.places.shaping import point_in

WRITTEN = FOLDER / "partition.geojson"
NOTE = {
    "zh": "街道、社区、网格和微网格的界线是虚构的,只有全区轮廓是真的。",
    "en": "The shapes of streets, communities, grids and micro-grids are made up; only the outline of the "
    "district is real.",
}


def written(places: Sequence[Drawn]) -> str:
    """The whole file."""
    head = json.dumps({"type": "FeatureCollection", "made_up": True, "note": NOTE}, ensure_ascii=False)
    features = ",\n".join(_feature(place) for place in places)
    return f'{head[:-1]}, "features": [\n{features}\n]}}\n'


def _feature(place: Drawn) -> str:
    rings = [[[round(x, 6), round(y, 6)] for x, y in place.shape.exterior.coords]]
    feature = {
        "type": "Feature",
        "properties": _properties(place),
        "geometry": {"type": "Polygon", "coordinates": rings},
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _properties(place: Drawn) -> dict[str, object]:
    lon, lat = point_in(place.shape)
    properties: dict[str, object] = {
        "code": place.code,
        "name": place.name,
        "full_name": place.full_name,
        "kind": place.kind,
        "parent": place.parent,
        "lon": lon,
        "lat": lat,
        "note": place.note,
        "made_up": True,
    }
    if place.name == place.full_name:
        del properties["full_name"]
    if place.kind == "district":
        del properties["made_up"]
    if place.note == "-":
        del properties["note"]
    if place.aliases:
        properties["aliases"] = list(place.aliases)
    return properties
