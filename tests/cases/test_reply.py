"""What residents read as an answer must say something; a refusal keeps what was typed."""

from collections.abc import Callable

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from tests.cases import journeys
from tests.cases.conftest import Desk

EMPTY = "您好,已按规定处理,请耐心等待。感谢您的理解!"
STEP = journeys.STEP


def _resolve(town: Town) -> None:
    case = journeys.accepted(town)
    what = actions.Outcome(outcome="infeasible", words=EMPTY)
    actions.resolve(case=case, what=what, by=town.leader, at=town.noon + 2 * STEP)


def _settle(town: Town) -> None:
    how = actions.Settling(words=EMPTY, condition="stairwell.lamp")
    actions.settle(case=town.case(), how=how, by=town.leader, at=town.noon)


def _decline(town: Town) -> None:
    why = actions.Declining(reason=EMPTY, basis="市政公用设施目录")
    actions.decline(case=town.case(), why=why, by=town.leader, at=town.noon)


def _review(town: Town) -> None:
    verdict = actions.Verdict(outcome="uphold", words=EMPTY)
    case, by = journeys.contested(town), town.holder(journeys.STREET_LEADER)
    actions.review(case=case, verdict=verdict, by=by, at=town.noon + 5 * STEP)


def _publish(town: Town) -> None:
    note = actions.Note(words=EMPTY, public=True)
    actions.annotate(case=journeys.accepted(town), note=note, by=town.leader, at=town.noon + 2 * STEP)


@pytest.mark.parametrize("deed", [_resolve, _settle, _decline, _review, _publish])
def test_nothing_but_empty_phrases_is_refused(town: Town, deed: Callable[[Town], None]) -> None:
    with pytest.raises(BadInput) as refused:
        deed(town)
    assert "「已按规定处理」没有说清楚:请写明做了什么、谁做的、什么时候做的" in str(refused.value)
    assert not Fact.objects.filter(command__contains=EMPTY)


@pytest.mark.parametrize("words", [EMPTY, "可以"])
def test_whoever_asks_for_more_time_is_asked_why(town: Town, words: str) -> None:
    case = journeys.accepted(town)
    with pytest.raises(BadInput, match="没有说清楚:请写明为什么、依据什么"):
        actions.ask_extension(case=case, reason=words, by=town.leader, at=town.noon + 2 * STEP)


def test_a_note_for_colleagues_may_be_short(town: Town) -> None:
    note = actions.Note(words="正在处理")
    actions.annotate(case=journeys.accepted(town), note=note, by=town.leader, at=town.noon + 2 * STEP)


def test_the_form_says_so_and_keeps_what_was_typed(desk: Desk, town: Town) -> None:
    case = town.accepted(at=town.noon)
    sent = {"turn": case.turn, "command": "r1", "outcome": "solved", "words": EMPTY}
    answer = desk("wanggezhang").post(f"/desk/cases/{case.number}/resolution/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert EMPTY in page
    assert "请写明做了什么" in page
