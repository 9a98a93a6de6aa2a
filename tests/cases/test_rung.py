"""Whoever writes down a call without having opened the telephone here says how she was reached."""

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import GRID, Town
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_join_caller import joined

HOW = "她在群里发语音说的"
HINT = "您还没有看过她的电话"


@pytest.fixture
def case(town: Town) -> Case:
    """Done and checked; the reporter left a telephone."""
    reporter = people.guest(phone="13800001111", at=town.noon)
    told = actions.Report(place=GRID, words="楼下的灯不亮", reporter=reporter, channel="web")
    found = Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)
    later = [town.noon + number * journeys.STEP for number in (1, 2, 3)]
    actions.accept(case=found, condition="street-lamp.one-out", by=town.leader, at=later[0])
    actions.resolve(case=town.again(found), what=journeys.DONE, by=town.leader, at=later[1])
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(found), finding=passed, by=town.staff, at=later[2])
    return town.again(found)


def told(case: Case, **said: str) -> dict[str, str]:
    return {"turn": str(case.turn), "command": "told", "channel": "phone", "answer": "solved", **said}


@pytest.mark.usefixtures("frozen")
def test_she_is_asked_how_and_it_is_noted_for_the_staff(case: Case, town: Town, desk: Desk) -> None:
    browser, url = desk("jiedao"), f"/desk/cases/{case.number}/answer/"
    assert HINT in browser.get(url).content.decode()
    refused = browser.post(url, told(case))
    assert refused.status_code == 422
    assert HINT in refused.content.decode()
    assert town.again(case).answer == "-"
    assert browser.post(url, told(case, how=HOW)).status_code == 302
    assert town.again(case).answer == "solved"
    notes = [note for each in timeline(town.again(case), Reader.STAFF) for note in each.notes]
    assert any(HOW in note for note in notes)
    assert HOW not in str([each.notes for each in timeline(town.again(case), Reader.PARTY)])
    assert rebuilding.check().is_equal


@pytest.mark.usefixtures("frozen")
def test_whoever_opened_the_telephone_is_not_asked(case: Case, town: Town, desk: Desk) -> None:
    browser, url = desk("shequ"), f"/desk/cases/{case.number}/answer/"
    browser.post(f"/desk/cases/{case.number}/contact/")
    assert HINT not in browser.get(url).content.decode()
    assert browser.post(url, told(case)).status_code == 302
    assert town.again(case).answer == "solved"


@pytest.mark.usefixtures("frozen")
def test_at_the_door_nothing_is_asked(case: Case, town: Town, desk: Desk) -> None:
    url = f"/desk/cases/{case.number}/answer/"
    assert desk("shequ").post(url, told(case, channel="door")).status_code == 302


@pytest.mark.usefixtures("frozen")
def test_of_others_who_reported_it_too(town: Town, desk: Desk) -> None:
    case = journeys.confirming(town)
    joined(town, case)
    case = town.again(case)
    follower = Follower.objects.get(case=case).person
    browser, url = desk("jiedao"), f"/desk/cases/{case.number}/answer/"
    assert browser.post(url, told(case, follower=follower)).status_code == 422
    assert browser.post(url, told(case, follower=follower, how=HOW)).status_code == 302
    assert Follower.objects.get(case=case).answer == "solved"
