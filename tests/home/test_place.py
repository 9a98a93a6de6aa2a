"""The pages of places: who serves, what is open, figures that open onto records; nothing personal."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.people import queries as people
from bandeng.rulebook.queries import book
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


def test_what_happens_in_homes_is_counted_and_never_on_the_map(town: Town) -> None:
    """A quarrel's pin would say whose quarrel it is."""
    town.case("楼上邻居吵架,天天闹纠纷")
    assert Case.objects.get().proposed not in book().outdoors
    assert Client().get("/places/410103012002/cases.json?zoom=16").json()["features"] == []
    assert "还有 1 件在办的事没有标在图上" in Client().get("/places/410103012002/").content.decode()


def test_a_lone_matter_stands_in_the_middle_of_its_cell(town: Town) -> None:
    town.case()
    point = (
        Client()
        .get("/places/410103012002/cases.json?zoom=18")
        .json()["features"][0]["geometry"]["coordinates"]
    )
    assert [round(degrees * 1e4) % 10 for degrees in point] == [5, 5]


def test_a_place_as_it_stood_on_a_day(town: Town) -> None:
    then = Client().get("/places/410103012002/?on=2022-07-06").content.decode()
    assert "那天的样子" in then
    assert "/places/410103012002-01/?on=2022-07-06" in then
    before = Client().get("/places/410103012002/?on=2001-01-01").content.decode()
    assert "那一天还没有这个地方" in before
    assert "那天的样子" not in Client().get("/places/410103012002/?on=nonsense").content.decode()


def test_the_matters_of_a_place_come_as_a_table(town: Town) -> None:
    case = town.case()
    answer = Client().get("/places/410103012002/cases.csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert lines[0].startswith("\ufeff编号")
    assert lines[1].startswith(case.number)
    assert len(lines) == 2
    assert "3号楼" not in "".join(lines)
