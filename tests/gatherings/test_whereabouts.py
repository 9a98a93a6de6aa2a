"""A stranger reads where a session is: the room, and the street and community it lies in."""

import re
from dataclasses import replace

import pytest
import time_machine
from django.test import Client

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings import actions, queries
from bandeng.people import actions as people
from bandeng.places import queries as places
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import FILM, ORGANISATION, again, planned

WHERE = "社区党群服务中心 · 二楼报告厅 · 京广路街道冯春社区"
ADDRESSES = ("/gatherings/{}/", "/gatherings/", "/gatherings/?place=")


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_say_street_and_community_with_the_room(
    town: Town, frozen: time_machine.Traveller, address: str
) -> None:
    session = planned(town)
    assert WHERE in Client().get(address.format(session.id)).content.decode()


def test_a_calendar_and_the_front_page_say_so_too(town: Town, frozen: time_machine.Traveller) -> None:
    session = planned(town)
    feed = Client().get(f"/gatherings/{session.id}/session.ics").content.decode().replace("\r\n ", "")
    assert f"LOCATION:{WHERE}" in feed
    browser = Client()
    browser.cookies["community"] = cast.COMMUNITY
    assert WHERE in browser.get("/").content.decode()


def test_what_the_venue_says_itself_is_not_said_again(town: Town) -> None:
    (street, community) = ("京广路街道", "冯春社区")
    other = next(row.name for row in places.living("street") if row.name != street)
    for venue, said in (
        (f"{community}活动室", f"{community}活动室 · {street}"),
        (f"{street}{community}活动室", f"{street}{community}活动室"),
        (f"{street}文化站", f"{street}文化站 · {street}{community}"),
        (f"纪念塔({other})", f"纪念塔({other})"),
    ):
        session = planned(town, what=replace(FILM, venue=venue, room=""))
        assert queries.whereabouts(session) == said


def test_whoever_waits_reads_that_it_is_no_seat(town: Town, desk: Desk) -> None:
    session = planned(town, seats=1)
    actions.sign_up(session=session, by=people.guest(name="邻居", at=town.noon), at=town.noon)
    actions.sign_up(session=again(session), by=sessions.resident(), at=town.noon)
    browser = desk(cast.RESIDENT)
    page = browser.get("/gatherings/mine/").content.decode()
    assert re.search(r"候补第1位", page)
    assert "要开的</span>" not in page
    assert "候补第1位" in browser.get("/me/").content.decode()
    assert ORGANISATION not in page
