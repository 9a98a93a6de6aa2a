"""The made-up partition: it repeats itself, fills the real outline, and says that it is made up."""

import json
from collections import Counter, defaultdict
from typing import Any

import pytest
import shapely
from shapely import Polygon

from bandeng.places import partition
from bandeng.places.partition.cutting import NoCut, Piece, area, cut, roundness
from bandeng.places.partition.district import Drawn, _open

SQUARE_METRES = 111_200 * 91_500  # in a square degree at Erqi


@pytest.fixture(scope="module")
def drawn() -> list[Drawn]:
    return partition.draw()


@pytest.fixture(scope="module")
def shapes(drawn: list[Drawn]) -> dict[str, Polygon]:
    return {place.code: place.shape for place in drawn}


def _of(drawn: list[Drawn], kind: str) -> list[Drawn]:
    return [place for place in drawn if place.kind == kind]


def test_drawing_again_gives_the_same_bytes(drawn: list[Drawn]) -> None:
    assert partition.written(drawn) == partition.WRITTEN.read_text(encoding="utf-8")


def test_there_are_as_many_places_as_erqi_needs(drawn: list[Drawn]) -> None:
    counts = Counter(place.kind for place in drawn)
    assert (counts["district"], counts["street"], counts["community"]) == (1, 16, 176)
    assert counts["grid"] >= 1200
    assert counts["micro-grid"] == 42
    grids = Counter(place.parent for place in _of(drawn, "grid"))
    assert grids["410103012002"] == 10
    assert set(grids.values()) <= {6, 7, 8, 9, 10}


def test_micro_grids_are_courts_in_one_street(drawn: list[Drawn], shapes: dict[str, Polygon]) -> None:
    courts = _of(drawn, "micro-grid")
    assert {court.note for court in courts} == {"无主管楼院"}
    assert all(court.code.startswith("410103005") for court in courts)
    assert {court.parent.rpartition("-")[0] for court in courts} == {
        place.code for place in _of(drawn, "community") if place.parent == "410103005"
    }
    assert all(shapes[court.parent].covers(court.shape) for court in courts)
    tree = shapely.STRtree([court.shape for court in courts])
    asked, _found = tree.query([court.shape for court in courts], predicate="intersects")
    assert len(asked) == len(courts), "courts lie apart"


@pytest.mark.parametrize("kind", ["street", "community", "grid"])
def test_no_gaps_no_overlaps(drawn: list[Drawn], shapes: dict[str, Polygon], kind: str) -> None:
    parts = [place.shape for place in _of(drawn, kind)]
    assert shapely.coverage_is_valid(parts)
    assert all(part.is_valid and not part.interiors for part in parts)
    assert shapely.coverage_union_all(parts).normalize() == shapes["410103"].normalize()


def test_children_make_up_their_parent_exactly(drawn: list[Drawn], shapes: dict[str, Polygon]) -> None:
    inside: dict[str, list[Polygon]] = defaultdict(list)
    for place in drawn:
        if place.kind != "micro-grid" and place.parent:
            inside[place.parent].append(place.shape)
    for parent, parts in inside.items():
        assert shapely.coverage_union_all(parts).normalize() == shapes[parent].normalize(), parent


def test_the_outline_is_the_real_one_but_for_rounding(shapes: dict[str, Polygon]) -> None:
    collection = json.loads((partition.FOLDER / "boundary.geojson").read_text(encoding="utf-8"))
    real = Polygon(collection["features"][0]["geometry"]["coordinates"][0][0])
    assert real.symmetric_difference(shapes["410103"]).area * SQUARE_METRES < 2000
    assert real.hausdorff_distance(shapes["410103"]) < 1e-6
    assert set(real.exterior.coords) <= set(shapes["410103"].exterior.coords)


def test_shapes_are_compact_and_places_lie_where_they_should(drawn: list[Drawn]) -> None:
    around = sorted(roundness(_open(place.shape)) for place in _of(drawn, "grid"))
    assert around[len(around) // 2] < 1.5
    assert around[-1] < 3
    sizes = {place.name: place.shape.area * SQUARE_METRES / 1e6 for place in _of(drawn, "street")}
    assert sizes["德化街街道"] < sizes["长江路街道"] < sizes["马寨镇"] < sizes["侯寨街道"]
    centre = {place.name: place.shape.centroid for place in _of(drawn, "street")}
    assert centre["德化街街道"].y > 34.74 > 34.67 > centre["侯寨街道"].y
    assert centre["马寨镇"].x < centre["金水源街道"].x < centre["京广路街道"].x


def test_every_collection_says_that_it_is_made_up() -> None:
    collection: dict[str, Any] = json.loads(partition.WRITTEN.read_text(encoding="utf-8"))
    assert collection["made_up"] is True
    assert "虚构" in collection["note"]["zh"]
    assert "made up" in collection["note"]["en"]
    real = [row for row in collection["features"] if not row["properties"].get("made_up")]
    assert [row["properties"]["kind"] for row in real] == ["district"]
    assert partition.WRITTEN.stat().st_size < 1_500_000


def test_a_ring_is_cut_by_weight() -> None:
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    rings = dict(cut(ring, [Piece("a", 1), Piece("b", 3)]))
    assert area(rings["b"]) / area(rings["a"]) == pytest.approx(3, rel=0.01)
    assert dict(cut(ring, [Piece("a", 5)])) == {"a": ring}


def test_a_ring_that_no_line_parts_is_refused() -> None:
    with pytest.raises(NoCut):
        dict(cut([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)], [Piece("a", 1), Piece("b", 1)]))
