"""Shapes as they come from outside, made one of ours: valid, flat, six decimals, GeoJSON text."""

import json
from typing import Any

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

ROUNDED = 6  # decimals of a degree, about 0.1 m
SLACK = 3e-6  # degrees: what rounding may push a child over its parent's edge


class NotAShape(Exception):
    """This is no valid polygon on Earth."""


def shape_of(geometry: dict[str, Any]) -> BaseGeometry:
    """A Polygon or MultiPolygon from GeoJSON, rounded. Raises NotAShape."""
    try:
        shape = shapely.force_2d(shapely.from_geojson(json.dumps(geometry)))
    except (shapely.errors.GEOSException, ValueError, TypeError):
        raise NotAShape from None
    if shape is None or shape.geom_type not in {"Polygon", "MultiPolygon"} or shape.is_empty:
        raise NotAShape
    shape = shapely.transform(shape, _rounded)
    west, south, east, north = shape.bounds
    if not shape.is_valid or west < -180 or east > 180 or south < -90 or north > 90:
        raise NotAShape
    return shape


def text_of(shape: BaseGeometry) -> str:
    """GeoJSON text, no spaces."""
    return json.dumps(mapping(shape), separators=(",", ":"))


def lies_in(shape: BaseGeometry, parent: BaseGeometry) -> bool:
    """Whether the shape lies inside the parent, but for what rounding moves."""
    return bool(parent.buffer(SLACK).covers(shape))


def point_in(shape: BaseGeometry) -> tuple[float, float]:
    """The centre where it lies inside, else some point that does."""
    centre = shape.centroid
    point = centre if shape.contains(centre) else shape.representative_point()
    return round(point.x, ROUNDED), round(point.y, ROUNDED)


def _rounded(corners: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    return numpy.round(corners, ROUNDED)
