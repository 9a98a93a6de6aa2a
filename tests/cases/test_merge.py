"""Reports of one thing go one way together: nobody is lost, no promise gets later, nothing counts twice."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries.codes import code_of
from bandeng.demo.town import OTHER_GRID, Town
from bandeng.figures.queries import read
from bandeng.inbox.models import ToDo
from bandeng.inbox.queries import clocks_of
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.conftest import Desk

LATER = timedelta(hours=1)


def merge(town: Town, case: Case, master: Case, *, by: str = "") -> None:
    """Both as they stand now; by the community's staff."""
    actions.merge(
        case=town.again(case),
        master=town.again(master),
        words="是同一盏灯",
        by=by or town.staff,
        at=town.noon + LATER,
    )


def running(case: Case) -> set[str]:
    return {each.kind for each in clocks_of(case.stream) if each.stopped_at is None}


def test_its_clocks_and_work_stop_and_its_people_go_along(town: Town) -> None:
    master, case = journeys.accepted(town), town.case("三号楼的灯也不亮")
    merge(town, case, master)
    case, master = town.again(case), town.again(master)
    assert (case.state, master.state, master.supports) == ("merged", "handling", 1)
    assert running(case) == set()
    assert not ToDo.objects.open().filter(stream=case.stream).exists()
    follower = Follower.objects.get(case=master)
    assert (follower.person, follower.through, follower.words) == (case.reporter, case.number, case.words)
    assert rebuilding.check().is_equal


def test_those_who_followed_it_go_along_once(town: Town) -> None:
    master, case = journeys.accepted(town), town.case()
    both = actions.Report(place=case.place, words="我也是", reporter=master.reporter, channel="phone")
    actions.join_caller(case=case, report=both, by=town.staff, at=town.noon)
    merge(town, case, master)
    assert set(Follower.objects.filter(case=master).values_list("person", flat=True)) == {case.reporter}


def test_the_earliest_promise_stands(town: Town) -> None:
    early = town.accepted(at=town.noon - timedelta(hours=3))
    late = town.accepted(at=town.noon)
    promised = early.due_at
    merge(town, early, late)
    late = town.again(late)
    assert late.due_at == promised
    whole = [each for each in clocks_of(late.stream) if each.kind == "whole" and each.stopped_at is None]
    assert [(each.due_at, each.started_at) for each in whole] == [(promised, early.accepted_at)]
    assert late.next_at is not None
    assert (
        ToDo.objects.open().get(stream=late.stream).due_at == late.next_at < promised
    )  # the grid's own step


def test_a_later_promise_changes_nothing(town: Town) -> None:
    early = town.accepted(at=town.noon - timedelta(hours=3))
    late = town.accepted(at=town.noon)
    merge(town, late, early)
    assert town.again(early).due_at == early.due_at
    assert running(early) == {"whole", "step"}


def test_a_merged_matter_stands_as_its_master_and_its_reporter_is_asked(town: Town) -> None:
    master, case = journeys.accepted(town), town.case("三号楼的灯也不亮")
    merge(town, case, master)
    actions.resolve(case=town.again(master), what=journeys.DONE, by=town.leader, at=town.noon + 2 * LATER)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(master), finding=finding, by=town.staff, at=town.noon + 3 * LATER)
    phone = Client()
    assert phone.post("/follow/", {"number": case.number, "code": code_of(case.stream)}).status_code == 302
    page = phone.get(f"/c/{case.number}/").content.decode()
    assert master.number in page
    assert "核查已通过" in page
    assert "办好了没有?您说了算" in page
    phone.post(f"/c/{case.number}/answer/", {"answer": "not"})
    assert town.again(master).state == "contested"
    assert Follower.objects.get(case=master).answer == "not"


def test_she_may_still_add_to_her_own(town: Town) -> None:
    master, case = journeys.accepted(town), town.case()
    merge(town, case, master)
    addition = actions.Addition(words="昨晚有人摔了")
    actions.supplement(case=town.again(case), by=case.reporter, addition=addition, at=town.noon + 2 * LATER)


def test_what_cannot_be_merged(town: Town) -> None:
    master, case, third = journeys.accepted(town), town.case(), town.case()
    with pytest.raises(BadInput):
        merge(town, case, case)
    with pytest.raises(BadInput):
        merge(town, master, case)  # accepted into not accepted: its promise would be lost
    with pytest.raises(BadInput):
        merge(town, case, journeys.closed(town))
    merge(town, case, master)
    with pytest.raises(NotNow):
        merge(town, case, third)
    with pytest.raises(BadInput):
        merge(town, third, case)
    with pytest.raises(NotNow):
        merge(town, master, journeys.accepted(town))


