"""Cutting a polygon by straight lines into compact pieces of given shares of its area.

Rings are lists of (lon, lat) in degrees, counter-clockwise, not closed. Angles and lengths are measured with
degrees of longitude shortened by ``SHORTER``, so that what looks square is square. Corners are not rounded
here: a corner that a cut leaves on a neighbour's edge must lie on it until all is cut. Nothing is left to
chance: the same input gives the same pieces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import cos, hypot, inf, pi, radians, sin

SHORTER = cos(radians(34.69))  # a degree of longitude in degrees of latitude, in Erqi
ANGLES = 12
ROUNDS = 12  # halvings in the search for a cut: it is right to 1/4096 of the width
CLOSE = 4e-5  # degrees: a cut that ends this near to a corner makes an ugly short edge
UGLY = 4.0  # what such an edge weighs against roundness
PULL = 40.0  # how much a square degree of distance from where a piece belongs weighs against roundness

Corner = tuple[float, float]
Ring = list[Corner]


@dataclass(frozen=True)
class Piece:
    """What is cut out: its share of the area beside the others', and where it belongs if known."""

    key: str
    weight: float
    belongs: Corner | None = None


@dataclass(frozen=True)
class Cut:
    """A way of cutting a ring in two, and how bad it is."""

    cost: float
    rings: tuple[Ring, Ring]
    pieces: tuple[Sequence[Piece], Sequence[Piece]]


class NoCut(Exception):
    """No straight line leaves both parts whole."""


def cut(ring: Ring, pieces: Sequence[Piece]) -> Iterator[tuple[str, Ring]]:
    """Cut the ring into the pieces: their keys with their rings, side by side."""
    if len(pieces) == 1:
        yield pieces[0].key, ring
        return
    best = min(_cuts(ring, pieces), key=lambda found: found.cost, default=None)
    if best is None or best.cost == inf:
        raise NoCut(f"{len(pieces)} pieces from a ring of {len(ring)} corners")
    for part, its_pieces in zip(best.rings, best.pieces, strict=True):
        yield from cut(part, its_pieces)


def area(ring: Ring) -> float:
    """Square degrees, longitude shortened; positive when counter-clockwise."""
    x, y = ring[-1]
    twice = 0.0
    for p, q in ring:
        twice += x * q - p * y
        x, y = p, q
    return twice / 2 * SHORTER


def roundness(ring: Ring) -> float:
    """1 for a circle, 1.27 for a square, larger for slivers."""
    around = sum(hypot((p - x) * SHORTER, q - y) for (x, y), (p, q) in _edges(ring))
    return around * around / (4 * pi * area(ring))


def _cuts(ring: Ring, pieces: Sequence[Piece]) -> Iterator[Cut]:
    for turn in range(ANGLES):
        normal = (cos(pi * turn / ANGLES) * SHORTER, sin(pi * turn / ANGLES))
        heights = [x * normal[0] + y * normal[1] for x, y in ring]
        for low, high in _splits(pieces, normal):
            share = sum(piece.weight for piece in low) / sum(piece.weight for piece in pieces)
            parts = _parts(ring, heights, _level(ring, heights, share))
            if parts:
                yield Cut(_cost(parts, (low, high)), parts, (low, high))


def _splits(pieces: Sequence[Piece], normal: Corner) -> Iterator[tuple[Sequence[Piece], Sequence[Piece]]]:
    """Ways of parting the pieces: near the middle, and in the order in which they belong along the normal."""
    known = [piece.belongs for piece in pieces if piece.belongs]
    if len(known) == len(pieces):
        pieces = sorted(pieces, key=lambda piece: _height(piece.belongs, normal))
    whole = sum(piece.weight for piece in pieces)
    shares = [weight / whole for weight in accumulate(piece.weight for piece in pieces)][:-1]
    middle = min(range(len(shares)), key=lambda at: abs(shares[at] - 0.5))
    for at, share in enumerate(shares):
        if at == middle or (known and 0.2 < share < 0.8):
            yield pieces[: at + 1], pieces[at + 1 :]


def _height(corner: Corner | None, normal: Corner) -> float:
    return corner[0] * normal[0] + corner[1] * normal[1] if corner else 0.0


def _level(ring: Ring, heights: list[float], share: float) -> float:
    """The height below which this share of the area lies."""
    low, high = min(heights), max(heights)
    wanted = share * area(ring)
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        if _area_below(ring, heights, middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _area_below(ring: Ring, heights: list[float], level: float) -> float:
    below: Ring = []
    for corner, height, next_corner, next_height in _slopes(ring, heights):
        if height <= level:
            below.append(corner)
        if (height <= level) != (next_height <= level):
            below.append(_crossing(corner, next_corner, (level - height) / (next_height - height)))
    return area(below) if below else 0.0


def _crossing(corner: Corner, other: Corner, part: float) -> Corner:
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _parts(ring: Ring, heights: list[float], level: float) -> tuple[Ring, Ring] | None:
    """The ring below and above the level; None unless both are whole."""
    below: Ring = []
    above: Ring = []
    crossings = 0
    for corner, height, next_corner, next_height in _slopes(ring, heights):
        (below if height <= level else above).append(corner)
        if (height <= level) != (next_height <= level):
            crossings += 1
            found = _crossing(corner, next_corner, (level - height) / (next_height - height))
            below.append(found)
            above.append(found)
    return (below, above) if crossings == 2 else None


def _cost(parts: tuple[Ring, Ring], pieces: tuple[Sequence[Piece], Sequence[Piece]]) -> float:
    if any(area(ring) <= 0 for ring in parts):
        return inf
    shape = sum(roundness(ring) + UGLY * _has_short_edge(ring) for ring in parts)
    return shape + PULL * sum(_stray(ring, its) for ring, its in zip(parts, pieces, strict=True))


def _has_short_edge(ring: Ring) -> bool:
    return any(abs(p - x) < CLOSE and abs(q - y) < CLOSE for (x, y), (p, q) in _edges(ring))


def _stray(ring: Ring, pieces: Sequence[Piece]) -> float:
    """How far in degrees the pieces lie from the middle of where they belong."""
    known = [piece.belongs for piece in pieces if piece.belongs]
    if not known:
        return 0.0
    lon, lat = middle_of(ring)
    away_lon = sum(at[0] for at in known) / len(known) - lon
    away_lat = sum(at[1] for at in known) / len(known) - lat
    return hypot(away_lon * SHORTER, away_lat)


def middle_of(ring: Ring) -> Corner:
    """The centre of gravity."""
    twice = sum(x * q - p * y for (x, y), (p, q) in _edges(ring))
    lon = sum((x + p) * (x * q - p * y) for (x, y), (p, q) in _edges(ring)) / (3 * twice)
    lat = sum((y + q) * (x * q - p * y) for (x, y), (p, q) in _edges(ring)) / (3 * twice)
    return lon, lat


def _edges(ring: Ring) -> Iterator[tuple[Corner, Corner]]:
    return pairwise([*ring, ring[0]])


def _slopes(ring: Ring, heights: list[float]) -> Iterator[tuple[Corner, float, Corner, float]]:
    return zip(ring, heights, [*ring[1:], ring[0]], [*heights[1:], heights[0]], strict=True)
