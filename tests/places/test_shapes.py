"""Shapes for maps: small, meeting, honest about what is made up, and kept by the browser."""

import pytest
import shapely
from django.test import Client

from bandeng.ledger.hands import Hand
from bandeng.places import queries
from bandeng.places.models import Place

pytestmark = pytest.mark.urls("tests.places.urls")


def test_the_district_with_streets_and_communities_is_small(erqi: Hand, client: Client) -> None:
    answer = client.get("/places/410103/shapes.json?depth=2")
    assert len(answer.content) <= 60_000
    collection = answer.json()
    assert collection["made_up"] is True
    assert set(collection["note"]) == {"zh", "en"}
    kinds = [feature["properties"]["kind"] for feature in collection["features"]]
    assert (kinds.count("district"), kinds.count("street"), kinds.count("community")) == (1, 16, 176)


@pytest.mark.parametrize(
    ("code", "depth", "number"),
    [
        ("410103", 0, 1),
        ("410103", 1, 17),
        ("410103005", 1, 5),
        ("410103012002", 1, 11),
        ("410103012002-01", 1, 1),
    ],
)
def test_a_place_and_what_lies_in_it(erqi: Hand, client: Client, code: str, depth: int, number: int) -> None:
    collection = client.get(f"/places/{code}/shapes.json?depth={depth}").json()
    assert len(collection["features"]) == number
    assert collection["features"][0]["properties"]["code"] == code
    assert collection["made_up"] is (code != "410103" or depth > 0)


def test_simplified_neighbours_still_meet(erqi: Hand) -> None:
    for code in ("410103", "410103012", "410103012002"):
        features = queries.shapes(code, 1)["features"][1:]
        shapes = [shapely.from_geojson(str(feature["geometry"]).replace("'", '"')) for feature in features]
        assert all(shape.is_valid for shape in shapes)
        assert shapely.coverage_is_valid(shapes)
        whole = shapely.from_geojson(queries.place(code).shape).area
        assert shapely.unary_union(shapes).area == pytest.approx(whole, rel=0.01)


def test_a_browser_that_has_it_is_told_so(erqi: Hand, client: Client) -> None:
    first = client.get("/places/410103012/shapes.json")
    again = client.get("/places/410103012/shapes.json", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/places/410103013/shapes.json", headers={"if-none-match": first["ETag"]})
    assert other.status_code == 200


def test_places_without_a_shape_are_left_out(erqi: Hand) -> None:
    Place.objects.filter(code="410103012002-01").update(shape="-")
    assert len(queries.shapes("410103012002", 1)["features"]) in {
        10,
        11,
    }  # what was kept in memory may still say 11


@pytest.mark.parametrize(
    ("address", "status"), [("410104/shapes.json", 404), ("410103/shapes.json?depth=9", 400)]
)
def test_what_is_not_there_is_said(erqi: Hand, client: Client, address: str, status: int) -> None:
    assert client.get(f"/places/{address}").status_code == status


def test_the_grid_of_a_point(erqi: Hand, client: Client) -> None:
    answer = client.get("/places/locate.json?lon=113.64&lat=34.72").json()
    assert answer["kind"] == "grid"
    assert answer["label"].startswith(answer["ancestors"][1]["name"])
    shifted = client.get("/places/locate.json?lon=113.6462&lat=34.7187&datum=gcj02").json()
    assert shifted["code"] == answer["code"]
    assert client.get("/places/locate.json?lon=113.70&lat=34.72").status_code == 404


@pytest.mark.parametrize(
    "query", ["", "lon=x&lat=34", "lon=nan&lat=34", "lon=113&lat=99", "lon=113&lat=34&datum=utm"]
)
def test_what_is_no_point_is_refused(erqi: Hand, client: Client, query: str) -> None:
    answer = client.get(f"/places/locate.json?{query}")
    assert answer.status_code == 400
    assert answer.json()["sentence"]
