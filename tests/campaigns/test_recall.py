"""A task sent by mistake is withdrawn: nothing waits for it, and its units read why."""

import pytest

from bandeng.campaigns import actions, queries, rules
from bandeng.campaigns.models import Campaign, Task
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.campaigns.months import SECRETARY, STAFF, cancelled, held, number, planned, posts_of, sent
from tests.cases.conftest import Desk


def recalled(town: Town, task: Task, why: str = "发错了范围", by: str = STAFF) -> None:
    actions.recall(task=queries.task(task.id), why=why, by=town.holder(by), at=town.noon)


def waits() -> int:
    return ToDo.objects.open().filter(kind=rules.TODO).count()


def test_nothing_waits_for_it_and_whoever_it_waited_for_is_told(town: Town, month: Campaign) -> None:
    task = sent(town)
    assert waits()
    recalled(town, task)
    assert not waits()
    assert not queries.waiting(posts_of(town, SECRETARY), at=town.noon)
    assert not queries.waiting_count(posts_of(town, SECRETARY))
    assert not queries.to_remind(town.holder(STAFF), queries.task(task.id), at=town.noon)
    assert SECRETARY in set(Notice.objects.filter(kind=rules.TAKEN_BACK).values_list("recipient", flat=True))
    assert rebuilding.check().is_equal


def test_what_is_held_and_cancelled_later_brings_nothing_back(town: Town, month: Campaign) -> None:
    task, session = sent(town), planned(town)
    held(town, session)
    recalled(town, task)
    cancelled(town, session)
    assert not waits()
    assert rebuilding.check().is_equal


def test_it_is_neither_reminded_of_nor_withdrawn_twice_but_may_be_sent_again(
    town: Town, month: Campaign
) -> None:
    task = sent(town)
    recalled(town, task)
    with pytest.raises(NotNow):
        recalled(town, task)
    with pytest.raises(NotNow):
        actions.remind(task=queries.task(task.id), by=town.holder(STAFF), at=town.noon)
    again = sent(town)
    assert again.id != task.id
    assert waits()
    recalled(town, again)
    assert sent(town).id not in (task.id, again.id)


def test_only_whoever_sends_tasks_withdraws_one_and_says_why(town: Town, month: Campaign) -> None:
    task = sent(town)
    with pytest.raises(NotYours):
        recalled(town, task, by=SECRETARY)
    with pytest.raises(BadInput) as wrong:
        recalled(town, task, why=" ")
    assert "why" in wrong.value.issues


def test_a_month_that_is_withdrawn_later_tells_nobody_of_it_again(town: Town, month: Campaign) -> None:
    recalled(town, sent(town))
    assert SECRETARY not in queries.seats_waiting(month)


def test_the_page_of_the_task_withdraws_it_and_says_why_to_its_units(
    desk: Desk, town: Town, month: Campaign
) -> None:
    task = sent(town)
    path = f"/desk/tasks/{task.id}/"
    assert "发错了,撤掉" in desk("dangjianban").get(path).content.decode()
    assert "发错了,撤掉" not in desk("zhibushuji").get(path).content.decode()
    assert desk("dangjianban").post(f"{path}recall/", {"why": ""}).status_code == 422
    assert desk("dangjianban").post(f"{path}recall/", {"why": "应该只发街道"}).status_code == 302
    page = desk("zhibushuji").get(path).content.decode()
    assert "已经撤了" in page and "应该只发街道" in page
    assert "安排一场" not in page
    of_activity = f"/desk/activities/{number(1).id}/"
    assert "撤了" in desk("dangjianban").get(of_activity).content.decode()
    assert desk("dangjianban").post(f"{path}recall/", {"why": "再撤"}).status_code == 409
