"""A session is entered once: whoever enters one like it is asked whether it is the same."""

from dataclasses import replace

import pytest

from bandeng.demo.town import Town
from bandeng.gatherings import actions, queries
from bandeng.gatherings.actions import Recording
from bandeng.gatherings.facts import Examined
from bandeng.gatherings.models import Session
from bandeng.kernel.refusals import BadInput
from tests.gatherings.sessions import BRANCH, DAY, FILM, GROUP, HOUR, ORGANISATION, SECRETARY, again, when


def alike(town: Town, **more: object) -> Recording:
    what = Recording(
        kind="film",
        title="看片",
        units=(BRANCH,),
        begins_at=town.noon - DAY,
        ends_at=town.noon - DAY + HOUR,
        venue="党群服务中心",
        lines={"film": "太行丰碑"},
    )
    return replace(what, **more)  # type: ignore[arg-type]


def test_the_same_session_is_entered_once_unless_it_is_another(town: Town) -> None:
    by, at = town.holder(SECRETARY), town.noon
    first = actions.record(what=alike(town), by=by, at=at)
    for again_told in (
        alike(town),
        alike(town, begins_at=town.noon - DAY + HOUR / 2, title="另写一个名字"),
        alike(town, units=(BRANCH, GROUP)),
    ):
        with pytest.raises(BadInput) as wrong:
            actions.record(what=again_told, by=by, at=at)
        assert "看片" in wrong.value.issues["another"]
        assert "是不是同一场" in wrong.value.issues["another"]
    for other in (
        alike(town, begins_at=town.noon - 2 * DAY),
        alike(town, kind="oath", lines={"site": "馆里"}),
    ):
        actions.record(what=replace(other, ends_at=other.begins_at + HOUR), by=by, at=at)
    assert queries.alike(kind="film", units=[BRANCH], begins_at=town.noon - DAY) == again(first.stream)
    actions.record(what=alike(town, another=True), by=by, at=at)
    assert Session.objects.count() == 4


def test_a_unit_that_held_it_together_is_asked_too(town: Town) -> None:
    actions.record(what=alike(town, units=(BRANCH, GROUP)), by=town.holder(SECRETARY), at=town.noon)
    with pytest.raises(BadInput) as wrong:
        actions.record(
            what=alike(town, units=(GROUP,)), by=town.holder(f"group_leader@{GROUP}"), at=town.noon
        )
    assert set(wrong.value.issues) == {"another"}


def test_one_that_was_struck_out_or_is_planned_elsewhere_is_no_reason_to_ask(town: Town) -> None:
    first = again(actions.record(what=alike(town), by=town.holder(SECRETARY), at=town.noon).stream)
    actions.cancel(session=first, why="记错了", by=town.holder(SECRETARY), at=town.noon)
    actions.record(what=alike(town), by=town.holder(SECRETARY), at=town.noon)
    assert Session.objects.standing().count() == 1


def test_a_plan_is_asked_too_and_the_same_submission_twice_is_one(town: Town) -> None:
    what = replace(FILM, another=False, **when(town))
    plans = [
        actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon, command="one") for _time in range(2)
    ]
    assert plans[0] == plans[1]
    with pytest.raises(BadInput) as wrong:
        actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon, command="other")
    assert "another" in wrong.value.issues


def test_two_units_may_be_examined_at_one_hour(town: Town) -> None:
    by = town.holder(f"party_staff@{ORGANISATION}")
    for unit in (BRANCH, GROUP):
        examined = (Examined(unit=unit, result="passed"),)
        what = alike(town, kind="inspection", units=(ORGANISATION,), examined=examined, lines={})
        actions.record(what=what, by=by, at=town.noon)
    with pytest.raises(BadInput):
        actions.record(what=what, by=by, at=town.noon)
