"""What is said about places: drawn, drawn anew, closed."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, says
from bandeng.places.rules import NONE


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One place as it is drawn. ``shape`` is GeoJSON text of a Polygon or MultiPolygon, ``lon`` and ``lat`` a
    point inside as decimal text, all WGS84 degrees; ``-`` where there is none.
    ``made_up``: nobody has drawn this shape in the real district."""

    code: str
    name: str
    full_name: str
    kind: str
    shape: str = NONE
    lon: str = NONE
    lat: str = NONE
    made_up: bool = False
    note: str = NONE
    aliases: tuple[str, ...] = ()


@says(zh="画定了这里的下级地点", en="The places below this one were drawn", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class PlacesDrawn:
    """Places that begin on ``begins_on`` were drawn inside ``parent`` (``-``: the district itself)."""

    NAME: ClassVar = "places.drawn"
    VERSION: ClassVar = 1
    parent: str
    begins_on: date
    children: tuple[Ground, ...]


@says(zh="重画了这里的下级地点", en="Places below this one were drawn anew", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class PlacesRedrawn:
    """Living children of ``parent`` have a new name or shape from ``begins_on`` on; the old ends then."""

    NAME: ClassVar = "places.redrawn"
    VERSION: ClassVar = 1
    parent: str
    begins_on: date
    children: tuple[Ground, ...]


@says(zh="撤销了一个地点", en="A place was closed", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class PlaceClosed:
    """The place and all below it end: ``ends_on`` is the first day on which they are no more."""

    NAME: ClassVar = "places.closed"
    VERSION: ClassVar = 1
    code: str
    ends_on: date
