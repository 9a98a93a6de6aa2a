"""Whoever follows a matter judges it for herself; the reporter's word stays the reporter's."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_join_caller import joined


@pytest.fixture
def case(town: Town) -> Case:
    """Checked: the reporter and the caller who was joined to it are asked."""
    found = journeys.confirming(town)
    joined(town, found)
    return town.again(found)


def judge(case: Case, answer: str, *, by: str = "", channel: str = "page", days: int = 0) -> object:
    follower = Follower.objects.get(case=case)
    word = actions.Word(answer=answer, channel=channel, words="我这边看")
    at = case.since_at + timedelta(hours=2, days=days)
    return actions.judge(case=case, follower=follower.person, word=word, by=by or follower.person, at=at)


def test_solved_is_remembered_and_the_reporter_is_still_asked(case: Case, town: Town) -> None:
    judge(case, "solved")
    assert Follower.objects.get(case=case).answer == "solved"
    case = town.again(case)
    assert (case.state, case.answer) == ("confirming", "-")
    with pytest.raises(NotNow):
        judge(case, "solved")


@pytest.mark.parametrize("answer", ["partly", "not", "came_back"])
def test_not_solved_goes_to_another_person_and_is_not_the_reporters_word(
    case: Case, town: Town, answer: str
) -> None:
    judge(case, answer)
    case = town.again(case)
    assert (case.state, case.answer, case.contests) == ("contested", "-", 1)
    assert ToDo.objects.open().get(stream=case.stream).kind == "cases.review"
    assert rebuilding.check().is_equal


def test_her_helper_may_say_it_for_her_and_nobody_else(case: Case, town: Town) -> None:
    with pytest.raises(NotYours):
        judge(case, "not", by=case.reporter)
    judge(case, "not", by=Follower.objects.get(case=case).helper)
    assert town.again(case).state == "contested"


def test_after_the_reporter_has_closed_it_she_may_still_contest(case: Case, town: Town) -> None:
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=case, word=word, by=case.reporter, at=town.noon + timedelta(hours=1))
    closed = town.again(case)
    with pytest.raises(NotNow):
        judge(closed, "not", days=31)
    judge(closed, "not")
    assert town.again(case).state == "contested"


def test_what_is_handled_is_not_judged_yet(town: Town) -> None:
    case = journeys.accepted(town)
    joined(town, case)
    with pytest.raises(NotNow):
        judge(town.again(case), "not")


def test_an_answer_nobody_knows_is_bad_input(case: Case) -> None:
    with pytest.raises(BadInput):
        judge(case, "perhaps")


def test_a_new_result_is_judged_anew(case: Case, town: Town) -> None:
    judge(case, "not")
    verdict = actions.Verdict(outcome="rework", words="再去看")
    at = town.noon + timedelta(hours=4)
    secretary = town.holder(journeys.SECRETARY)
    actions.review(case=town.again(case), verdict=verdict, by=secretary, at=at)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=at)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=finding, by=town.staff, at=at)
    assert Follower.objects.get(case=case).answer == "-"


def test_staff_write_down_what_she_says_but_not_who_handled_it(case: Case, town: Town, desk: Desk) -> None:
    with pytest.raises(NotYours):
        judge(case, "solved", by=town.leader, channel="phone")
    browser, url = desk("shequ"), f"/desk/cases/{case.number}/judgement/"
    assert browser.get(url).status_code == 200
    follower = Follower.objects.get(case=case).person
    said = {"turn": str(case.turn), "command": "told", "channel": "phone", "answer": "not"}
    assert browser.post(url, said).status_code == 422
    assert browser.post(url, {**said, "follower": follower}).status_code == 302
    assert town.again(case).state == "contested"
