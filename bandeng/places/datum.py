"""Longitude and latitude in the three systems met in China, as degrees: WGS 84, GCJ-02, BD-09.

Inside Bandeng everything is WGS 84 (CGCS2000 is the same at our accuracy). GCJ-02 is what Amap and Tencent
give and want, BD-09 what Baidu does. The shift is the published approximation of the national one; outside
China it is nothing. Backwards by iteration, to far less than half a metre. Pure.
"""

from collections.abc import Callable
from math import atan2, cos, hypot, pi, radians, sin, sqrt

AXIS, ECCENTRICITY = 6378245.0, 0.00669342162296594323  # Krasovsky 1940: metres, squared
WEST, EAST, SOUTH, NORTH = 72.004, 137.8347, 0.8293, 55.8271  # beyond them nothing is shifted
BAIDU_LON, BAIDU_LAT, BAIDU_TURN = 0.0065, 0.006, pi * 3000 / 180
ROUNDS, SMALL = 12, 1e-9  # degrees: 0.1 mm

Point = tuple[float, float]
DATUMS = ("wgs84", "gcj02", "bd09")


def to_wgs84(lon: float, lat: float, datum: str) -> Point:
    """From one of ``DATUMS``. ValueError for another name."""
    if datum == "wgs84":
        return lon, lat
    return _inverse({"gcj02": wgs84_to_gcj02, "bd09": wgs84_to_bd09}[_known(datum)], lon, lat)


def from_wgs84(lon: float, lat: float, datum: str) -> Point:
    """To one of ``DATUMS``. ValueError for another name."""
    if datum == "wgs84":
        return lon, lat
    return {"gcj02": wgs84_to_gcj02, "bd09": wgs84_to_bd09}[_known(datum)](lon, lat)


def wgs84_to_gcj02(lon: float, lat: float) -> Point:
    """Shifted by some hundred metres inside China, unchanged outside."""
    if not (WEST <= lon <= EAST and SOUTH <= lat <= NORTH):
        return lon, lat
    x, y = lon - 105.0, lat - 35.0
    wave = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    magic = 1 - ECCENTRICITY * sin(radians(lat)) ** 2
    along = AXIS / sqrt(magic) * cos(radians(lat)) * pi / 180
    up = AXIS * (1 - ECCENTRICITY) / (magic * sqrt(magic)) * pi / 180
    return lon + east / along, lat + north / up


def wgs84_to_bd09(lon: float, lat: float) -> Point:
    """By way of GCJ-02; unchanged outside China."""
    x, y = wgs84_to_gcj02(lon, lat)
    if (x, y) == (lon, lat):
        return lon, lat
    far = hypot(x, y) + 0.00002 * sin(y * BAIDU_TURN)
    turned = atan2(y, x) + 0.000003 * cos(x * BAIDU_TURN)
    return far * cos(turned) + BAIDU_LON, far * sin(turned) + BAIDU_LAT


def _inverse(forward: Callable[[float, float], Point], lon: float, lat: float) -> Point:
    """The point that ``forward`` brings to (lon, lat)."""
    x, y = lon, lat
    for _ in range(ROUNDS):
        there = forward(x, y)
        miss = there[0] - lon, there[1] - lat
        if abs(miss[0]) < SMALL and abs(miss[1]) < SMALL:
            break
        x, y = x - miss[0], y - miss[1]
    return x, y


def _known(datum: str) -> str:
    if datum not in DATUMS:
        raise ValueError(f"{datum}: one of {', '.join(DATUMS)}")
    return datum
