"""Whistles, arrivals and rulings as numbers: of units together, never of persons."""

from datetime import timedelta
from fractions import Fraction

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.figures.queries import Reading, read
from tests.cases import journeys


def asked(town: Town, name: str) -> Reading:
    return read(name, place="410103/", during=(town.noon - timedelta(days=1), town.noon + timedelta(days=9)))


def later(town: Town) -> None:
    """Something happens days later: what fell due before has come by then."""
    town.case(at=town.noon + timedelta(days=5))


def test_arrivals_are_counted_with_their_median(town: Town) -> None:
    journeys.arrived(town)
    assert asked(town, "cases.whistled").value == 1
    assert asked(town, "cases.arrived").value == 1
    assert asked(town, "cases.arrival_time").value == 600


def test_whoever_never_came_was_not_on_time(town: Town) -> None:
    journeys.arrived(town)
    assert asked(town, "cases.arrived_on_time").counted.excluded == (("ahead", 2),)
    later(town)
    reading = asked(town, "cases.arrived_on_time")
    assert (reading.value, reading.counted.denominator) == (Fraction(1, 2), 2)


def test_whoever_disowned_it_is_left_out_and_said_to_be(town: Town) -> None:
    journeys.disowned(town)
    later(town)
    reading = asked(town, "cases.arrived_on_time")
    assert reading.counted.denominator == 1
    assert reading.counted.excluded == (("disowned", 1),)


def test_whoever_is_asked_all_the_same_counts_anew(town: Town) -> None:
    case = journeys.disowned(town)
    call = journeys.call(case, "410103-gd")
    actions.insist(case=case, call=call, words="还是要来", by=town.staff, at=town.noon + timedelta(hours=2))
    case = town.again(case)
    call, by = journeys.call(case, "410103-gd"), town.holder(journeys.POWER)
    actions.arrive(case=case, call=call, by=by, at=town.noon + timedelta(hours=3))
    later(town)
    reading = asked(town, "cases.arrived_on_time")
    assert (reading.value, reading.counted.denominator) == (Fraction(1, 2), 2)


def test_a_call_that_ended_before_it_was_due_is_left_out(town: Town) -> None:
    case = journeys.whistling(town)
    end = actions.Ending(words="自己修好了", cooperation="没等到", why_not="不用来了")
    actions.disband(case=case, ending=end, by=town.staff, at=town.noon + timedelta(hours=1))
    later(town)
    reading = asked(town, "cases.arrived_on_time")
    assert (reading.value, reading.counted.excluded) == (None, (("ended", 2),))


def test_rulings_are_counted_and_in_time(town: Town) -> None:
    journeys.ruled(town)
    later(town)
    assert asked(town, "cases.referred").value == 1
    assert asked(town, "cases.ruled").value == 1
    assert asked(town, "cases.ruled_on_time").value == 1
