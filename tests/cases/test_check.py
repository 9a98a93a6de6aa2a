"""Checking: never by who worked on it."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.inbox.queries import clocks_of
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys

GOOD = actions.Finding(passed=True)
BAD = actions.Finding(passed=False, words="灯又灭了")


def test_what_passes_waits_for_the_reporters_word(town: Town) -> None:
    case = journeys.confirming(town)
    assert case.state == "confirming"
    asking = ToDo.objects.open().get(stream=case.stream)
    assert asking.kind == "cases.ask"
    assert asking.seat not in {"grid_leader@410103012002-01", "community_staff@410103012002"}


@pytest.mark.parametrize(
    ("condition", "minutes"), [("street-lamp.one-out", 240), ("house-danger.falling", 30)]
)
def test_what_is_urgent_is_looked_at_sooner(town: Town, condition: str, minutes: int) -> None:
    case, at = town.accepted(condition), town.noon + timedelta(hours=2)
    assert case.urgent is (minutes == 30)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=at)
    look = next(each for each in clocks_of(case.stream) if each.kind == "check")
    assert look.due_at == at + timedelta(minutes=minutes)


def test_what_does_not_pass_goes_back_and_its_clocks_run_on(town: Town) -> None:
    case = journeys.resolved(town)
    actions.check(case=case, finding=BAD, by=town.staff, at=town.noon + 3 * journeys.STEP)
    case = town.again(case)
    assert (case.state, case.reworks) == ("handling", 1)
    whole = next(clock for clock in clocks_of(case.stream) if clock.kind == "whole")
    assert whole.stopped_at is None
    assert ToDo.objects.open().get(stream=case.stream).kind == "cases.resolve"


def test_who_handled_it_does_not_check_it(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.check(case=journeys.resolved(town), finding=GOOD, by=town.leader, at=town.noon)


def test_the_patroller_may_check_what_the_leader_did(town: Town) -> None:
    case, patroller = journeys.resolved(town), town.holder("patroller@410103012002-01")
    actions.check(case=case, finding=GOOD, by=patroller, at=town.noon)
    assert town.again(case).state == "confirming"


def test_what_is_wrong_must_be_said(town: Town) -> None:
    with pytest.raises(BadInput):
        actions.check(
            case=journeys.resolved(town), finding=actions.Finding(passed=False), by=town.staff, at=town.noon
        )


def test_there_is_nothing_to_check_before_it_is_done(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.check(case=journeys.accepted(town), finding=GOOD, by=town.staff, at=town.noon)


def test_a_department_does_not_check(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.check(case=journeys.resolved(town), finding=GOOD, by=town.holder(journeys.DESK), at=town.noon)


def test_what_the_reporter_contests_is_reviewed_and_not_checked(town: Town) -> None:
    case = journeys.contested(town)
    failed = actions.Finding(passed=False, words="没办好")
    with pytest.raises(NotNow):
        actions.check(case=case, finding=failed, by=town.staff, at=town.noon)


def _asked(town: Town, condition: str = "street-lamp.one-out") -> str:
    """Who is asked to look at what the grid leader has done."""
    case = town.accepted(condition)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=town.noon + timedelta(hours=1))
    return ToDo.objects.open().get(stream=case.stream, kind="cases.check").seat.partition("@")[0]


def test_the_nearest_with_the_fewest_checks_is_asked(town: Town) -> None:
    assert [_asked(town) for _matter in range(4)] == ["patroller", "mediator", "house_manager", "patroller"]


def test_property_staff_is_not_asked_about_homes_and_property_companies(town: Town) -> None:
    for condition in ("property.service", "dispute.quarrel"):
        assert _asked(town, condition) == "mediator"
