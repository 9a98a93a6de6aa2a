"""Every point of the district has exactly one grid."""

import json
import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from io import StringIO
from itertools import pairwise
from time import process_time

import pytest
import shapely
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandeng.ledger.hands import Hand
from bandeng.places import actions, partition, queries
from bandeng.places.facts import Ground
from bandeng.places.models import Place

OUTLINE = shapely.from_geojson(
    json.dumps(
        json.loads((partition.FOLDER / "boundary.geojson").read_text(encoding="utf-8"))["features"][0][
            "geometry"
        ]
    )
)
WEST, SOUTH, EAST, NORTH = OUTLINE.bounds
INSIDE = (113.64, 34.72)
Count = Callable[[int], AbstractContextManager[object]]
points = st.tuples(st.floats(WEST, EAST), st.floats(SOUTH, NORTH)).filter(
    lambda at: bool(OUTLINE.covers(shapely.Point(at)))
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(at=points)
def test_a_point_inside_has_one_grid_and_all_above_contain_it(erqi: Hand, at: tuple[float, float]) -> None:
    found = queries.locate(*at)
    assert found is not None
    assert found.kind == "grid"
    way = [*queries.ancestors(found), found]
    assert [place.kind for place in way] == ["district", "street", "community", "grid"]
    assert found.path == "".join(f"{place.code}/" for place in way)
    point = shapely.Point(at)
    assert all(shapely.from_geojson(place.shape).distance(point) < 2e-6 for place in way)
    others = Place.objects.of_kind("grid").exclude(code=found.code).filter(parent=found.parent)
    assert not any(shapely.from_geojson(place.shape).contains(point) for place in others)


def test_a_point_outside_has_none(erqi: Hand) -> None:
    assert queries.locate(113.70, 34.72) is None
    assert queries.locate(0, 0) is None
    assert queries.locate(float("nan"), 34.72) is None


def test_a_corner_belongs_to_the_smallest_code_always(erqi: Hand) -> None:
    grid = queries.place("410103012002-05")
    for corner in json.loads(grid.shape)["coordinates"][0]:
        point = shapely.Point(corner)
        touching = [
            place.code
            for place in Place.objects.of_kind("grid").under("410103/")
            if abs((place.lon or 0) - corner[0]) < 0.05
            and shapely.from_geojson(place.shape).intersects(point)
        ]
        found = queries.locate(*corner)
        assert found is not None
        assert found.code == min(touching)


def test_the_corners_of_the_real_outline_are_inside(erqi: Hand) -> None:
    corners = OUTLINE.geoms[0].exterior.coords
    assert all(queries.locate(*corner) for corner in corners)
    middles = [shapely.LineString(edge).centroid for edge in pairwise(corners)]
    assert all(queries.locate(middle.x, middle.y) for middle in middles)


def test_courtyards_are_found_inside_their_grid(erqi: Hand) -> None:
    court = Place.objects.of_kind("micro-grid").order_by("code")[7]
    assert court.lon is not None
    assert court.lat is not None
    found = queries.micro_grid_at(court.lon, court.lat)
    grid = queries.locate(court.lon, court.lat)
    assert found is not None
    assert grid is not None
    assert (found.code, grid.code) == (court.code, court.parent)
    assert queries.micro_grid_at(*INSIDE) is None


def test_the_memory_of_shapes_follows_the_map(erqi: Hand) -> None:
    before = queries.locate(*INSIDE)
    assert before is not None
    actions.close(code=before.parent, hand=erqi, ends_on=date(2022, 8, 1))
    after = queries.locate(*INSIDE)
    assert after is not None
    assert after.kind == "street", "no grid and no community is left there"
    then = queries.locate(*INSIDE, on=date(2022, 7, 31))
    assert then is not None
    assert then.code == before.code
    assert queries.locate(*INSIDE, on=date(2021, 12, 31)) is None


def test_one_question_to_the_database_for_any_number(erqi: Hand, django_assert_num_queries: Count) -> None:
    queries.locate(*INSIDE)
    with django_assert_num_queries(1):
        queries.locate_many([INSIDE] * 500)


def test_fifty_thousand_points_a_second(erqi: Hand) -> None:
    chance = random.Random(7)
    many = [(chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)) for _ in range(20_000)]
    queries.locate_many(many[:1])
    assert 8_000 < sum(place is not None for place in queries.locate_many(many)) < 16_000
    assert min(_seconds(many) for _ in range(5)) < len(many) / 50_000


def _seconds(many: list[tuple[float, float]]) -> float:
    began = process_time()
    queries.locate_many(many)
    return process_time() - began


def test_where_only_the_district_is_drawn_it_answers(db: None, hand: Hand) -> None:
    square = '{"type":"Polygon","coordinates":[[[113,34],[114,34],[114,35],[113,35],[113,34]]]}'
    district = Ground(code="1", name="某区", full_name="某区", kind="district", shape=square)
    actions.draw(parent="-", children=[district], hand=hand)
    found = queries.locate(113.5, 34.5)
    assert found is not None
    assert found.code == "1"


def _said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_the_command_says_the_way_down(erqi: Hand) -> None:
    answer = json.loads(_said("locate", "113.64", "34.72", "--json"))
    assert set(answer) == {"code", "name", "kind", "path", "label", "ancestors"}
    assert answer["kind"] == "grid"
    assert [above["kind"] for above in answer["ancestors"]] == ["district", "street", "community"]
    assert answer["label"] in _said("locate", "113.64", "34.72")
    assert answer == json.loads(_said("locate", "113.6462", "34.7187", "--datum", "gcj02", "--json"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("-113.64", "34.72"), 1),
        (("113.70", "34.72"), 1),
        (("here", "34.72"), None),
        (("200", "34.72"), None),
        (("113.64", "nan"), None),
        (("113.64", "91"), None),
    ],
)
def test_the_command_refuses(erqi: Hand, words: tuple[str, str], code: int | None) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("locate", *words)
    assert code is None or refused.value.returncode == code
