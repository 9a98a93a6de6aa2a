"""Correcting category × condition: the new limits count from the acceptance."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.queries import clocks, reasons
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.rulebook.queries import book
from tests.cases import journeys

OTHER = "street-lamp.leaning"


def test_the_new_limit_counts_from_the_acceptance(town: Town) -> None:
    case = journeys.accepted(town)
    at = town.noon + 6 * journeys.STEP
    actions.reclassify(case=case, condition=OTHER, by=town.leader, at=at)
    assert case.accepted_at
    assert town.again(case).due_at == clocks.promised(book().condition(OTHER), at=case.accepted_at)


def test_the_reason_counts_the_days_that_were_counted(town: Town) -> None:
    case = journeys.accepted(town)
    actions.reclassify(case=case, condition=OTHER, by=town.leader, at=town.noon + 6 * journeys.STEP)
    told = [
        each for each in reasons.of(town.again(case)) if each.stopped_at is None and each.name == "整件事办好"
    ]
    assert [each.started_at for each in told] == [case.accepted_at]
    assert [span for day in told[0].days for span in day.spans][-1][1] == told[0].due_at


def test_a_rest_before_it_is_left_out_of_the_new_limit(town: Town) -> None:
    case = journeys.accepted(town)
    day = timedelta(days=1)
    what = actions.Resting(reason="下雨", until=town.noon + 9 * day)
    actions.ask_suspension(case=case, what=what, by=town.leader, at=town.noon + journeys.STEP * 2)
    actions.suspend(
        case=town.again(case), by=town.holder(journeys.SECRETARY), at=town.noon + journeys.STEP * 3
    )
    actions.tick(at=town.noon + 9 * day)
    actions.reclassify(case=town.again(case), condition=OTHER, by=town.leader, at=town.noon + 9 * day)
    due_at = town.again(case).due_at
    assert due_at is not None
    assert due_at > town.noon + 9 * day


def test_the_same_condition_is_no_correction(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.reclassify(
            case=journeys.accepted(town), condition=journeys.LAMP, by=town.leader, at=town.noon
        )


def test_a_condition_nobody_knows_is_bad_input(town: Town) -> None:
    with pytest.raises(BadInput):
        actions.reclassify(case=journeys.accepted(town), condition="", by=town.leader, at=town.noon)


def test_a_patroller_does_not_reclassify(town: Town) -> None:
    patroller = town.holder("patroller@410103012002-01")
    with pytest.raises(NotYours):
        actions.reclassify(case=journeys.accepted(town), condition=OTHER, by=patroller, at=town.noon)


def test_what_is_not_accepted_has_nothing_to_correct(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.reclassify(case=town.case(), condition=OTHER, by=town.leader, at=town.noon)
