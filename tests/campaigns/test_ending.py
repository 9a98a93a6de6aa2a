"""A month gets other days, is closed after its last one, or is withdrawn where it was opened by mistake."""

from datetime import date, datetime

import pytest
import time_machine
from django.test import Client

from bandeng.campaigns import actions, queries, rules
from bandeng.campaigns.models import Campaign, Duty, Task
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.gatherings.models import Session
from bandeng.inbox.models import ToDo
from bandeng.kernel.periods import day_begins
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.campaigns.months import (
    AFTER,
    BRANCH,
    DAY,
    FIRST,
    HOUR,
    SECRETARY,
    STAFF,
    cancelled,
    held,
    number,
    planned,
    posts_of,
    recorded,
    sent,
)
from tests.cases.conftest import Desk

LATE = day_begins(AFTER) - HOUR  # the evening of the last day
AUGUST = {"begins_on": "2022-07-20", "last_on": "2022-08-15", "why": "展期"}


def moved(town: Town, one: Campaign, begins_on: date, ends_on: date) -> None:
    what = actions.Days(begins_on=begins_on, ends_on=ends_on, why="天太热")
    actions.move(campaign=queries.campaign(one.id), what=what, by=town.holder(STAFF), at=town.noon)


def withdrawn(town: Town, one: Campaign) -> None:
    by = town.holder(STAFF)
    actions.withdraw(campaign=queries.campaign(one.id), why="点错了样板", by=by, at=town.noon)


def closed(town: Town, one: Campaign, *, at: datetime = LATE) -> None:
    actions.close(campaign=queries.campaign(one.id), by=town.holder(STAFF), at=at)


def value(name: str) -> int:
    return int(read(name, place="410103/", during=(day_begins(FIRST), day_begins(AFTER))).value or 0)


def part() -> Duty:
    return Duty.objects.get(unit=BRANCH)


def waits() -> int:
    return ToDo.objects.open().filter(kind=rules.TODO, seat=SECRETARY).count()


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


def test_other_days_count_other_sessions_and_tell_whoever_hosts_one_outside(
    town: Town, month: Campaign
) -> None:
    sent(town)
    session = planned(town)
    held(town, session)
    assert part().state == rules.DONE
    assert not waits()
    moved(town, month, date(2022, 7, 20), date(2022, 8, 16))
    assert part().state == rules.MISSING
    assert waits() == 1
    assert told(rules.OUTSIDE) == {session.host}
    assert value("activities.sessions") == 0
    assert [each.stream for each in queries.outside(queries.campaign(month.id))] == [session.stream]
    moved(town, month, FIRST, AFTER)
    assert part().state == rules.DONE
    assert value("activities.sessions") == 1
    assert rebuilding.check().is_equal


def test_a_task_that_would_be_due_outside_is_due_on_the_last_day(town: Town, month: Campaign) -> None:
    sent(town)
    moved(town, month, date(2022, 8, 1), date(2022, 9, 1))
    assert Task.objects.get().due_on == date(2022, 8, 31)
    waiting = ToDo.objects.open().filter(seat=SECRETARY, kind=rules.TODO).get()
    assert waiting.due_at == day_begins(date(2022, 9, 1))
    assert value("activities.activities") == 0
    assert rebuilding.check().is_equal


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ends_on": FIRST}, "last_on"),
        ({"ends_on": date(2025, 1, 1)}, "last_on"),
        ({"ends_on": None}, "last_on"),
        ({"begins_on": None}, "begins_on"),
        ({"ends_on": AFTER}, "begins_on"),
        ({"why": " "}, "why"),
    ],
)
def test_days_that_are_none_are_told(
    town: Town, month: Campaign, changed: dict[str, object], field: str
) -> None:
    said: dict[str, object] = {"begins_on": FIRST, "ends_on": date(2022, 8, 2), "why": "展期", **changed}
    with pytest.raises(BadInput) as wrong:
        actions.move(
            campaign=month,
            what=actions.Days(**said),  # type: ignore[arg-type]
            by=town.holder(STAFF),
            at=town.noon,
        )
    assert field in wrong.value.issues


def test_a_month_opened_by_mistake_is_withdrawn_and_counts_nowhere(town: Town, month: Campaign) -> None:
    sent(town)
    session = planned(town)
    assert value("activities.activities") == 10
    withdrawn(town, month)
    assert value("activities.activities") == 0
    assert not waits()
    assert not queries.waiting(posts_of(town, SECRETARY), at=town.noon)
    assert session.host in told(rules.CALLED_OFF)
    assert "secretary@410103005001-branch" in told(rules.CALLED_OFF)
    assert not queries.all_of_them()
    assert len(queries.all_of_them(withdrawn=True)) == 1
    assert queries.running(town.noon.date()) is None
    held(town, session)
    assert value("activities.sessions") == 0
    cancelled(town, session)
    assert not waits()
    assert rebuilding.check().is_equal


