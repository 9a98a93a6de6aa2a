"""More time in the numbers: a promise that was moved is the moved one; what rests is left out and said."""

from datetime import timedelta
from fractions import Fraction

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.figures import queries
from bandeng.figures.queries import Reading
from tests.cases import journeys

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _read(town: Town, name: str) -> Reading:
    during = (town.noon - 2 * DAY, town.noon + 30 * DAY)
    return queries.read(name, place="410103/", during=during)


def test_an_extended_promise_is_the_new_one(town: Town) -> None:
    case = journeys.accepted(town)
    old = case.due_at
    assert old is not None
    actions.ask_extension(case=case, reason="等件", by=town.leader, at=town.noon + HOUR)
    actions.extend(case=town.again(case), by=town.holder(journeys.SECRETARY), at=town.noon + 2 * HOUR)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=old + HOUR)
    town.case(at=town.noon + 9 * DAY)  # the book goes on past every limit
    assert _read(town, "cases.on_time").value == Fraction(1, 1)
    assert _read(town, "cases.extended").value == 1
    assert _read(town, "cases.time_given").value == Fraction(1, 1)


def test_what_rests_is_left_out_and_said_so(town: Town) -> None:
    case = journeys.accepted(town)
    what = actions.Resting(reason="下雨", until=town.noon + 20 * DAY)
    actions.ask_suspension(case=case, what=what, by=town.leader, at=town.noon + HOUR)
    actions.suspend(case=town.again(case), by=town.holder(journeys.SECRETARY), at=town.noon + 2 * HOUR)
    town.case(at=town.noon + 9 * DAY)
    reading = _read(town, "cases.on_time")
    assert (reading.value, reading.counted.excluded) == (None, (("suspended", 1),))
    assert _read(town, "cases.suspended").value == 1
    assert _read(town, "cases.due").value == 0
    actions.tick(at=town.noon + 20 * DAY)
    town.case(at=town.noon + 25 * DAY)
    late = _read(town, "cases.on_time")
    assert (late.value, late.counted.denominator) == (Fraction(0, 1), 1)


def test_a_request_that_was_refused_was_not_given(town: Town) -> None:
    case = journeys.accepted(town)
    actions.ask_extension(case=case, reason="等件", by=town.leader, at=town.noon + HOUR)
    secretary = town.holder(journeys.SECRETARY)
    actions.refuse_pause(case=town.again(case), words="库里有", by=secretary, at=town.noon + 2 * HOUR)
    reading = _read(town, "cases.time_given")
    assert (reading.value, reading.counted.denominator) == (Fraction(0, 1), 1)
