"""Erqi drawn: where a street lies and how large it is, how many grids a community has, where courts are."""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import shapely
from shapely import Polygon

from bandeng.places.partition.cutting import Piece, Ring, cut, middle_of
from bandeng.places.rules import plain_name

FOLDER = Path(__file__).resolve().parent.parent / "data" / "erqi"
ROUNDED = 1e-6  # degrees: the grid on which all corners lie
FENGCHUN = "410103012002"  # the community whose grids are counted in public: ten
MIFENGZHANG = "410103005"  # the street whose courtyards without a manager are counted in public: 42
COURTS = 42
ALIASES = {"410103005001": ("蜜南社区",)}  # what it was called in 2022
COURT_NOTE = "无主管楼院"
COURT_SIZE = 0.42  # of the part of its grid in which it lies


@dataclass(frozen=True)
class Belt:
    """Where a street roughly lies (WGS84 degrees) and how many square kilometres a community has there."""

    lon: float
    lat: float
    spread: float


# Small and close together in the old town of the north-east, wide in the hills of the south-west.
BELTS = {
    "410103001": Belt(113.628, 34.722, 0.32),
    "410103003": Belt(113.645, 34.759, 0.26),
    "410103004": Belt(113.657, 34.743, 0.34),
    "410103005": Belt(113.644, 34.745, 0.30),
    "410103006": Belt(113.640, 34.732, 0.22),
    "410103007": Belt(113.632, 34.744, 0.22),
    "410103008": Belt(113.644, 34.738, 0.22),
    "410103009": Belt(113.655, 34.731, 0.22),
    "410103010": Belt(113.656, 34.752, 0.45),
    "410103011": Belt(113.630, 34.706, 0.40),
    "410103012": Belt(113.655, 34.694, 0.55),
    "410103013": Belt(113.650, 34.712, 0.42),
    "410103014": Belt(113.625, 34.685, 0.80),
    "410103015": Belt(113.565, 34.640, 2.20),
    "410103016": Belt(113.600, 34.655, 2.00),
    "410103100": Belt(113.520, 34.675, 2.30),
}


@dataclass(frozen=True)
class Drawn:
    """A place of the partition. Its outline is real where it is the district, else made up."""

    code: str
    name: str
    full_name: str
    kind: str
    parent: str
    shape: Polygon
    note: str = "-"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of ``places.csv``."""

    code: str
    name: str
    kind: str
    parent: str


def draw(folder: Path = FOLDER) -> list[Drawn]:
    """The whole partition, each place before those inside it. A second later it would be the same."""
    lines = _lines(folder)
    grids = _knotted(_grids(_communities(_streets(_outline(folder), lines), lines)))
    above = _unions(grids, lines)
    named = [
        Drawn(
            code=line.code,
            name=plain_name(line.name),
            full_name=line.name,
            kind=line.kind,
            parent=line.parent,
            shape=above[line.code],
            aliases=ALIASES.get(line.code, ()),
        )
        for line in lines
    ]
    numbered = [_grid(code, shape) for code, shape in grids.items()]
    return [*named, *numbered, *_courts(grids)]


def _lines(folder: Path) -> list[Line]:
    with (folder / "places.csv").open(encoding="utf-8", newline="") as file:
        return [Line(row["code"], row["name"], row["kind"], row["parent"]) for row in csv.DictReader(file)]


def _outline(folder: Path) -> Ring:
    collection = json.loads((folder / "boundary.geojson").read_text(encoding="utf-8"))
    ring = collection["features"][0]["geometry"]["coordinates"][0][0]
    return _open(Polygon(ring))


def _open(shape: Polygon) -> Ring:
    """Its outer corners, counter-clockwise, the last one not repeated."""
    corners = shapely.orient_polygons(shape).exterior.coords[:-1]
    return [(x, y) for x, y in corners]


def _streets(outline: Ring, lines: list[Line]) -> dict[str, Ring]:
    communities = _codes_within(lines, "community")
    pieces = [
        Piece(code, belt.spread * len(communities[code]), (belt.lon, belt.lat))
        for code, belt in BELTS.items()
    ]
    return dict(cut(outline, pieces))


def _communities(streets: dict[str, Ring], lines: list[Line]) -> dict[str, Ring]:
    rings: dict[str, Ring] = {}
    for street, codes in _codes_within(lines, "community").items():
        rings |= cut(streets[street], [Piece(code, _varied(code, 0.35)) for code in codes])
    return {line.code: rings[line.code] for line in lines if line.code in rings}


def _codes_within(lines: list[Line], kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.kind == kind:
            found[line.parent].append(line.code)
    return found


def _grids(communities: dict[str, Ring]) -> dict[str, Ring]:
    rings: dict[str, Ring] = {}
    for community, ring in communities.items():
        number = _number_of_grids(community, communities)
        codes = [f"{community}-{at:02d}" for at in range(1, number + 1)]
        rings |= cut(ring, [Piece(code, _varied(code, 0.2)) for code in codes])
    return rings


def _number_of_grids(community: str, communities: dict[str, Ring]) -> int:
    """6 to 9: the larger a community is among those of its street, the more."""
    if community == FENGCHUN:
        return 10
    rivals = sorted(
        (code for code in communities if code[:9] == community[:9]),
        key=lambda code: (_varied(code, 0.35), code),
    )
    return 6 + 4 * rivals.index(community) // len(rivals)


def _varied(code: str, width: float) -> float:
    """A weight about 1 that depends on nothing but the code."""
    return 1 + width * (crc32(code.encode()) % 1000 / 500 - 1)


def _knotted(rings: dict[str, Ring]) -> dict[str, Polygon]:
    """The same pieces, every corner on a neighbour's edge made a corner of the neighbour too."""
    rough = [Polygon(ring) for ring in rings.values()]
    lines = shapely.unary_union([shape.exterior for shape in rough], grid_size=ROUNDED)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    at, of = shapely.STRtree(rough).query(shapely.point_on_surface(faces), predicate="within")
    found = {int(piece): faces[face] for face, piece in zip(at, of, strict=True)}
    if len(faces) != len(rings) or len(found) != len(rings):
        raise ValueError(f"{len(rings)} pieces became {len(faces)} faces")
    return {code: _same(found[place]) for place, code in enumerate(rings)}


