"""Standing by period of joining; no day is taken for another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bandeng.members import rules
from bandeng.rulebook.queries import book

PERIODS = book().members.periods
CUT = date(2022, 7, 1)


@pytest.mark.parametrize(
    ("joined", "begins", "rule"),
    [
        (date(1956, 9, 15), date(1957, 9, 15), "joined-1956"),
        (date(1969, 3, 31), date(1970, 3, 31), "joined-1956"),
        (date(1969, 4, 1), date(1969, 4, 1), "joined-1969"),
        (date(1972, 6, 20), date(1972, 6, 20), "joined-1969"),
        (date(1977, 8, 11), date(1977, 8, 11), "joined-1969"),
        (date(1977, 8, 12), date(1978, 8, 12), "joined-1977"),
        (date(1982, 9, 5), date(1983, 9, 5), "joined-1977"),
        (date(1984, 2, 29), date(1985, 2, 28), "joined-1982"),
        (date(2020, 7, 1), date(2021, 7, 1), "joined-1982"),
    ],
)
def test_by_period_of_joining(joined: date, begins: date, rule: str) -> None:
    found = rules.standing(joined, periods=PERIODS)
    assert (found.on, found.rule, found.precision) == (begins, rule, rules.DAY)


@pytest.mark.parametrize("joined", [date(1945, 4, 22), date(1945, 4, 23), date(1956, 9, 14)])
def test_where_it_differed_by_class_the_file_must_say(joined: date) -> None:
    with pytest.raises(rules.NeedsFile):
        rules.standing(joined, periods=PERIODS)
    told = rules.standing(joined, periods=PERIODS, full_on=date(1957, 1, 9))
    assert told.on == date(1957, 1, 9)


def test_a_longer_probation_counts_from_the_later_day() -> None:
    told = rules.standing(date(1984, 3, 5), periods=PERIODS, full_on=date(1986, 1, 1))
    assert (told.on, told.rule) == (date(1986, 1, 1), "joined-1982")
    with pytest.raises(ValueError, match="before joining"):
        rules.standing(date(1984, 3, 5), periods=PERIODS, full_on=date(1984, 3, 4))


@pytest.mark.parametrize(
    ("begins", "precision", "answer"),
    [
        (date(1972, 6, 20), rules.DAY, rules.YES),
        (date(1972, 7, 1), rules.DAY, rules.YES),
        (date(1972, 7, 2), rules.DAY, rules.NO),
        (date(1972, 7, 22), rules.DAY, rules.NO),
        (date(1972, 2, 29), rules.DAY, rules.YES),
        (date(1972, 7, 1), rules.MONTH, rules.FILE),
        (date(1971, 3, 1), rules.MONTH, rules.FILE),
        (date(1972, 8, 1), rules.MONTH, rules.NO),
    ],
)
def test_fifty_years_by_the_first_of_july(begins: date, precision: str, answer: str) -> None:
    assert rules.reaches(begins, precision, by=CUT) == answer


def test_the_cohort_of_2028_shrinks() -> None:
    """Nobody became a full member between 12 August 1977 and 11 August 1978."""
    days = [date.fromordinal(n) for n in range(date(1976, 1, 1).toordinal(), date(1979, 1, 1).toordinal())]
    begins = {rules.standing(day, periods=PERIODS).on for day in days}
    assert not [day for day in begins if date(1977, 8, 12) <= day < date(1978, 8, 12)]


@given(some.dates(date(1956, 9, 15), date(2030, 1, 1)))
def test_standing_is_never_before_joining_and_at_most_a_year_later(joined: date) -> None:
    found = rules.standing(joined, periods=PERIODS)
    assert joined <= found.on <= rules.later(joined, years=1)
    assert rules.full_years_on(found.on).year == found.on.year + 50


@pytest.mark.parametrize("text", ["EQ-0001", "abc", "410103-2022-7"])
def test_a_reference(text: str) -> None:
    assert rules.is_reference(text)


@pytest.mark.parametrize(
    "text", ["", "a", "张三", "13800000001", "410103195001011234", "41010319500101123X", "a b"]
)
def test_no_reference(text: str) -> None:
    assert not rules.is_reference(text)
