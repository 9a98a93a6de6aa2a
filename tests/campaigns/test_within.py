"""A session outside the days of the month does not count for it, and whoever enters it is told before."""

from datetime import date, datetime

import pytest
import time_machine

from bandeng.campaigns import actions, queries, rules
from bandeng.campaigns.models import Campaign, Duty
from bandeng.demo.town import Town
from bandeng.gatherings import actions as gatherings
from bandeng.gatherings.models import Session
from bandeng.gatherings.queries import Span
from bandeng.gatherings.web.proposing import proposed
from bandeng.inbox.models import ToDo
from bandeng.kernel.periods import day_begins
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import rebuilding
from tests.campaigns.months import (
    AFTER,
    BRANCH,
    DAY,
    FIRST,
    HOUR,
    SECRETARY,
    STAFF,
    cancelled,
    comforted,
    held,
    number,
    planned,
    recorded,
    sent,
    unasked,
)
from tests.cases.conftest import Desk

HEAD = "street_leader@410103012"
BEFORE, LATER = day_begins(FIRST) - HOUR, day_begins(AFTER) + HOUR
LAST = day_begins(AFTER) - 2 * HOUR
DAYS = "「党建活动月」只算2022年7月1日至2022年7月31日的场次"
JULY = Span(title="七月", first_on=FIRST, last_on=date(2022, 7, 31))
NEW = {
    "kind": "study",
    "title": "参观纪念馆",
    "unit": BRANCH,
    "on": "2022-08-03",
    "from": "09:00",
    "to": "10:00",
    "venue": "纪念馆",
    "open_to": "own",
    "line-site": "纪念馆",
}


def part() -> Duty:
    return Duty.objects.get(unit=BRANCH)


def waits() -> int:
    return ToDo.objects.open().filter(kind=rules.TODO, seat=SECRETARY).count()


def moved(town: Town, session: Session, to: datetime) -> None:
    what = gatherings.Moving(begins_at=to, ends_at=to + HOUR, venue="礼堂")
    gatherings.move(session=session, what=what, by=town.holder(SECRETARY), at=town.noon)


def test_it_is_not_planned_nor_entered_for_the_month(town: Town) -> None:
    for entering in (lambda: planned(town, begins_at=LATER), lambda: recorded(town, BEFORE)):
        with pytest.raises(BadInput) as wrong:
            entering()
        assert wrong.value.issues["begins_at"].startswith(DAYS)
    assert not Session.objects.exists()


@pytest.mark.parametrize("begins_at", [day_begins(FIRST), LAST])
def test_its_first_and_its_last_day_are_in_it(town: Town, begins_at: datetime) -> None:
    recorded(town, begins_at)
    sent(town)
    assert part().state == rules.DONE


def test_it_is_not_moved_nor_said_to_be_held_outside(town: Town) -> None:
    session = planned(town)
    with pytest.raises(BadInput) as wrong:
        moved(town, session, LATER)
    assert wrong.value.issues["begins_at"].startswith(DAYS)
    late = gatherings.Outcome(begins_at=LATER, ends_at=LATER + HOUR)
    with pytest.raises(BadInput) as wrong:
        gatherings.hold(session=session, what=late, by=town.holder(SECRETARY), at=LATER + DAY)
    assert wrong.value.issues["begins_at"].startswith(DAYS)
    moved(town, session, LAST)
    assert Session.objects.get().begins_at == LAST


def test_what_was_entered_so_before_does_no_task_and_stands_on_no_page(town: Town, month: Campaign) -> None:
    with unasked():
        recorded(town, BEFORE)
        sent(town)
        recorded(town, LATER)
        held(town, planned(town, begins_at=LATER))
    assert (part().state, part().held, part().planned, waits()) == (rules.MISSING, 0, 0, 1)
    assert not queries.of_activity(number(1), state=rules.HELD)
    recorded(town, town.noon - DAY)
    assert (part().state, part().held, waits()) == (rules.DONE, 1, 0)
    assert len(queries.of_activity(number(1), state=rules.HELD)) == 1
    assert rebuilding.check().is_equal