def _same(shape: Polygon) -> Polygon:
    """One spelling for equal shapes."""
    return shapely.orient_polygons(shapely.normalize(shape))


def _unions(grids: dict[str, Polygon], lines: list[Line]) -> dict[str, Polygon]:
    shapes: dict[str, Polygon] = dict(grids)
    inside: dict[str, list[str]] = defaultdict(list)
    for code in grids:
        inside[code.rpartition("-")[0]].append(code)
    for line in reversed(lines):
        parts = shapely.coverage_union_all([shapes[code] for code in inside[line.code]])
        shapes[line.code] = _same(parts if isinstance(parts, Polygon) else shapely.get_parts(parts)[0])
        inside[line.parent].append(line.code)
    return shapes


def _grid(code: str, shape: Polygon) -> Drawn:
    community, _, number = code.rpartition("-")
    name = f"第{int(number)}网格"
    return Drawn(code, name, name, "grid", community, shape)


def _courts(grids: dict[str, Polygon]) -> list[Drawn]:
    """42 courts spread evenly over the communities of the street and over their grids."""
    homes = [code for code in grids if code.startswith(MIFENGZHANG)]
    communities = list(dict.fromkeys(code.rpartition("-")[0] for code in homes))
    least, more = divmod(COURTS, len(communities))
    courts: list[Drawn] = []
    for at, community in enumerate(communities):
        mine = [code for code in homes if code.startswith(f"{community}-")]
        each, rest = divmod(least + (at < more), len(mine))
        for place, grid in enumerate(mine):
            courts += _courts_in(grid, grids[grid], each + (place < rest))
    return courts


def _courts_in(grid: str, shape: Polygon, number: int) -> list[Drawn]:
    codes = [f"{grid}-m{at}" for at in range(1, number + 1)]
    parts = dict(cut(_open(shape), [Piece(code, 1) for code in codes])) if codes else {}
    return [
        Drawn(code, f"{at}号院", f"{at}号院", "micro-grid", grid, _court(parts[code]), COURT_NOTE)
        for at, code in enumerate(codes, start=1)
    ]


def _court(ring: Ring) -> Polygon:
    lon, lat = middle_of(ring)
    corners = [
        (round(lon + (x - lon) * COURT_SIZE, 6), round(lat + (y - lat) * COURT_SIZE, 6)) for x, y in ring
    ]
    return _same(Polygon(corners))
