"""Helpers of communities: sent for days that are said as people say them, and ended one by one."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from bandeng.campaigns import actions, queries
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput
from tests.campaigns.months import AFTER, DAY, FIRST
from tests.campaigns.test_pages import text
from tests.cases.conftest import Desk


def _ending_today(page: str) -> int:
    return page.count('到<time datetime="2022-07-06">')


def test_helpers_are_assigned_and_end(town: Town, desk: Desk, frozen: time_machine.Traveller) -> None:
    telling = {
        "kind": "cadre",
        "home": "410103012",
        "place": "410103/410103012/410103012002/",
        "called": "高一\n高二",
        "begins_on": "2022-07-06",
        "last_on": "2022-07-20",
    }
    assert desk("jiedao").post("/desk/assignments/addition/", telling | {"called": ""}).status_code == 422
    assert desk("jiedao").post("/desk/assignments/addition/", telling).status_code == 302
    shown = text(desk, "jiedao", "/desk/assignments/")
    assert "高一" in shown
    ref = shown.partition("/desk/assignments/")[2]
    assert ref
    helps = queries.help_seen_by(town.holder("street_staff@410103012"), at=town.noon)
    assert shown.count('datetime="2022-07-20"') == 2
    ending, first = f"/desk/assignments/{helps[0].ref}/ending/", helps[0].persons[0][0]
    answer = desk("jiedao").post(ending)
    assert answer.status_code == 422
    assert "请勾选谁今天结束" in answer.content.decode()
    assert desk("jiedao").post(ending, {"person": first}).status_code == 302
    assert _ending_today(text(desk, "jiedao", "/desk/assignments/")) == 1
    assert desk("jiedao").post(ending, {"everybody": "1"}).status_code == 302
    assert _ending_today(text(desk, "jiedao", "/desk/assignments/")) == 2
    assert desk("jiedao").post(ending, {"everybody": "1"}).status_code == 409
    assert desk("xunluoyuan").get("/desk/assignments/").status_code in (200, 403)
    elsewhere = desk("xunluoyuan").post("/desk/assignments/addition/", telling)
    assert elsewhere.status_code == 403


def test_whoever_sends_nobody_is_told_and_a_department_sends_its_own(desk: Desk, town: Town) -> None:
    shown = text(desk, "shequ", "/desk/assignments/")
    assert "您没有可以派人的单位" in shown
    assert "/desk/assignments/addition/" not in shown
    assert "/desk/assignments/addition/" in text(desk, "chengguan", "/desk/assignments/")


def test_nobody_is_sent_to_one_community_twice_at_once(town: Town) -> None:
    what = actions.Helping(
        kind="cadre", home="410103012", begins_on=FIRST, ends_on=AFTER, called=("高一", "高二")
    )
    by, place = town.holder("street_staff@410103012"), "410103/410103012/410103012002/"
    actions.assign(place=place, what=what, by=by, at=town.noon)
    again = replace(what, begins_on=AFTER - timedelta(days=1), ends_on=None, called=("高二", "高三"))
    with pytest.raises(BadInput) as refused:
        actions.assign(place=place, what=again, by=by, at=town.noon)
    assert refused.value.issues["called"].startswith("高二在这个社区的日子")
    actions.assign(place=place, what=replace(again, begins_on=AFTER), by=by, at=town.noon)
    actions.assign(place="410103/410103012/410103012001/", what=again, by=by, at=town.noon)


def test_help_that_has_not_begun_is_called_off_on_the_page(town: Town, desk: Desk) -> None:
    from_then = (town.noon + 10 * DAY).date()
    what = actions.Helping(kind="cadre", home="410103012", begins_on=from_then, called=("高四", "高五"))
    by, place = town.holder("street_staff@410103012"), "410103/410103012/410103012002/"
    ref = actions.assign(place=place, what=what, by=by, at=town.noon).stream.partition(":")[2]
    shown = text(desk, "jiedao", "/desk/assignments/")
    assert "勾选的人不来了" in shown
    helper = next(help for help in queries.help_seen_by(by, at=town.noon) if help.ref == ref).persons[0][0]
    answer = desk("jiedao").post(f"/desk/assignments/{ref}/ending/", {"person": helper})
    assert answer.status_code == 302
    assert "不来了</span>" in text(desk, "jiedao", "/desk/assignments/")
    during = (town.noon, town.noon + 30 * DAY)
    assert read("assignments.cadres", place="410103/", during=during).value == 1
    assert not queries.already_there(place, [helper], begins_on=from_then, ends_on=None)
