"""Correcting category × condition: the new limits count from the acceptance."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, pausing, reasons
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.clock import Limit, due
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.rulebook.calendar import office_hours, work_calendar
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


def test_more_time_that_was_given_is_reckoned_into_the_new_limit(town: Town) -> None:
    """Given once for two working days: the five of the other condition are ten."""
    case, secretary = journeys.accepted(town), town.holder(journeys.SECRETARY)
    actions.ask_extension(case=case, reason="等件", by=town.leader, at=town.noon + 2 * journeys.STEP)
    actions.extend(case=town.again(case), by=secretary, at=town.noon + 3 * journeys.STEP)
    actions.reclassify(
        case=town.again(case), condition=OTHER, by=town.leader, at=town.noon + 6 * journeys.STEP
    )
    case = town.again(case)
    assert case.accepted_at
    once = Limit.parse(book().condition(OTHER).limit)
    twice = due(case.accepted_at, Limit(once.amount * 2, once.unit), work_calendar(), hours=office_hours()).at
    assert case.due_at == twice
    running = Clock.objects.running().get(stream=case.stream, kind="whole")
    assert (running.extensions, running.due_at) == (1, twice)
    told = next(each for each in reasons.of(case) if each.stopped_at is None and each.name == "整件事办好")
    assert "延期1次" in told.limit
    assert [span for day in told.days for span in day.spans][-1][1] == twice
    assert pausing.given(case, pausing.EXTENSION) == 1
    assert rebuilding.check().is_equal


MISSING, BROKEN = "manhole.missing", "manhole.broken"


def step(case: Case) -> Clock:
    return Clock.objects.running().get(stream=case.stream, kind="step")


def test_an_urgent_condition_makes_it_urgent_with_the_limit_of_the_step(town: Town) -> None:
    case, began_at = town.accepted(BROKEN), town.noon + journeys.STEP
    assert (case.urgent, step(case).limit) == (False, "1 工作日")
    actions.reclassify(case=case, condition=MISSING, by=town.leader, at=town.noon + 6 * journeys.STEP)
    case = town.again(case)
    assert (case.urgent, step(case).limit, step(case).started_at) == (True, "2 紧急工作时", began_at)
    assert case.next_at == step(case).due_at == began_at + timedelta(hours=2)
    waits = ToDo.objects.open().get(stream=case.stream, kind="cases.resolve")
    assert (waits.urgent, waits.due_at) == (True, case.next_at)
    assert rebuilding.check().is_equal


def test_another_condition_takes_the_urgency_away(town: Town) -> None:
    case = town.accepted(MISSING)
    actions.reclassify(case=case, condition=BROKEN, by=town.leader, at=town.noon + 6 * journeys.STEP)
    case = town.again(case)
    assert (case.urgent, step(case).limit) == (False, "1 工作日")
    assert not ToDo.objects.open().get(stream=case.stream, kind="cases.resolve").urgent
    reasons_told = [each.limit for each in reasons.of(case) if each.stopped_at is None]
    assert "2 紧急工作时" not in reasons_told


def test_words_of_danger_stay_urgent_under_any_condition(town: Town) -> None:
    case = town.case("楼下井盖破了,有人掉进井里了,闻着还有煤气味")
    assert case.danger != "-"
    actions.accept(case=case, condition=BROKEN, by=town.leader, at=town.noon + journeys.STEP)
    assert town.again(case).urgent


def test_more_time_that_the_step_was_given_stays(town: Town) -> None:
    case, secretary = town.accepted(MISSING), town.holder(journeys.SECRETARY)
    actions.ask_extension(case=case, reason="等井盖送到", by=town.leader, at=town.noon + 2 * journeys.STEP)
    actions.extend(case=town.again(case), by=secretary, at=town.noon + 3 * journeys.STEP)
    actions.reclassify(
        case=town.again(case), condition=BROKEN, by=town.leader, at=town.noon + 6 * journeys.STEP
    )
    assert (step(case).limit, step(case).extensions) == ("1 工作日", 1)
    assert rebuilding.check().is_equal
