"""An activity whose result another figure counts says so on the pages of its month."""

import pytest
from django.test import Client

from bandeng.campaigns import actions, queries
from bandeng.campaigns.models import Activity, Campaign
from bandeng.demo.town import Town
from bandeng.figures.rules import CATALOGUE
from bandeng.ledger import rebuilding
from bandeng.ledger.upgrading import upgrade
from bandeng.rulebook.queries import book
from tests.campaigns.months import STAFF, held, number, planned
from tests.cases.conftest import Desk

FESTIVAL = "festival.streets"


@pytest.fixture
def festival(town: Town, month: Campaign) -> Activity:
    """A branch holds a day of the festival, for the festival of the month."""
    one = Activity.objects.get(campaign=month, figure=FESTIVAL)
    held(town, planned(town, serves=f"activity:{one.id}", kind="festival"))
    return one


def test_every_page_of_the_month_shows_it_with_its_records(
    desk: Desk, client: Client, festival: Activity
) -> None:
    month = festival.campaign_id
    for page in (
        client.get(f"/campaigns/{month}/"),
        client.get(f"/activities/{festival.id}/"),
        desk("dangjianban").get(f"/desk/campaigns/{month}/"),
        desk("dangjianban").get(f"/desk/activities/{festival.id}/"),
    ):
        shown = page.content.decode()
        assert "办了1场次" in shown
        assert "开展艺术节的街道 1个" in shown
        assert f"/figures/{FESTIVAL}/?place=410103&amp;from=2022-07-01&amp;to=2022-07-31" in shown
    records = client.get(f"/figures/{FESTIVAL}/?place=410103&from=2022-07-01&to=2022-07-31")
    assert records.status_code == 200


def test_before_anything_is_counted_only_the_figures_say_nought(client: Client, month: Campaign) -> None:
    shown = client.get(f"/campaigns/{month.id}/").content.decode()
    assert "开展艺术节的街道" in shown
    assert "开展艺术节的街道 0个" not in shown


def test_it_stays_with_the_activity_when_that_is_amended(town: Town, month: Campaign) -> None:
    before = Activity.objects.get(campaign=month, figure=FESTIVAL)
    what = actions.Naming(title="社区文化艺术周", lead=before.lead, kinds=("festival",))
    actions.amend(activity=before, what=what, by=town.holder(STAFF), at=town.noon)
    after = Activity.objects.get(id=before.id)
    assert (after.title, after.figure) == ("社区文化艺术周", FESTIVAL)
    assert rebuilding.check().is_equal


def test_a_figure_nobody_declares_any_more_says_nothing(
    monkeypatch: pytest.MonkeyPatch, client: Client, festival: Activity
) -> None:
    monkeypatch.delitem(CATALOGUE, FESTIVAL)
    shown = client.get(f"/activities/{festival.id}/")
    assert shown.status_code == 200
    assert "开展艺术节的街道" not in shown.content.decode()


def test_the_pattern_names_figures_that_are_declared(month: Campaign) -> None:
    plan = book().months.plan("july")
    assert plan
    named = {each.figure for each in plan.activities if each.figure != "-"}
    assert named <= set(CATALOGUE)
    assert "medals.fifty_years" in named
    assert {each.figure for each in queries.activities(month) if each.figure} == named
    assert number(1).figure == "-"


def test_older_activities_named_no_figure() -> None:
    line = {"ref": "a"}
    assert upgrade("campaigns.added", 1, {"activity": line}) == {"activity": line | {"figure": "-"}}
    assert upgrade("campaigns.amended", 1, {"activity": line}) == {"activity": line | {"figure": "-"}}
    opened = upgrade("campaigns.opened", 1, {"activities": [line]})
    assert opened == {"activities": [line | {"figure": "-"}]}
