"""Saying that it is done: another person will check."""

import pytest

from bandeng.cases import actions
from bandeng.cases.queries.workers import workers_of
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.people.models import Entry
from tests.cases import journeys


def test_a_check_waits_for_somebody_who_did_not_work_on_it(town: Town) -> None:
    case = journeys.resolved(town)
    check = ToDo.objects.open().get(stream=case.stream)
    assert case.state == "checking"
    assert (check.kind, check.seat, check.barred.split()) == (
        "cases.check",
        "patroller@410103012002-01",
        [town.leader],
    )
    assert workers_of(case) == {town.leader}


def test_the_fact_says_whether_it_was_on_time(town: Town) -> None:
    case = journeys.accepted(town)
    assert case.due_at
    fact = actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=case.due_at)
    assert fact.body["on_time"]


def test_the_department_says_it_at_its_own_desk(town: Town) -> None:
    case = journeys.at_department(town)
    with pytest.raises(NotYours):
        actions.resolve(case=case, what=journeys.DONE, by=town.holder(journeys.STREET_STAFF), at=town.noon)
    actions.resolve(case=case, what=journeys.DONE, by=town.holder(journeys.OFFICER), at=town.noon)
    assert town.again(case).state == "checking"


@pytest.mark.parametrize(("outcome", "words"), [("magic", "好了"), ("solved", "")])
def test_outcome_and_words_are_needed(town: Town, outcome: str, words: str) -> None:
    what = actions.Outcome(outcome=outcome, words=words)
    with pytest.raises(BadInput):
        actions.resolve(case=journeys.accepted(town), what=what, by=town.leader, at=town.noon)


def test_not_before_it_is_accepted(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.resolve(case=town.case(), what=journeys.DONE, by=town.leader, at=town.noon)


def test_refused_words_leave_nothing_in_the_vault(town: Town) -> None:
    case = journeys.accepted(town)
    before = Entry.objects.count()
    stale = town.again(case)
    stale.turn -= 1
    with pytest.raises(Stale):
        what = actions.Outcome(outcome="solved", words="没有写成的话")
        actions.resolve(case=stale, what=what, by=town.leader, at=town.noon + 3 * journeys.STEP)
    assert Entry.objects.count() == before
