"""The pages of places: who serves, what is open, figures that open onto records; nothing personal."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.demo.town import Town
from bandeng.people import queries as people
from tests.cases import journeys

PLACES = ("410103", "410103012", "410103012002", "410103012002-01")


@pytest.mark.parametrize("code", PLACES)
def test_every_kind_of_place_has_its_page(town: Town, code: str) -> None:
    case = journeys.accepted(town)
    page = Client().get(f"/places/{code}/").content.decode()
    assert case.number in page
    assert "/figures/cases.reported/?place=" in page


def test_posts_and_telephones_are_shown_and_names_are_not(town: Town) -> None:
    page = Client().get("/places/410103012002-01/").content.decode()
    assert "网格长" in page
    assert "0371-" in page
    assert people.name(town.holder("grid_leader@410103012002-01")) not in page


def test_an_unknown_place_has_no_page(town: Town) -> None:
    assert Client().get("/places/999999/").status_code == 404


def test_as_many_questions_for_many_matters_as_for_few(town: Town) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            Client().get("/places/410103012002/")
        return len(seen)

    for _turn in range(3):
        town.case()
    asked()
    few = asked()
    for _turn in range(15):
        town.case()
    assert asked() == few


def test_clusters_gather_what_is_near_and_lead_to_what_is_alone(town: Town) -> None:
    case = town.case()
    alone = Client().get("/places/410103012002/cases.json?zoom=16").json()["features"]
    assert [feature["properties"]["href"] for feature in alone] == [f"/c/{case.number}/"]
    town.case()
    both = Client().get("/places/410103012002/cases.json?zoom=10").json()["features"]
    assert [feature["properties"]["count"] for feature in both] == [2]


def test_the_front_page_remembers_ones_community(town: Town) -> None:
    browser = Client()
    browser.post("/community/", {"community": "410103012002"})
    assert "冯春社区" in browser.get("/").content.decode()
    browser.post("/community/", {"community": "nowhere"})
    assert "二七区" in browser.get("/").content.decode()


def test_health_says_that_it_is_well(town: Town) -> None:
    assert Client().get("/health/").json()["ok"] is True
