"""The reporter's own word: on the page, by code, by telephone, at the door."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.people import actions as people
from bandeng.rulebook.queries import book
from tests.cases import journeys

SOLVED = actions.Word(answer="solved", channel="page")
CALLED = actions.Word(answer="solved", channel="door", words="亮了,谢谢")


def test_solved_closes_it(town: Town) -> None:
    case = journeys.closed(town)
    assert (case.state, case.result, case.answer, case.answer_channel) == (
        "closed",
        "resolved",
        "solved",
        "page",
    )
    assert not ToDo.objects.open().filter(stream=case.stream).exists()


def test_somebody_who_did_not_handle_it_may_ask(town: Town) -> None:
    case = journeys.confirming(town)
    actions.answer(case=case, word=CALLED, by=town.staff, at=town.noon)
    assert town.again(case).answer_channel == "door"


def test_who_handled_it_may_not_ask(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.answer(case=journeys.confirming(town), word=CALLED, by=town.leader, at=town.noon)


def test_a_stranger_does_not_answer(town: Town) -> None:
    stranger = people.guest(at=town.noon)
    with pytest.raises(NotYours):
        actions.answer(case=journeys.confirming(town), word=SOLVED, by=stranger, at=town.noon)


def test_solved_is_said_once(town: Town) -> None:
    case = journeys.closed(town)
    with pytest.raises(NotNow):
        actions.answer(case=case, word=SOLVED, by=case.reporter, at=town.noon)


def test_after_the_days_of_the_book_it_is_too_late(town: Town) -> None:
    case = journeys.closed(town)
    late = town.noon + timedelta(days=book().limits.reopen_days + 2)
    with pytest.raises(NotNow):
        actions.contest(case=case, word=actions.Word(answer="not", channel="page"), by=case.reporter, at=late)
