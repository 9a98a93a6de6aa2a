"""An activity that will not be is taken off the month: it counts nowhere, and its tasks go."""

import pytest
from django.test import Client

from bandeng.campaigns import actions, queries, rules
from bandeng.campaigns.models import Activity, Campaign
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.inbox.models import ToDo
from bandeng.kernel.periods import day_begins
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.campaigns.months import AFTER, FIRST, SECRETARY, STAFF, cancelled, number, planned, sent
from tests.cases.conftest import Desk


def dropped(town: Town, one: Activity, why: str = "今年不办", by: str = STAFF) -> None:
    actions.drop(activity=queries.activity(one.id), why=why, by=town.holder(by), at=town.noon)


def value() -> int:
    during = (day_begins(FIRST), day_begins(AFTER))
    return int(read("activities.activities", place="410103/", during=during).value or 0)


def test_it_counts_no_more_and_its_tasks_wait_no_more(town: Town, month: Campaign) -> None:
    task = sent(town)
    assert value() == 10
    dropped(town, number(1))
    assert value() == 9
    assert [each.number for each in queries.activities(month)] == list(range(2, 11))
    assert not ToDo.objects.open().filter(kind=rules.TODO).exists()
    assert queries.task(task.id).state == rules.WITHDRAWN
    assert SECRETARY in set(Notice.objects.filter(kind=rules.TAKEN_OFF).values_list("recipient", flat=True))
    assert rebuilding.check().is_equal


def test_nothing_is_done_with_it_any_more(town: Town, month: Campaign) -> None:
    one = number(1)
    dropped(town, one)
    with pytest.raises(NotNow):
        dropped(town, one)
    with pytest.raises(NotNow):
        sent(town)
    with pytest.raises(NotNow):
        actions.amend(
            activity=number(1), what=actions.Naming(title="改名"), by=town.holder(STAFF), at=town.noon
        )
    with pytest.raises(BadInput) as wrong:
        planned(town)
    assert "撤回了" in wrong.value.issues["begins_at"]


def test_what_is_planned_for_it_keeps_it(town: Town, month: Campaign) -> None:
    session = planned(town)
    with pytest.raises(NotNow, match="不能撤下"):
        dropped(town, number(1))
    cancelled(town, session)
    dropped(town, number(1))


def test_only_the_lead_of_the_month_takes_it_off_and_says_why(town: Town, month: Campaign) -> None:
    with pytest.raises(NotYours):
        dropped(town, number(1), by=SECRETARY)
    with pytest.raises(BadInput) as wrong:
        dropped(town, number(1), why=" ")
    assert "off_why" in wrong.value.issues


def test_the_page_takes_it_off_and_says_so(desk: Desk, town: Town, month: Campaign) -> None:
    one = number(1)
    path, browser = f"/desk/activities/{one.id}/", desk("dangjianban")
    assert "不办了,撤下" in browser.get(path).content.decode()
    assert browser.post(f"{path}removal/", {"off_why": ""}).status_code == 422
    assert browser.post(f"{path}removal/", {"off_why": "改到秋天"}).status_code == 302
    page = browser.get(path).content.decode()
    assert "撤下了" in page and "改到秋天" in page
    public = Client().get(f"/activities/{one.id}/").content.decode()
    assert "撤下了" in public
    assert "改到秋天" not in public
    assert one.title not in Client().get(f"/campaigns/{month.id}/").content.decode()
