"""The morning, the inbox, the work list and its file."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bandeng.cases import actions
from bandeng.cases.queries import nearby, urging
from bandeng.cases.web.desk import today, work
from bandeng.cases.web.desk.beside import Heap, Row
from bandeng.demo.town import GRID, OTHER_GRID, Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.people import actions as people
from bandeng.ui.web.tables import plain
from tests.cases import journeys
from tests.cases.conftest import Desk

BUDGETS = {"/desk/": 17, "/desk/inbox/?part=later": 17, "/desk/cases/": 18, "/desk/cases.csv": 12}


def questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(path)
        assert answer.status_code == 200
        b"".join(answer)
    return len(asked)


@pytest.mark.parametrize("path", BUDGETS)
def test_as_many_questions_for_thirty_as_for_three(desk: Desk, town: Town, path: str) -> None:
    client = desk("wanggezhang")
    for _number in range(3):
        town.case()
    questions(client, path)  # read to its end, so that what is kept in memory is kept
    few = questions(client, path)
    for number in range(27):
        town.case(at=town.noon - timedelta(minutes=number))
    assert questions(client, path) == few
    assert few <= BUDGETS[path]


def test_the_morning_says_what_is_new_stuck_and_promised(desk: Desk, town: Town) -> None:
    new = town.case()
    page = desk("wanggezhang").get("/desk/").content.decode()
    assert "新来的,等您受理" in page
    assert f"/desk/cases/{new.number}/acceptance/" in page
    promised = journeys.confirming(town)
    page = desk("shuji").get("/desk/").content.decode()  # the community's staff checked it
    assert "已核查,等您问一问反映人" in page
    assert f"/desk/cases/{promised.number}/answer/" in page


def test_what_is_overdue_is_stuck(desk: Desk, town: Town) -> None:
    town.case(at=town.noon - timedelta(hours=3))
    page = desk("wanggezhang").get("/desk/").content.decode()
    assert "part-stuck" in page
    assert "逾期" in page


def test_an_empty_morning_says_so(desk: Desk) -> None:
    assert "现在没有等您办的事" in desk("wanggezhang").get("/desk/").content.decode()


def test_the_inbox_is_empty_only_if_nothing_waits_in_other_rooms(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk("wanggezhang")
    assert "现在没有等您办的事" in client.get("/desk/inbox/").content.decode()
    row = Row(title="七月讲一堂课", href="/elsewhere/", meta="还没有", due_at=None, late=False)
    monkeypatch.setattr(today, "heaps", lambda _who: (Heap(title="活动月的任务", rows=(row,)),))
    page = client.get("/desk/inbox/").content.decode()
    assert "现在没有等您办的事" not in page
    assert 'href="/elsewhere/"' in page
    part = client.get("/desk/inbox/?part=later").content.decode()
    assert "这一部分现在没有事" in part


def test_who_handled_it_does_not_find_its_check_in_her_inbox(desk: Desk, town: Town) -> None:
    case = journeys.at_community(town)
    actions.resolve(case=case, what=journeys.DONE, by=town.staff, at=town.noon + 4 * journeys.STEP)
    assert case.number not in desk("shequ").get("/desk/inbox/").content.decode()
    assert case.number in desk("wanggezhang").get("/desk/inbox/").content.decode()


def test_the_chosen_matter_stands_beside_the_list(desk: Desk, town: Town) -> None:
    town.case("井盖松了")
    second = town.case("垃圾桶满了没人清")
    page = desk("wanggezhang").get(f"/desk/inbox/?open={second.number}").content.decode()
    assert '<blockquote class="said">垃圾桶满了没人清' in page


def test_filters_are_kept_in_the_address(desk: Desk, town: Town) -> None:
    lamp, lid = town.case(), town.case("井盖松了", channel="phone")
    client = desk("shequ")
    page = client.get("/desk/cases/?category=street-lamp").content.decode()
    assert lamp.number in page
    assert lid.number not in page
    assert "category=street-lamp&amp;state=open" in page or "state=open&amp;category=street-lamp" in page
    page = client.get("/desk/cases/?channel=phone&state=submitted&days=7").content.decode()
    assert lamp.number not in page
    assert lid.number in page
    assert client.get("/desk/cases/?place=nowhere&state=flying&days=x&before=y").status_code == 200


def test_pages_go_on_below_the_last_number(desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PAGE", 2)
    oldest, middle, newest = town.case(), town.case(), town.case()
    client = desk("shequ")
    page = client.get("/desk/cases/").content.decode()
    assert newest.number in page
    assert oldest.number not in page
    assert f"before={middle.id}" in page
    assert oldest.number in client.get(f"/desk/cases/?before={middle.id}").content.decode()


def test_one_can_turn_back_page_by_page(desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PAGE", 2)
    cases = [town.case() for _number in range(6)]
    client = desk("shequ")

    def shown(query: str) -> list[bool]:
        page = client.get(f"/desk/cases/{query}").content.decode()
        return [case.number in page for case in cases]

    third = client.get(f"/desk/cases/?before={cases[2].id}").content.decode()
    assert f"after={cases[2].id - 1}" in third
    assert shown(f"?after={cases[2].id - 1}") == [False, False, True, True, False, False]
    assert shown(f"?after={cases[4].id - 1}") == [False, False, False, False, True, True]
    newest = client.get(f"/desk/cases/?after={cases[4].id - 1}").content.decode()
    assert 'rel="prev"' not in newest
    assert 'rel="next"' in newest
    assert shown(f"?after={cases[5].id - 1}") == [False, False, False, False, True, True], "a full first page"


def _rows(client: Client, query: str = "") -> list[list[str]]:
    answer = client.get(f"/desk/cases.csv{query}")
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_file_has_what_may_be_seen_and_nobodys_data(desk: Desk, town: Town) -> None:
    here, elsewhere = town.case(), town.case(grid=OTHER_GRID)
    rows = _rows(desk("shequ"))
    assert [row[0] for row in rows[1:]] == [here.number]
    assert len({len(row) for row in rows}) == 1
    assert len(_rows(desk("quzhili"))) == 3
    flat = "".join("".join(row) for row in rows)
    assert "楼下路灯好几天不亮了" not in flat
    assert "3号楼" not in flat
    assert elsewhere.number not in flat


def test_the_file_and_the_page_name_the_same_level(desk: Desk, town: Town) -> None:
    case = town.case(grid=f"{GRID.rstrip('/').rpartition('/')[0]}/")
    head, row = _rows(desk("quzhili"))
    level = row[head.index("级别")]
    page = desk("quzhili").get(f"/desk/cases/{case.number}/").content.decode()
    assert level == "社区"
    assert f"<dd>{level}</dd>" in page


def test_how_old_it_is_goes_by_the_calendar(town: Town) -> None:
    late = town.case(at=town.noon.replace(hour=23))
    assert nearby.since(late, at=town.noon.replace(hour=23, minute=59)) == 0
    assert nearby.since(late, at=late.reported_at + timedelta(hours=2)) == 1


def test_who_was_urged_sees_it_first_with_the_moment(desk: Desk, town: Town) -> None:
    older, urged = journeys.accepted(town), journeys.accepted(town)
    at = urging.from_moment(urged, urged.reporter)
    assert at
    actions.urge_own(case=urged, person=urged.reporter, at=at)
    text = b"".join(desk("wanggezhang").get("/desk/inbox.csv")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert (rows[1][0], rows[1][4]) == (urged.number, "卡住的")
    assert older.number in [row[0] for row in rows]
    assert "有人催," in desk("wanggezhang").get("/desk/inbox/").content.decode()


def test_an_urged_matter_stands_once_with_what_is_to_be_done(desk: Desk, town: Town) -> None:
    """And rows of one kind are told apart: by the first words and the number."""
    case, other = journeys.accepted(town), town.accepted()
    at = urging.from_moment(case, case.reporter)
    assert at is not None
    with time_machine.travel(at, tick=False):
        actions.urge_own(case=case, person=case.reporter, at=at)
        page = desk("wanggezhang").get("/desk/inbox/").content.decode().partition('id="chosen"')[0]
    rows = page.split('<li class="row')[1:]
    assert ["有人催," in row for row in rows if case.number in row] == [True]
    assert [other.number in row for row in rows].count(True) == 1
    assert all("路灯好几天不亮" in row for row in rows if case.number in row or other.number in row)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert plain(cell) == f"'{cell}"


def test_a_number_from_outside_is_no_formula_in_the_file(desk: Desk, town: Town) -> None:
    told = actions.Report(
        place=GRID,
        words="路灯不亮",
        reporter=people.guest(at=town.noon),
        channel="12345",
        source_number='=HYPERLINK("evil")',
    )
    actions.file(report=told, by=town.staff, at=town.noon)
    assert "'=HYPERLINK" in "".join(_rows(desk("shequ"))[1])


def test_whoever_has_it_sees_the_limit_that_comes_first(desk: Desk, town: Town) -> None:
    """A department has fifteen days for its step; the lamp was promised in two."""
    case = journeys.at_department(town)
    waits = ToDo.objects.open().get(stream=case.stream, kind="cases.resolve")
    step = Clock.objects.running().get(stream=case.stream, kind="step")
    assert case.due_at
    assert case.due_at == waits.due_at < step.due_at
    page = desk("chengguan-chuzhi").get("/desk/inbox.csv")
    text = b"".join(page).decode()
    assert f"{timezone.localtime(case.due_at):%Y-%m-%d %H:%M}" in text
    assert f"{timezone.localtime(step.due_at):%Y-%m-%d %H:%M}" not in text


def test_a_matter_with_several_late_clocks_is_one_thing_to_look_at(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    for day in range(1, 12):
        actions.tick(at=town.noon + timedelta(days=day))
    waiting = ToDo.objects.open().filter(stream=case.stream, kind="cases.watch")
    assert waiting.filter(seat="community_secretary@410103012002").count() == 2
    rows = b"".join(desk("shuji").get("/desk/inbox.csv")).decode()
    assert rows.count(case.number) == 1


def test_a_matter_that_was_given_away_is_named(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    page = desk("shequ").get(f"/desk/inbox/?done=escalation&gone={case.number}").content.decode()
    assert f"记下了:上报({case.number})" in page


def test_a_list_to_keep_is_named_by_the_day_here(
    desk: Desk, town: Town, frozen: time_machine.Traveller
) -> None:
    """Half past midnight in Erqi is still the day before in UTC."""
    frozen.move_to(town.noon.replace(hour=0, minute=30))
    for address in ("/desk/cases.csv", "/desk/inbox.csv"):
        named = desk("shuji").get(address).headers["Content-Disposition"]
        assert f"{town.noon:%Y%m%d}" in named
