"""Whom one may ask to look or to help, and how many at once: the page says so, and why."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import errands
from bandeng.cases.ties import Errand
from bandeng.demo.town import GRID, Town
from tests.cases import journeys
from tests.cases.conftest import Desk

PATROLLER = f"patroller@{GRID.rstrip('/').rpartition('/')[2]}"
WHAT = actions.Asking(kind="verify", whom=PATROLLER, words="看看3号楼门口的灯是不是灭了")


@pytest.mark.usefixtures("frozen")
def test_a_fifth_is_told_how_many_there_may_be(desk: Desk, town: Town) -> None:
    case, browser = town.accepted(journeys.LAMP, at=town.noon - timedelta(minutes=20)), desk("wanggezhang")
    for _number in range(4):
        actions.give_errand(case=town.again(case), what=WHAT, by=town.leader, at=town.noon)
    answer = browser.get(f"/desk/cases/{case.number}/errand/")
    assert answer.status_code == 409
    assert "一次最多请4个" in answer.content.decode()
    sent = {"turn": str(town.again(case).turn), "kind": "verify", "whom": PATROLLER, "words": "再看看"}
    answer = browser.post(f"/desk/cases/{case.number}/errand/", sent)
    assert answer.status_code == 409
    assert "一次最多请4个" in answer.content.decode()
    assert "一次最多请4个" in browser.get(f"/desk/cases/{case.number}/refusals/").content.decode()


@pytest.mark.usefixtures("frozen")
def test_where_no_grid_is_known_the_community_is_proposed_and_why_is_said(desk: Desk, town: Town) -> None:
    community = "410103/410103012/410103012002/"
    case, browser = town.case(at=town.noon - timedelta(minutes=5), grid=community), desk("shequ")
    page = browser.get(f"/desk/cases/{case.number}/errand/").content.decode()
    assert "还不知道在哪个网格" in page
    assert "community_secretary@410103012002" in page
    actions.accept(case=case, condition=journeys.LAMP, by=town.staff, at=town.noon - timedelta(minutes=1))
    page = browser.get(f"/desk/cases/{case.number}/errand/").content.decode()
    assert "在回答里写到底在哪里" in page
    known = town.case(at=town.noon - timedelta(minutes=5))
    assert "哪个网格" not in desk("wanggezhang").get(f"/desk/cases/{known.number}/errand/").content.decode()


LADDER = actions.Asking(kind="assist", whom=journeys.DESK, words="借一辆升降车")


def asked_for_a_ladder(town: Town) -> tuple[Case, Errand]:
    case = town.accepted(journeys.LAMP, at=town.noon - timedelta(minutes=40))
    at = town.noon - timedelta(minutes=20)
    actions.give_errand(case=case, what=LADDER, by=town.leader, at=at)
    return town.again(case), errands.of(town.again(case))[0]


@pytest.mark.usefixtures("frozen")
def test_an_answered_errand_leaves_its_words_and_nothing_of_the_matter(desk: Desk, town: Town) -> None:
    case, errand = asked_for_a_ladder(town)
    browser, url = desk("chengguan"), f"/desk/cases/{case.number}/"
    assert "楼下路灯" in browser.get(url).content.decode()
    done = actions.Reply(found="done", words="车到了,装好了")
    at = town.noon - timedelta(minutes=5)
    actions.answer_errand(case=case, errand=errand, what=done, by=town.holder(journeys.DESK), at=at)
    answer = browser.get(url)
    page = answer.content.decode()
    assert answer.status_code == 200
    for said in ("您这里答过了", "借一辆升降车", "办完了:车到了,装好了"):
        assert said in page
    for other in ("楼下路灯", "3号楼", "换了"):
        assert other not in page
    assert browser.get(f"{url}clocks/").status_code == 404
    assert desk("gongdian").get(url).status_code == 404


@pytest.mark.usefixtures("frozen")
def test_one_that_was_taken_back_or_fell_says_so(desk: Desk, town: Town) -> None:
    case, errand = asked_for_a_ladder(town)
    fallen, _errand = asked_for_a_ladder(town)
    at = town.noon - timedelta(minutes=5)
    actions.withdraw_errand(case=case, errand=errand, words="物业有车", by=town.leader, at=at)
    actions.resolve(case=fallen, what=journeys.DONE, by=town.leader, at=at)
    page = desk("chengguan").get(f"/desk/cases/{case.number}/").content.decode()
    assert "请您的人收回了" in page
    assert "物业有车" in page
    page = desk("chengguan").get(f"/desk/cases/{fallen.number}/").content.decode()
    assert "已经办完、暂缓或者交到了别处" in page
