"""Signing for a matter: the level's clock starts."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.queries import clocks_of
from bandeng.kernel.refusals import NotNow, NotYours
from tests.cases import journeys

DAY = timedelta(days=1)


def test_the_clock_of_the_level_starts(town: Town) -> None:
    case = journeys.at_community(town)
    running = [clock.kind for clock in clocks_of(case.stream) if clock.stopped_at is None]
    assert case.state == "handling"
    assert sorted(running) == ["step", "whole"]


def test_a_company_of_power_or_water_has_a_day_not_fifteen(town: Town) -> None:
    case = journeys.at_street(town)
    company = {"unit": "410103-gd", "words": "请查线路"}
    case = town.again(case)
    actions.dispatch(case=case, **company, by=town.holder(journeys.STREET_STAFF), at=town.noon + DAY)
    at = town.noon + DAY + timedelta(hours=1)
    actions.sign(case=town.again(case), by=town.holder("department_desk@410103-gd"), at=at)
    step = next(each for each in clocks_of(case.stream) if each.kind == "step" and each.stopped_at is None)
    assert step.due_at == at + DAY


def test_the_promise_to_the_reporter_does_not_move(town: Town) -> None:
    before = journeys.accepted(town)
    actions.escalate(case=before, what=journeys.UP, by=town.leader, at=town.noon + 2 * journeys.STEP)
    actions.sign(case=town.again(before), by=town.staff, at=town.noon + 3 * journeys.STEP)
    assert town.again(before).due_at == before.due_at


def test_who_handed_it_up_does_not_sign_for_it(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.sign(case=journeys.handed_to_community(town), by=town.leader, at=town.noon)


def test_the_street_does_not_sign_for_the_community(town: Town) -> None:
    case = journeys.handed_to_community(town)
    with pytest.raises(NotYours):
        actions.sign(case=case, by=town.holder(journeys.STREET_STAFF), at=town.noon)


def test_it_is_signed_for_once(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.sign(case=journeys.at_community(town), by=town.staff, at=town.noon)
