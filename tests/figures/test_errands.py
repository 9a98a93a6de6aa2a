"""Errands as numbers: as many as there are facts, late is late, and what was taken back is left out."""

from datetime import timedelta
from fractions import Fraction

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import errands
from bandeng.cases.ties import Errand
from bandeng.demo.town import Town
from bandeng.figures.actions import roll_up
from bandeng.figures.queries import Reading, read
from bandeng.ledger.models import Fact
from tests.cases import journeys
from tests.cases.test_give_errand import ASSIST, VERIFY

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SO = actions.Reply(found="so", words="灯罩碎了")


def asked(town: Town, name: str) -> Reading:
    return read(f"cases.{name}", place="410103/", during=(town.noon - DAY, town.noon + 9 * DAY))


def later(town: Town) -> None:
    """Something happens days later: what fell due before has come by then."""
    town.case(at=town.noon + 5 * DAY)


def given(town: Town, what: actions.Asking = VERIFY) -> tuple[Case, Errand]:
    case = journeys.accepted(town)
    actions.give_errand(case=case, what=what, by=town.leader, at=town.noon + HOUR)
    return town.again(case), errands.of(town.again(case))[0]


def answered(town: Town, case: Case, errand: Errand, *, after: timedelta) -> None:
    by, at = town.holder(errand.seat), errand.due_at + after
    actions.answer_errand(case=case, errand=errand, what=SO, by=by, at=at)


@pytest.mark.parametrize("rolled", [False, True])
def test_they_are_as_many_as_their_facts(town: Town, rolled: bool) -> None:
    answered(town, *given(town), after=-HOUR)
    given(town)
    given(town, ASSIST)
    if rolled:
        roll_up()
    for name, number in (("errand_given", 3), ("errand_answered", 1)):
        assert Fact.objects.named(f"cases.{name}").count() == number
        assert asked(town, name).value == number


def test_late_and_unanswered_are_not_in_time(town: Town) -> None:
    answered(town, *given(town), after=-HOUR)
    answered(town, *given(town), after=HOUR)
    given(town)
    later(town)
    reading = asked(town, "errand_on_time")
    assert (reading.value, reading.counted.denominator) == (Fraction(1, 3), 3)
    assert [record.part for record in reading.evidence].count("in") == 1
    kept = Errand.objects.filter(state="answered")
    assert sum(each.ended_at is not None and each.ended_at <= each.due_at for each in kept) == 1


def test_what_was_taken_back_or_fell_before_is_left_out(town: Town) -> None:
    case, errand = given(town)
    at = town.noon + 2 * HOUR
    actions.withdraw_errand(case=case, errand=errand, words="", by=town.leader, at=at)
    case, _errand = given(town)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=at)
    given(town)
    assert asked(town, "errand_on_time").counted.excluded == (("ahead", 3),)
    later(town)
    reading = asked(town, "errand_on_time")
    assert (reading.value, reading.counted.excluded) == (0, (("fallen", 2),))
