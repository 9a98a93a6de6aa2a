"""The record behind a number leads to the page of what it is about, where everybody may read that."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions as doors
from bandeng.doors.models import Door
from bandeng.figures.web import leading
from tests.campaigns.months import july
from tests.campaigns.months import number as activity
from tests.gatherings.conftest import town
from tests.gatherings.sessions import held, planned

__all__ = ["town"]
ASKED = "place=410103&from=2022-07-01&to=2022-08-31"


def page(figure: str, more: str = "") -> str:
    answer = Client().get(f"/figures/{figure}/?{ASKED}{more}")
    assert answer.status_code == 200
    body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]
    return str(body.decode())


def test_a_session_is_named_and_one_click_away(town: Town) -> None:
    session = held(town, planned(town))
    shown = page("gatherings.held")
    assert session.title in shown
    assert f'href="/gatherings/{session.id}/"' in shown
    file = page("gatherings.held", "&as=csv")
    assert session.title in file
    assert f"/gatherings/{session.id}/" in file


def test_each_activity_of_a_month_is_told_from_the_others(town: Town) -> None:
    july(town)
    shown = page("activities.activities")
    for each in (activity(1), activity(10)):
        assert each.title in shown
        assert f'href="/activities/{each.id}/"' in shown


def test_what_nobody_may_read_leads_to_its_place(town: Town) -> None:
    assert leading.sights(["session:nobody", "door:nobody", "-"]) == {}
    for number in range(6):
        doors.add(place=GRID, door=f"6{number}1", by=town.leader, at=town.noon)
    for door in Door.objects.all():
        doors.visit(door=door, what=doors.Visiting(purpose="greeting"), by=town.leader, at=town.noon)
    shown = page("doors.visited")
    assert 'href="/places/410103012002/"' in shown
    assert not [door for door in Door.objects.all() if door.id in shown]


def test_many_records_ask_no_more_than_one(town: Town) -> None:
    held(town, planned(town))
    page("gatherings.held")
    with CaptureQueriesContext(connection) as one:
        page("gatherings.held")
    for _turn in range(5):
        held(town, planned(town))
    with CaptureQueriesContext(connection) as six:
        page("gatherings.held")
    assert len(six) <= len(one)
