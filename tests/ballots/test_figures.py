"""Votes in numbers: held, passed, and how many of those on the rolls took part."""

from datetime import timedelta
from fractions import Fraction

from bandeng.demo.town import COMMUNITY
from bandeng.figures.queries import Reading, read
from tests.ballots.conftest import NO, YES, Begin

DAY = timedelta(days=1)


def test_those_who_took_part_of_those_on_the_roll(announced: Begin) -> None:
    voting = announced(deemed="majority", article="第十二条")
    for place, choices in ((1, YES), (2, YES), (3, NO)):
        voting.cast(place, choices)
    voting.deliver(4)
    voting.close()
    during = (voting.closes_at - DAY, voting.closes_at + DAY)

    def asked(name: str) -> Reading:
        return read(name, place=COMMUNITY, during=during)

    found = asked("ballots.participation").counted
    assert (found.value, found.numerator, found.denominator) == (Fraction(3, 5), 3, 5)
    assert [record.name for record in found.evidence] == ["ballots.closed"]
    assert asked("ballots.held").counted.value == 1
    assert asked("ballots.passed").counted.value == 1


def test_a_poll_without_legal_effect_passes_nothing(announced: Begin) -> None:
    voting = announced(binding=False)
    for place in (1, 2, 3, 4):
        voting.cast(place, YES)
    voting.close()
    during = (voting.closes_at - DAY, voting.closes_at + DAY)
    assert read("ballots.passed", place=COMMUNITY, during=during).counted.value == 0
    assert read("ballots.held", place=COMMUNITY, during=during).counted.value == 1
