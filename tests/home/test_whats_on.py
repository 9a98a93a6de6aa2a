"""The front page says what is on near home, and which month of activities it belongs to."""

from dataclasses import replace

import time_machine
from django.test import Client

from bandeng.campaigns.models import Activity, Campaign
from bandeng.demo.town import Town
from bandeng.gatherings import actions
from tests.campaigns.months import DAY, SECRETARY, july, number
from tests.gatherings.sessions import FILM, planned

HERE, BESIDE, FAR = "410103012002", "410103012001", "410103005001"


def front(community: str) -> str:
    browser = Client()
    browser.cookies["community"] = community
    answer = browser.get("/")
    assert answer.status_code == 200
    return str(answer.content.decode().split("<main")[1].split("</main>")[0])


def test_what_is_on_stands_for_whoever_lives_there_or_in_the_same_street(
    town: Town, frozen: time_machine.Traveller
) -> None:
    session = planned(town, seats=1)
    for community in (HERE, BESIDE):
        assert f"/gatherings/{session.id}/" in front(community)
        assert "可以报名" in front(community)
    assert "身边的活动" not in front(FAR)
    actions.cancel(session=session, why="下雨", by=town.holder(SECRETARY), at=town.noon)
    assert session.title not in front(HERE)


def test_the_month_that_is_on_stands_there_and_no_longer_when_it_is_over(
    town: Town, frozen: time_machine.Traveller
) -> None:
    month: Campaign = july(town)
    assert f"/campaigns/{month.id}/" in front(FAR)
    assert "还没有谁都可以来的场次" in front(FAR)
    frozen.shift(40 * DAY)
    assert f"/campaigns/{month.id}/" not in front(FAR)


def test_what_of_the_month_one_may_come_to_stands_in_its_card_and_once(
    town: Town, frozen: time_machine.Traveller
) -> None:
    july(town)
    of_the_month = planned(town, what=replace(FILM, serves=(f"activity:{number(1).id}",)))
    other = planned(town)
    page = front(HERE)
    assert page.count(f"/gatherings/{of_the_month.id}/") == 1
    assert page.index(of_the_month.id) < page.index("身边的活动") < page.index(other.id)
    assert of_the_month.id in front(FAR), "what is near nobody stands for the whole district"
    assert other.id not in front(FAR)


def test_each_month_that_is_on_has_a_card_and_a_session_of_both_stands_once(
    town: Town, frozen: time_machine.Traveller
) -> None:
    first, second = july(town), july(town, title="夏日文化月")
    serves = tuple(
        f"activity:{Activity.objects.get(campaign=month, number=1).id}" for month in (first, second)
    )
    shared = planned(town, what=replace(FILM, serves=serves))
    page = front(HERE)
    assert f"/campaigns/{first.id}/" in page and f"/campaigns/{second.id}/" in page
    assert page.count(f"/gatherings/{shared.id}/") == 1
