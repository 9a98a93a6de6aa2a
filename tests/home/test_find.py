"""Residents find places and matters by what stands on public pages, and by nothing else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import OTHER_GRID, Town
from bandeng.home import finding
from bandeng.people import actions as people
from bandeng.search.queries import fitting
from tests.cases import journeys
from tests.cases.conftest import desk, noon, town

__all__ = ["desk", "noon", "town"]
HOME = "家里老人没人照顾,想申请居家养老服务"


def looked_for(words: str, **more: str) -> str:
    answer = Client().post("/search/", {"q": words, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_two_characters_of_a_category_find_its_matters(town: Town) -> None:
    lamp, hole = town.case(), town.case("路上有个大坑")
    page = looked_for("路灯")
    assert lamp.number in page
    assert hole.number not in page


def test_place_and_category_together_find_what_is_there(town: Town) -> None:
    here, there = town.case(), town.case(grid=OTHER_GRID)
    page = looked_for("冯春 路灯")
    assert here.number in page
    assert there.number not in page


@pytest.mark.parametrize("words", ["冯春", "fcsq", "fc", "FCSQ"])
def test_a_place_is_found_by_its_name_and_first_letters(town: Town, words: str) -> None:
    assert "/places/410103012002/" in looked_for(words)


def test_a_number_and_its_end_find_the_matter(town: Town) -> None:
    case = town.case()
    for words in (case.number, case.number.lower(), case.number[-5:], case.number.rpartition("-")[2]):
        assert f"/c/{case.number}/" in looked_for(words)


def test_words_of_people_are_never_looked_through(town: Town) -> None:
    told = actions.Report(
        place=town.case().place,
        words="路灯不亮,找王秀兰问",
        reporter=people.guest(name="赵铁柱", phone="13800001234", at=town.noon),
        address="凤鸣路7号院",
    )
    number = Case.objects.get(stream=actions.report(report=told, at=town.noon).stream).number
    for words in ("王秀兰", "赵铁柱", "13800001234", "凤鸣路", "路灯 王秀兰"):
        page = looked_for(words)
        assert number not in page
        assert "没有找到" in page


def test_matters_about_homes_are_found_by_number_only(town: Town) -> None:
    case = town.case(HOME)
    assert case.number not in looked_for("养老")
    assert case.number not in looked_for("冯春")
    assert case.number in looked_for(case.number)


def test_accepted_under_another_category_it_is_found_under_that(town: Town) -> None:
    case = journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    actions.reclassify(case=case, condition="road.hole", by=town.leader, at=at)
    assert case.number not in looked_for("路灯")
    assert case.number in looked_for("道路")


def test_what_is_looked_for_stands_in_no_address(town: Town) -> None:
    assert "路灯" not in Client().get("/search/", {"q": "路灯"}).content.decode().partition("<form")[0]
    assert "没有找到" not in Client().get("/search/", {"q": "王秀兰"}).content.decode()


def test_nothing_to_look_for_is_said(town: Town) -> None:
    answer = Client().post("/search/", {"q": " 。"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "请写要找的地方、类别或编号" in page and "没有找到" not in page


def test_it_goes_on_below(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PAGE", 2)
    cases = [town.case() for _number in range(3)]
    page = looked_for("路灯")
    assert cases[0].number not in page
    assert "接着往下找" in page
    rest = looked_for("路灯", before=str(cases[1].id))
    assert cases[0].number in rest
    assert "接着往下找" not in rest


def test_a_long_book_is_looked_through_a_part_at_a_time(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    old = town.case()
    new = town.case("路上有个大坑")
    monkeypatch.setattr(fitting, "WINDOW", new.id - old.id)
    found = finding.matters("路灯", before=0)
    assert found.cases == ()
    assert found.more
    assert [case.id for case in finding.matters("路灯", before=found.more).cases] == [old.id]


@pytest.mark.parametrize("start", ["", "x", "-1", "²", "9" * 40])
def test_a_start_that_is_none_begins_at_the_newest(town: Town, start: str) -> None:
    case = town.case()
    assert case.number in looked_for("路灯", before=start)


def test_it_takes_as_many_statements_whatever_is_found(town: Town) -> None:
    counts = []
    for number in (3, 9):
        for _each in range(number):
            town.case()
        looked_for("冯春 路灯")
        with CaptureQueriesContext(connection) as found:
            looked_for("冯春 路灯")
        counts.append(len(found))
    assert counts[0] == counts[1] <= 8
