"""Partly, not, or it came back: another person than the handler looks again."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow
from tests.cases import journeys


@pytest.mark.parametrize("answer", ["partly", "not", "came_back"])
def test_it_waits_for_the_level_above(town: Town, answer: str) -> None:
    case = journeys.confirming(town)
    actions.contest(
        case=case, word=actions.Word(answer=answer, channel="page"), by=case.reporter, at=town.noon
    )
    case = town.again(case)
    assert (case.state, case.contests, case.answer) == ("contested", 1, answer)
    waiting = ToDo.objects.open().get(stream=case.stream)
    assert (waiting.kind, waiting.seat) == ("cases.review", journeys.SECRETARY)


def test_solved_is_no_contest(town: Town) -> None:
    case = journeys.confirming(town)
    with pytest.raises(BadInput):
        actions.contest(
            case=case, word=actions.Word(answer="solved", channel="page"), by=case.reporter, at=town.noon
        )


def test_what_is_still_handled_cannot_be_contested(town: Town) -> None:
    case = journeys.accepted(town)
    with pytest.raises(NotNow):
        actions.contest(
            case=case, word=actions.Word(answer="not", channel="page"), by=case.reporter, at=town.noon
        )


def test_a_closed_matter_may_come_back(town: Town) -> None:
    case = journeys.closed(town)
    word = actions.Word(answer="came_back", channel="page")
    actions.contest(case=case, word=word, by=case.reporter, at=town.noon + 6 * journeys.STEP)
    assert town.again(case).state == "contested"


@pytest.mark.parametrize(
    ("condition", "limit"), [("street-lamp.one-out", "2 工作日"), ("house-danger.falling", "2 工作时")]
)
def test_what_is_urgent_is_reviewed_the_same_day(town: Town, condition: str, limit: str) -> None:
    case, at = town.accepted(condition), town.noon + timedelta(hours=2)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=at)
    found = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=found, by=town.staff, at=at)
    word = actions.Word(answer="not", channel="page", words="墙皮还在往下掉")
    actions.contest(case=town.again(case), word=word, by=case.reporter, at=at)
    assert Clock.objects.running().get(stream=case.stream, kind="review").limit == limit
