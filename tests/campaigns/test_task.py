"""A task goes down the tree, waits in each unit's inbox, and is done by what was held."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.campaigns import actions, queries, rules
from bandeng.campaigns.models import Duty, Task
from bandeng.campaigns.projections.tasks import of_every_kind
from bandeng.contests import actions as contests
from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.visits import actions as visits
from tests.campaigns.months import (
    BRANCH,
    DAY,
    GROUP,
    LEADER,
    SECRETARY,
    STAFF,
    cancelled,
    comforted,
    held,
    number,
    planned,
    posts_of,
    recorded,
    sent,
)
from tests.cases.conftest import Desk
from tests.contests import worlds

OTHER = "410103012001-branch"
WORKER = f"community_staff@{cast.COMMUNITY}"


def part(unit: str = BRANCH) -> Duty:
    return Duty.objects.get(unit=unit)


def waits(seat: str = SECRETARY) -> int:
    return ToDo.objects.open().filter(kind=rules.TODO, seat=seat).count()


@pytest.mark.parametrize(
    ("to", "units", "seat"),
    [
        ("streets", {"410103012", "410103005"}, "street_staff@410103012"),
        ("communities", {"410103012001", "410103012002", "410103005001"}, "community_secretary@410103012002"),
        ("branches", {BRANCH, OTHER, "410103005001-branch"}, SECRETARY),
    ],
)
def test_it_lands_in_the_inbox_of_every_unit_of_its_audience(
    town: Town, to: str, units: set[str], seat: str
) -> None:
    task = sent(town, to=to)
    assert set(Duty.objects.filter(task=task).values_list("unit", flat=True)) == units
    todo = ToDo.objects.open().get(kind=rules.TODO, seat=seat)
    assert todo.due_at
    assert todo.due_at.astimezone(town.noon.tzinfo).date() >= task.due_on
    assert ToDo.objects.open().filter(kind=rules.TODO).count() == len(units)


def test_every_unit_with_a_party_organisation_has_a_secretary(town: Town) -> None:
    task = sent(town, to="party-units")
    seats = Duty.objects.filter(task=task).values_list("unit", "seat")
    assert {"410103-djb", "410103012", BRANCH} <= {unit for unit, _seat in seats}
    assert all(seat == f"secretary@{unit}" for unit, seat in seats)


def test_holding_a_session_does_it_and_nothing_else(town: Town) -> None:
    sent(town)
    assert (part().state, waits()) == (rules.MISSING, 1)
    session = planned(town)
    assert (part().state, waits()) == (rules.READY, 1)
    held(town, session)
    assert (part().state, part().held, waits()) == (rules.DONE, 1, 0)
    assert part(OTHER).state == rules.MISSING
    assert rebuilding.check().is_equal


def test_a_session_taken_back_opens_it_again(town: Town) -> None:
    sent(town)
    session = planned(town)
    held(town, session)
    cancelled(town, session)
    assert (part().state, part().held, waits()) == (rules.MISSING, 0, 1)
    assert rebuilding.check().is_equal


def test_one_entered_afterwards_does_it_too(town: Town) -> None:
    sent(town)
    recorded(town, town.noon - 2 * DAY)
    assert (part().state, waits()) == (rules.DONE, 0)


def test_a_joint_session_does_it_for_both(town: Town) -> None:
    sent(town)
    held(town, planned(town, BRANCH, OTHER))
    assert (part().state, part(OTHER).state) == (rules.DONE, rules.DONE)
    assert waits(f"secretary@{OTHER}") == 0


def test_what_was_held_before_the_task_came_counts(town: Town) -> None:
    recorded(town, town.noon - 2 * DAY)
    sent(town)
    assert (part().state, waits()) == (rules.DONE, 0)
    assert rebuilding.check().is_equal


def test_two_are_wanted_and_two_are_held(town: Town) -> None:
    sent(town, wanted=2)
    held(town, planned(town))
    assert (part().state, waits()) == (rules.MISSING, 1)
    recorded(town, town.noon - 2 * DAY)
    assert (part().state, part().held, waits()) == (rules.DONE, 2, 0)


def test_a_session_for_another_activity_does_not_do_it(town: Town) -> None:
    sent(town)
    recorded(town, town.noon - 2 * DAY, serves=f"activity:{number(5).id}")
    assert (part().state, waits()) == (rules.MISSING, 1)


def test_a_session_of_another_kind_does_not_do_it(town: Town) -> None:
    task = sent(town)
    session = planned(town, kind="oath")
    held(town, session)
    assert (part().state, part().held, waits()) == (rules.MISSING, 0, 1)
    held(town, planned(town))
    assert (part().state, part().held, waits()) == (rules.DONE, 1, 0)
    again = sent(town, kinds=("talk", "oath"), to="party-units")
    assert Duty.objects.get(task=again, unit=BRANCH).held == 1
    assert {each.kinds for each in queries.tasks_of([task.activity_id], at=town.noon)} == {
        ("study",),
        ("talk", "oath"),
    }
    assert rebuilding.check().is_equal


def test_the_days_of_the_month_move_and_other_kinds_still_do_not_do_it(town: Town) -> None:
    sent(town)
    held(town, planned(town, kind="oath"))
    days = actions.Days(begins_on=date(2022, 7, 1), ends_on=date(2022, 8, 15), why="延长")
    actions.move(campaign=number(1).campaign, what=days, by=town.holder(STAFF), at=town.noon)
    assert (part().state, part().held) == (rules.MISSING, 0)


def test_the_only_kind_of_an_activity_is_not_asked_for(town: Town) -> None:
    task = sent(town, activity=6, kinds=())
    assert task.kinds == "film"
    assert {each.kinds for each in queries.planned_tasks(number(1), today=date(2022, 7, 6))} == {
        ("study", "talk", "comment")
    }


def test_a_task_of_the_pattern_whose_day_has_passed_is_due_on_the_last_day(town: Town) -> None:
    for today, due in ((6, 26), (26, 26), (27, 31)):
        tasks = queries.planned_tasks(number(1), today=date(2022, 7, today))
        assert {each.due_on for each in tasks} == {date(2022, 7, due)}


def test_a_task_sent_before_kinds_were_asked_for_is_done_by_every_kind(town: Town) -> None:
    assert of_every_kind({"wanted": 1}) == {"wanted": 1, "kinds": []}
    Task.objects.filter(id=sent(town).id).update(kinds="-")
    held(town, planned(town, kind="oath"))
    assert (part().state, part().held) == (rules.DONE, 1)


def test_every_unit_sees_its_own_and_the_lead_sees_all_in_the_order_of_the_tree(town: Town) -> None:
    task, at = queries.task(sent(town).id), town.noon
    everybody = queries.by_place(town.holder(STAFF), task, at=at)
    assert [ground.label for ground in everybody] == ["蜜蜂张街道", "京广路街道"] or len(everybody) == 2
    units = [each.unit for ground in everybody for each in ground.parts]
    assert units == [*Duty.objects.order_by("place", "unit").values_list("unit", flat=True)]
    mine = queries.by_place(town.holder(SECRETARY), task, at=at)
    assert [each.unit for ground in mine for each in ground.parts] == [BRANCH]
    street = queries.by_place(town.holder("street_leader@410103012"), task, at=at)
    assert [each.unit for ground in street for each in ground.parts] == [OTHER, BRANCH]


def test_late_is_shown_and_can_still_be_done(town: Town) -> None:
    task = queries.task(sent(town).id)
    at = town.noon + 20 * DAY
    shown = queries.waiting(posts_of(town, SECRETARY), at=at)
    assert [each.late for each in shown] == [True]
    recorded(town, at - DAY)
    assert queries.waiting(posts_of(town, SECRETARY), at=at) == []
    assert not any(
        each.late for ground in queries.by_place(town.holder(SECRETARY), task, at=at) for each in ground.parts
    )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"audience": "everybody"}, "audience"),
        ({"due_on": None}, "due_on"),
        ({"due_on": date(2022, 6, 30)}, "due_on"),
        ({"due_on": date(2022, 7, 5)}, "due_on"),
        ({"title": ""}, "title"),
        ({"wanted": 0}, "wanted"),
        ({"kinds": ()}, "done_by"),
        ({"kinds": ("children",)}, "done_by"),
    ],
)
def test_what_cannot_be_sent_is_said(town: Town, changed: dict[str, object], field: str) -> None:
    what = actions.Tasking(title="学", audience="branches", due_on=date(2022, 7, 20), kinds=("study",))
    with pytest.raises(BadInput) as wrong:
        changed_one = replace(what, **changed)  # type: ignore[arg-type]
        actions.task(activity=number(1), what=changed_one, by=town.holder(STAFF), at=town.noon)
    assert field in wrong.value.issues


def test_only_whoever_leads_sends_tasks(town: Town) -> None:
    what = actions.Tasking(title="学", audience="groups", due_on=date(2022, 7, 20), kinds=("study",))
    for post in (SECRETARY, "party_staff@410103-xcb", "street_leader@410103012"):
        with pytest.raises(NotYours):
            actions.task(activity=number(1), what=what, by=town.holder(post), at=town.noon)
    actions.task(activity=number(1), what=what, by=town.holder("party_staff@410103-zzb"), at=town.noon)
    assert part(GROUP).seat == LEADER


def test_a_page_of_many_parts_asks_no_more_than_one_of_few(town: Town) -> None:
    counts = []
    for to in ("streets", "groups"):
        task = queries.task(sent(town, to=to).id)
        with CaptureQueriesContext(connection) as asked:
            queries.by_place(town.holder(STAFF), task, at=town.noon)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_it_is_quick(town: Town) -> None:
    sent(town)
    session = planned(town)
    with CaptureQueriesContext(connection) as asked:
        held(town, session, at=session.ends_at + timedelta(minutes=1))
    assert len([one for one in asked if "campaigns_" in one["sql"]]) <= 9


def test_a_visit_does_the_part_of_whoever_went(town: Town) -> None:
    task, leader = sent(town, to="streets", activity=2), f"street_leader@{cast.STREET}"
    visit = comforted(town, leader)
    street = Duty.objects.get(task=task, unit=cast.STREET)
    assert (street.state, street.held) == (rules.DONE, 1)
    assert waits(f"street_staff@{cast.STREET}") == 0
    visits.undo(visit=visit, cause="wrong", by=town.holder(leader), at=town.noon)
    assert Duty.objects.get(task=task, unit=cast.STREET).state == rules.MISSING
    assert waits(f"street_staff@{cast.STREET}") == 1
    assert rebuilding.check().is_equal


def test_the_same_task_is_not_sent_twice(town: Town) -> None:
    sent(town)
    with pytest.raises(NotNow):
        sent(town)
    assert ToDo.objects.open().filter(kind=rules.TODO, seat=SECRETARY).count() == 1


def test_a_work_does_the_part_of_its_authors_unit_and_stands_on_no_page(town: Town) -> None:
    task = sent(town, activity=8)
    contest = worlds.called(town, serves=(f"activity:{number(8).id}",))
    work = worlds.sent(town, contest, unit=BRANCH)
    assert Duty.objects.get(task=task, unit=BRANCH).state == rules.DONE
    assert waits() == 0
    assert not queries.of_activity(number(8), state=rules.HELD)
    contests.set_aside(work=work, why="和另一篇一样", by=town.holder(worlds.LEAD), at=town.noon)
    assert Duty.objects.get(task=task, unit=BRANCH).state == rules.MISSING
    assert rebuilding.check().is_equal


def test_whoever_may_plan_for_the_branch_at_the_community_sees_its_task(town: Town, desk: Desk) -> None:
    task, worker = sent(town), town.holder(WORKER)
    page = desk(worker).get("/desk/").content.decode()
    assert task.title in page
    waiting = queries.waiting(posts_of(town, WORKER), at=town.noon)
    assert [each.unit for each in waiting] == [BRANCH]
    assert "安排一场" in desk(worker).get(f"/desk/tasks/{task.id}/").content.decode()
    held(town, planned(town))
    assert task.title not in desk(worker).get("/desk/").content.decode()


def test_a_street_is_not_given_the_tasks_of_all_its_branches(town: Town) -> None:
    sent(town)
    assert not queries.waiting(posts_of(town, f"street_staff@{cast.STREET}"), at=town.noon)
