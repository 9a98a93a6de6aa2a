"""WGS84, GCJ-02 and BD-09, there and back."""

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandeng.places.datum import DATUMS, from_wgs84, to_wgs84

inside_china = st.tuples(st.floats(76, 134), st.floats(19, 52))


def _metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return hypot((a[0] - b[0]) * cos(radians(a[1])), a[1] - b[1]) * 111_200


@given(point=inside_china, datum=st.sampled_from(DATUMS))
def test_there_and_back_is_less_than_half_a_metre(point: tuple[float, float], datum: str) -> None:
    assert _metres(to_wgs84(*from_wgs84(*point, datum), datum), point) < 0.5


@pytest.mark.parametrize("datum", ["gcj02", "bd09"])
def test_the_shift_in_erqi_is_some_hundred_metres(datum: str) -> None:
    assert 300 < _metres(from_wgs84(113.64, 34.72, datum), (113.64, 34.72)) < 2000


def test_a_known_point() -> None:
    """The point by which published converters are compared, in Shanghai."""
    assert from_wgs84(121.5272106, 31.1774276, "gcj02") == pytest.approx(
        (121.531541859, 31.175303984), abs=1e-6
    )


@given(lon=st.floats(-180, 60), lat=st.floats(-90, 90), datum=st.sampled_from(DATUMS))
def test_outside_china_nothing_is_shifted(lon: float, lat: float, datum: str) -> None:
    assert from_wgs84(lon, lat, datum) == (lon, lat)
    assert to_wgs84(lon, lat, datum) == (lon, lat)


def test_an_unknown_datum_is_refused() -> None:
    with pytest.raises(ValueError, match="wgs84"):
        to_wgs84(113.64, 34.72, "utm")
