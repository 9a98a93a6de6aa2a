"""Whoever calls about a matter that is open already is joined to it, and loses nothing by it."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case, CasePicture, Follower
from bandeng.cases.queries.codes import code_of
from bandeng.cases.queries.voices import voice_code
from bandeng.demo.town import GRID, OTHER_GRID, Town
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.upgrading import upgrade
from bandeng.people import actions as people
from bandeng.people import queries as known
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.web_desk.test_report import FILED, URL


def caller(town: Town) -> actions.Report:
    return actions.Report(
        place=GRID,
        words="三号楼的灯也不亮",
        reporter=people.guest(name="赵某", phone="13800002222", at=town.noon),
        helper=people.guest(name="小赵", at=town.noon),
        channel="12345",
        address="三号楼",
        source_number="ZZ9",
        source_due_at=town.noon + timedelta(days=2),
        pictures=("cd" * 32,),
    )


def joined(town: Town, case: Case) -> Follower:
    """A caller with a helper, joined by the community."""
    told = caller(town)
    actions.join_caller(case=case, report=told, by=town.staff, at=town.noon + timedelta(hours=1))
    return Follower.objects.get(case=case, person=told.reporter)


def test_she_follows_with_words_number_helper_and_picture(town: Town) -> None:
    case = journeys.accepted(town)
    follower = joined(town, case)
    assert (follower.channel, follower.source_number) == ("12345", "ZZ9")
    assert known.names([follower.helper]) == {follower.helper: "小赵"}
    assert "-" not in {follower.words, follower.address}
    case = town.again(case)
    assert (case.supports, case.source_due_at) == (1, town.noon + timedelta(days=2))
    assert not CasePicture.objects.get(case=case, digest="cd" * 32).public
    assert rebuilding.check().is_equal


def test_one_joins_once_and_only_what_is_open(town: Town) -> None:
    case, told = journeys.accepted(town), caller(town)
    actions.join_caller(case=case, report=told, by=town.staff, at=town.noon)
    with pytest.raises(NotNow):
        actions.join_caller(case=town.again(case), report=told, by=town.staff, at=town.noon)
    with pytest.raises(NotNow):
        actions.join_caller(case=journeys.closed(town), report=told, by=town.staff, at=town.noon)


def test_elsewhere_one_joins_nobody(town: Town) -> None:
    case = town.case(grid=OTHER_GRID)
    with pytest.raises(NotYours):
        actions.join_caller(case=case, report=caller(town), by=town.staff, at=town.noon)


def test_the_desk_shows_them_side_by_side_and_joins_with_one_button(desk: Desk, town: Town) -> None:
    earlier, browser = town.case(), desk("shequ")
    page = browser.post(URL, FILED).content.decode()
    assert f'name="join" value="{earlier.number}"' in page
    answer = browser.post(URL, {**FILED, "join": earlier.number, "helper_name": "小王"}, follow=True)
    page = answer.content.decode()
    follower = Follower.objects.get(case=earlier)
    code = voice_code(earlier, follower.person)
    own = code_of(earlier.stream)
    assert earlier.number in page
    assert f"{code[:4]} {code[4:]}" in page
    assert f"{own[:4]} {own[4:]}" not in page, "the reporter's own code is not the caller's"
    assert known.names([follower.helper])[follower.helper] == "小王"
    assert Case.objects.count() == 1
    again = browser.post(URL, {**FILED, "join": earlier.number})
    assert again["Location"] == answer.redirect_chain[0][0]
    assert Follower.objects.count() == 1
    assert desk("jiedao").get(again["Location"]).status_code == 404


def test_staff_look_a_thousand_metres_around(desk: Desk, town: Town) -> None:
    earlier = town.case()
    far = {**FILED, "place": "", "lon": "113.6045", "lat": "34.6811"}  # some 300 m to the east
    assert earlier.number in desk("shequ").post(URL, far).content.decode()


def test_a_matter_of_another_street_is_not_there_to_join(desk: Desk, town: Town) -> None:
    elsewhere = town.case(grid=OTHER_GRID)
    assert desk("shequ").post(URL, {**FILED, "join": elsewhere.number}).status_code == 404


def test_her_own_code_opens_it_without_the_reporters_words(town: Town, desk: Desk) -> None:
    case = journeys.confirming(town)
    follower = joined(town, case)
    phone = Client()
    code = voice_code(case, follower.person)
    assert phone.post("/follow/", {"number": case.number, "code": code}).status_code == 302
    page = phone.get(f"/c/{case.number}/").content.decode()
    assert "办好了没有?您说了算" in page
    assert "楼下路灯好几天不亮了" not in page
    phone.post(f"/c/{case.number}/answer/", {"answer": "not", "words": "三号楼还黑着"})
    assert town.again(case).state == "contested"
    assert "三号楼还黑着" in desk("shuji").get(f"/desk/cases/{case.number}/").content.decode()
    assert "三号楼还黑着" not in Client().get(f"/c/{case.number}/").content.decode()


def test_staff_see_how_to_reach_her(town: Town, desk: Desk) -> None:
    case = journeys.accepted(town)
    joined(town, case)
    page = desk("shequ").post(f"/desk/cases/{case.number}/contact/").content.decode()
    assert "13800002222" in page
    assert "小赵" in page


def test_when_she_told_it_is_kept_on_her_voice(desk: Desk, town: Town) -> None:
    earlier, browser = journeys.accepted(town), desk("shequ")
    sent = {**FILED, "join": earlier.number, "told_at": "2022-07-01T21:40"}
    assert browser.post(URL, sent).status_code == 302
    follower = Follower.objects.get(case=earlier)
    assert follower.told_at is not None
    assert f"{follower.told_at.astimezone(SHANGHAI):%m-%d %H:%M}" == "07-01 21:40"
    page = browser.get(f"/desk/cases/{earlier.number}/").content.decode()
    assert "补录:7月1日" in page  # in what happened
    assert "补录:<time" in page  # beside her voice
    assert rebuilding.check().is_equal


def test_a_moment_ago_is_now(town: Town) -> None:
    case, told = journeys.accepted(town), caller(town)
    then = town.noon - timedelta(minutes=30)
    actions.join_caller(case=case, report=told, by=town.staff, at=town.noon, told_at=then)
    assert Follower.objects.get(case=case).told_at is None


def test_what_was_said_before_this_was_kept_is_read_as_told_then() -> None:
    assert upgrade("cases.caller_joined", 1, {"helper": "-"}) == {
        "helper": "-",
        "told_at": None,
        "one_with": "-",
    }