def test_the_grid_merges_nothing_and_nobody_reaches_into_another_street(town: Town) -> None:
    master, case = journeys.accepted(town), town.case()
    with pytest.raises(NotYours):
        merge(town, case, master, by=town.leader)
    with pytest.raises(NotYours):
        merge(town, case, town.case(grid=OTHER_GRID))


def test_what_a_department_has_in_hand_only_the_street_takes_away(town: Town) -> None:
    case, master = journeys.at_department(town), journeys.accepted(town)
    with pytest.raises(NotYours):
        merge(town, case, master)
    merge(town, case, master, by=town.holder(journeys.STREET_STAFF))
    assert town.again(case).state == "merged"


def test_the_numbers_are_not_doubled(town: Town) -> None:
    master, case = town.accepted(), town.accepted()
    merge(town, case, master)
    day = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    values = {
        name: read(f"cases.{name}", place="410103/", during=day).value
        for name in ("reported", "valid", "registered", "merged")
    }
    assert values == {"reported": 2, "valid": 1, "registered": 1, "merged": 1}
    actions.tick(at=town.noon + timedelta(days=5))  # the limit has come
    share = read("cases.on_time", place="410103/", during=day).counted
    assert (share.denominator, share.excluded) == (1, (("merged", 1),))


def test_the_desk_offers_what_is_near_and_takes_any_number(desk: Desk, town: Town) -> None:
    master, case = journeys.accepted(town), town.case()
    browser, url = desk("shequ"), f"/desk/cases/{case.number}/merger/"
    assert master.number in browser.get(url).content.decode()
    said = {"turn": str(case.turn), "command": "merging", "words": "是同一盏灯"}
    assert browser.post(url, {**said, "number": "410103-22-99999"}).status_code == 422
    assert browser.post(url, {**said, "master": master.number}).status_code == 302
    assert town.again(case).state == "merged"
    assert case.number in browser.get(f"/desk/cases/{master.number}/").content.decode()
    assert master.number in browser.get(f"/desk/cases/{case.number}/").content.decode()


def test_the_last_digits_of_a_number_are_enough(desk: Desk, town: Town) -> None:
    case, master = town.case(), journeys.accepted(town)
    browser, url = desk("shequ"), f"/desk/cases/{case.number}/merger/"
    said = {"turn": str(case.turn), "command": "by-its-end", "words": "是同一盏灯"}
    assert browser.post(url, {**said, "number": "99999"}).status_code == 422
    assert browser.post(url, {**said, "number": master.number[-5:]}).status_code == 302
    assert town.again(case).state == "merged"


def test_where_nothing_is_near_the_number_is_not_called_optional(desk: Desk, town: Town) -> None:
    case = town.case()
    page = desk("shequ").get(f"/desk/cases/{case.number}/merger/").content.decode()
    assert "可不填" not in page.partition('name="number"')[0].rpartition("<label")[2]


def _chosen(browser: Client, case: Case) -> list[str]:
    page = browser.get(f"/desk/cases/{case.number}/merger/").content.decode()
    return re.findall(r'<option value="([^"]*)" selected', page)


def test_only_what_is_the_same_at_the_same_place_is_chosen_already(desk: Desk, town: Town) -> None:
    other = town.accepted("street-lamp.leaning", at=town.noon - LATER)
    case, browser = town.accepted(journeys.LAMP), desk("shequ")
    assert _chosen(browser, case) == [""]
    assert other.number in browser.get(f"/desk/cases/{case.number}/merger/").content.decode()
    same = town.accepted(journeys.LAMP, at=town.noon - LATER)
    assert _chosen(browser, case) == [same.number]


def test_nothing_chosen_and_nothing_written_is_told(desk: Desk, town: Town) -> None:
    journeys.accepted(town)
    case = town.case()
    said = {"turn": str(case.turn), "command": "nothing", "words": "是同一盏灯", "master": "", "number": ""}
    answer = desk("shequ").post(f"/desk/cases/{case.number}/merger/", said)
    assert answer.status_code == 422
    assert "还没有选,也没有写编号" in answer.content.decode()
