"""A month is opened from a pattern or blank; activities are added and get their names."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from bandeng.campaigns import actions, queries
from bandeng.campaigns.models import Activity, Campaign
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger import rebuilding
from bandeng.rulebook.queries import book
from tests.campaigns.months import FIRST, OFFICE, STAFF, number

BLANK = actions.Month(
    title="邻里月", begins_on=date(2022, 9, 1), ends_on=date(2022, 10, 1), lead="410103-szw", theme="邻里之间"
)


def test_july_2022_has_ten_activities_and_makes_up_no_name(town: Town, month: Campaign) -> None:
    found = queries.activities(month)
    assert [each.number for each in found] == list(range(1, 11))
    waiting = [each for each in found if each.pending]
    assert [each.title for each in waiting] == ["名称待确认", "名称待确认"]
    assert all(each.remark for each in waiting)
    assert len({each.title for each in found if not each.pending}) == 8
    assert all(each.lead for each in found)


def test_a_blank_month_is_opened_by_its_lead_unit_and_grows(town: Town) -> None:
    by, at = town.holder("party_staff@410103-szw"), town.noon
    fact = actions.open_(what=BLANK, by=by, at=at)
    one = queries.campaign(fact.stream.partition(":")[2])
    assert not queries.activities(one)
    actions.add(campaign=one, what=actions.Naming(title="楼院饺子宴", kinds=("performance",)), by=by, at=at)
    added = queries.activities(queries.campaign(one.id))
    assert [(each.number, each.title, each.lead_code) for each in added] == [(1, "楼院饺子宴", "410103-szw")]
    assert rebuilding.check().is_equal


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ends_on": date(2022, 9, 1)}, "ends_on"),
        ({"ends_on": date(2022, 8, 1)}, "ends_on"),
        ({"ends_on": date(2999, 1, 1)}, "ends_on"),
        ({"title": " "}, "title"),
        ({"members": ("nobody",)}, "members"),
        ({"activities": (actions.Naming(title="x", kinds=("dance",)),)}, "kinds"),
        ({"activities": (actions.Naming(title=""),)}, "activity"),
        ({"activities": (actions.Naming(title="x", lead="nobody"),)}, "lead"),
    ],
)
def test_what_cannot_be_opened_is_said(town: Town, changed: dict[str, object], field: str) -> None:
    before = Campaign.objects.count()
    with pytest.raises(BadInput) as wrong:
        what = replace(BLANK, **changed)  # type: ignore[arg-type]
        actions.open_(what=what, by=town.holder("party_staff@410103-szw"), at=town.noon)
    assert field in wrong.value.issues
    assert Campaign.objects.count() == before


def test_only_the_lead_unit_opens_and_amends(town: Town, month: Campaign) -> None:
    other = town.holder("party_staff@410103-xcb")
    with pytest.raises(NotYours):
        actions.open_(what=replace(BLANK, lead=OFFICE), by=other, at=town.noon)
    with pytest.raises(NotYours):
        actions.add(campaign=month, what=actions.Naming(title="又一项"), by=other, at=town.noon)
    with pytest.raises(NotYours):
        actions.amend(activity=number(1), what=actions.Naming(title="别的"), by=other, at=town.noon)


def test_a_name_that_was_found_is_entered_by_whoever_leads(town: Town) -> None:
    what = actions.Naming(title="志愿者表彰", lead="410103-xcb", kinds=("commendation",))
    actions.amend(activity=number(9), what=what, by=town.holder(STAFF), at=town.noon)
    assert (number(9).title, number(9).pending, number(9).lead) == ("志愿者表彰", False, "410103-xcb")
    again = replace(what, clause="九")
    actions.amend(activity=number(9), what=again, by=town.holder("party_staff@410103-xcb"), at=town.noon)
    assert Activity.objects.get(number=9).clause == "九"
    assert rebuilding.check().is_equal


def test_a_name_that_was_found_is_no_longer_said_to_be_missing(town: Town, client: Client) -> None:
    before = number(9)
    assert (before.pending, before.remark != "-") == (True, True)
    what = actions.Naming(title="志愿者表彰", lead=before.lead, pending=True, remark=before.remark)
    actions.amend(activity=before, what=what, by=town.holder(STAFF), at=town.noon)
    assert (number(9).pending, number(9).remark) == (False, "-")
    assert before.remark not in client.get(f"/activities/{before.id}/").content.decode()
    month = client.get(f"/campaigns/{before.campaign_id}/").content.decode()
    assert month.count(before.remark) == 1  # of the other one whose name is not known
    remarked = replace(what, remark="区里来电话问到的")
    actions.amend(activity=number(9), what=remarked, by=town.holder(STAFF), at=town.noon)
    assert (number(9).pending, number(9).remark) == (True, "区里来电话问到的")


def test_the_same_submission_opens_one_month(town: Town) -> None:
    by, at = town.holder("party_staff@410103-szw"), town.noon
    first = actions.open_(what=BLANK, by=by, at=at, command="once")
    again = actions.open_(what=BLANK, by=by, at=at, command="once")
    assert first.id == again.id
    assert Campaign.objects.filter(title="邻里月").count() == 1


def test_the_pattern_of_the_book_is_whole() -> None:
    plan = book().months.plan("july")
    assert plan
    assert (plan.begins, plan.ends) == ("07-01", "08-01")
    assert (plan.theme_zh, plan.year_theme_zh) == ("-", "-")
    assert not any(each.pending for each in plan.activities)
    assert FIRST.isoformat().endswith(plan.begins)
    assert all(book().months.audience(task.to) for each in plan.activities for task in each.tasks)
    assert all(queries.is_kind(kind) for each in plan.activities for kind in each.kinds)
