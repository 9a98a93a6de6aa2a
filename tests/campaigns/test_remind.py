"""A gentle reminder: one click, at most once a day for a unit."""

import pytest

from bandeng.campaigns import actions, queries, rules
from bandeng.campaigns.models import Duty
from bandeng.demo.town import Town
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.notices.models import Notice
from tests.campaigns.months import BRANCH, DAY, SECRETARY, STAFF, planned, sent
from tests.cases.conftest import Desk


def told() -> set[str]:
    return set(Notice.objects.filter(kind=rules.REMINDER).values_list("recipient", flat=True))


def test_whoever_has_planned_nothing_is_told_once_a_day(town: Town) -> None:
    task, by = sent(town), town.holder(STAFF)
    planned(town)
    actions.remind(task=task, by=by, at=town.noon)
    assert SECRETARY not in told()
    assert told() == {"secretary@410103012001-branch", "secretary@410103005001-branch"}
    with pytest.raises(NotNow):
        actions.remind(task=queries.task(task.id), by=by, at=town.noon)
    actions.remind(task=queries.task(task.id), by=by, at=town.noon + DAY)
    assert Notice.objects.filter(kind=rules.REMINDER).count() == 4


def test_a_street_reminds_its_own(town: Town) -> None:
    task = sent(town)
    actions.remind(task=task, by=town.holder("street_staff@410103012"), at=town.noon)
    assert told() == {SECRETARY, "secretary@410103012001-branch"}
    assert Duty.objects.get(unit=BRANCH).reminded_at == town.noon


def test_a_unit_does_not_remind_others(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.remind(task=sent(town), by=town.holder(SECRETARY), at=town.noon)


def test_nobody_is_reminded_of_what_is_done(town: Town) -> None:
    task = sent(town)
    with pytest.raises(NotNow):
        actions.remind(task=task, units=["410103-qwb"], by=town.holder(STAFF), at=town.noon)


def test_the_page_says_whom_it_reminded_and_when(desk: Desk, town: Town) -> None:
    path = f"/desk/tasks/{sent(town).id}/"
    assert "提醒了" not in desk("dangjianban").get(path).content.decode()
    answer = desk("dangjianban").post(f"{path}reminder/")
    page = desk("dangjianban").get(answer["Location"]).content.decode()
    assert "notice done" in page
    assert "提醒了3个单位:" in page and "冯春社区小区党支部" in page
    assert "提醒了3个单位:" in desk("dangjianban").get(path).content.decode()
    assert "提醒了" not in desk("zhibushuji").get(path).content.decode()