def test_one_that_is_moved_counts_where_it_now_is(town: Town) -> None:
    sent(town)
    with unasked():
        session = planned(town, begins_at=LATER)
        assert part().state == rules.MISSING
        moved(town, session, LAST)
        assert part().state == rules.READY
        moved(town, Session.objects.get(), LATER)
    assert (part().state, part().planned) == (rules.MISSING, 0)
    cancelled(town, session)
    assert (part().state, part().planned) == (rules.MISSING, 0)
    assert rebuilding.check().is_equal


def test_one_that_was_planned_so_before_can_still_be_said_to_be_held(town: Town) -> None:
    with unasked():
        session = planned(town, begins_at=LATER)
    held(town, session)
    assert Session.objects.get().is_held


def test_a_task_is_due_in_the_month(town: Town) -> None:
    what = actions.Tasking(title="学", audience="branches", due_on=AFTER, kinds=("study",))
    with pytest.raises(BadInput) as wrong:
        actions.task(activity=number(1), what=what, by=town.holder(STAFF), at=town.noon)
    assert "2022年7月31日" in wrong.value.issues["due_on"]


@pytest.mark.parametrize(
    ("on", "past", "proposes"),
    [
        ("2022-06-20", False, "2022-07-01"),
        ("2022-06-20", True, ""),
        ("2022-07-06", False, "2022-07-06"),
        ("2022-07-31", False, "2022-07-31"),
        ("2022-08-03", False, ""),
        ("2022-08-03", True, "2022-07-31"),
    ],
)
def test_the_form_proposes_a_day_of_the_month(on: str, past: bool, proposes: str) -> None:
    at = day_begins(date.fromisoformat(on)) + 10 * HOUR
    assert proposed(at, past=past, within=[JULY])["on"] == proposes


def test_the_form_says_the_days_and_how_to_enter_it_without_the_month(desk: Desk, town: Town) -> None:
    serves, browser = f"activity:{number(1).id}", desk("zhibushuji")
    form = browser.get("/desk/gatherings/new/", {"kind": "study", "serves": serves}).content.decode()
    assert "只算" in form
    answer = browser.post("/desk/gatherings/addition/", NEW | {"serves": serves})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert DAYS in page and 'href="#f-on"' in page and "已经开过了" not in page
    link = page.partition('href="/desk/gatherings/new/?kind=study')[2].partition('"')[0].replace("&amp;", "&")
    apart = browser.get(f"/desk/gatherings/new/?kind=study{link}").content.decode()
    assert 'value="2022-08-03"' in apart and 'name="serves"' not in apart
    assert browser.post("/desk/gatherings/addition/", NEW).status_code == 302
    assert Session.objects.get().serves == "-"


def test_when_the_month_is_over_what_was_held_in_it_is_entered(
    desk: Desk, town: Town, frozen: time_machine.Traveller
) -> None:
    page = f"/desk/tasks/{sent(town).id}/"
    assert "安排一场" in desk("zhibushuji").get(page).content.decode()
    frozen.move_to(LATER)
    over = desk("zhibushuji").get(page).content.decode()
    assert "安排一场" not in over and "补录办过的一场" in over
    assert "活动月结束了" in over


def test_whoever_records_a_visit_of_another_day_is_told_that_it_counts_for_nothing(
    town: Town, desk: Desk, month: Campaign
) -> None:
    visit = comforted(town, HEAD)
    page, leader = f"/desk/visits/people/{visit.entry}/", desk(town.holder(HEAD))
    assert "的走访;别的日子的走访不算它的任务" in leader.get(page).content.decode()
    form = {"visitor": HEAD, "gift": ""}
    inside = leader.post(f"{page}visit/", form | {"on": "2022-07-02"}, follow=True).content.decode()
    outside = leader.post(f"{page}visit/", form | {"on": "2022-06-30"}, follow=True).content.decode()
    assert "记下了 1 位的走访" in inside
    assert "不算活动月的任务" not in inside
    assert "记下了 1 位的走访" in outside
    assert "不算活动月的任务" in outside