def test_what_was_held_keeps_a_month_from_being_withdrawn(town: Town, month: Campaign) -> None:
    recorded(town, town.noon - DAY)
    with pytest.raises(NotNow, match="不能撤回"):
        withdrawn(town, month)


def test_nothing_new_is_planned_for_a_month_that_was_withdrawn(town: Town, month: Campaign) -> None:
    withdrawn(town, month)
    with pytest.raises(BadInput) as wrong:
        planned(town)
    assert "撤回了" in wrong.value.issues["begins_at"]
    with pytest.raises(NotNow):
        sent(town)
    with pytest.raises(NotNow):
        moved(town, month, FIRST, date(2022, 8, 2))


def test_a_month_is_closed_from_its_last_day_on_and_nothing_waits(town: Town, month: Campaign) -> None:
    task = sent(town)
    with pytest.raises(NotNow, match="2022年7月31日"):
        closed(town, month, at=town.noon)
    closed(town, month)
    assert not waits()
    assert not queries.waiting_count(posts_of(town, SECRETARY))
    assert not queries.to_remind(town.holder(STAFF), queries.task(task.id), at=LATE)
    by = town.holder(STAFF)
    with pytest.raises(NotNow):
        actions.remind(task=queries.task(task.id), by=by, at=LATE)
    with pytest.raises(NotNow):
        actions.add(campaign=queries.campaign(month.id), what=actions.Naming(title="再加"), by=by, at=LATE)
    fact = recorded(town, town.noon - DAY)
    assert value("activities.sessions") == 1
    assert part().state == rules.DONE
    cancelled(town, Session.objects.get(id=fact.stream.partition(":")[2]))
    assert part().state == rules.MISSING
    assert not waits()
    assert rebuilding.check().is_equal


def test_only_whoever_may_open_it_ends_it(town: Town, month: Campaign) -> None:
    by = town.holder("street_staff@410103012")
    with pytest.raises(NotYours):
        actions.withdraw(campaign=month, why="不办了", by=by, at=town.noon)
    with pytest.raises(NotYours):
        actions.close(campaign=month, by=by, at=LATE)
    days = actions.Days(begins_on=FIRST, ends_on=date(2022, 8, 2), why="展期")
    with pytest.raises(NotYours):
        actions.move(campaign=month, what=days, by=by, at=town.noon)


def test_the_desk_moves_and_withdraws_and_the_public_page_says_so(
    desk: Desk, town: Town, month: Campaign
) -> None:
    browser, path = desk("dangjianban"), f"/desk/campaigns/{month.id}/"
    page = browser.get(path).content.decode()
    drawn = page.split('name="drawn" value="')[-1].split('"')[0]
    assert "开错了,撤回" in page
    answer = browser.post(f"{path}days/", {**AUGUST, "why": "", "drawn": drawn})
    assert answer.status_code == 422
    assert 'value="2022-08-15"' in answer.content.decode()
    assert browser.post(f"{path}days/", {**AUGUST, "drawn": drawn}).status_code == 302
    assert "8月15日" in browser.get(path).content.decode()
    assert browser.post(f"{path}withdrawal/", {"off_why": ""}).status_code == 422
    assert browser.post(f"{path}withdrawal/", {"off_why": "点错了"}).status_code == 302
    assert "开错了,已撤回" in browser.get(path).content.decode()
    assert "开错了,已撤回" in browser.get("/desk/campaigns/").content.decode()
    public = Client().get(f"/campaigns/{month.id}/").content.decode()
    assert "开错的,已经撤回" in public
    assert "点错了" not in public
    assert month.title not in Client().get("/campaigns/").content.decode()
    assert "已经撤回" in Client().get(f"/activities/{number(1).id}/").content.decode()


def test_the_desk_closes_it(desk: Desk, town: Town, month: Campaign) -> None:
    task = sent(town)
    path = f"/desk/campaigns/{month.id}/"
    assert "起可以收尾" in desk("dangjianban").get(path).content.decode()
    with time_machine.travel(LATE, tick=False):
        browser = desk("dangjianban")
        assert browser.post(f"{path}closing/").status_code == 302
        assert "收了尾" in browser.get(path).content.decode()
        assert "已经收尾" in browser.get(f"/desk/tasks/{task.id}/").content.decode()
        assert "已收尾" in Client().get(f"/campaigns/{month.id}/").content.decode()
