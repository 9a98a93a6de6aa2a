"""July 2022 of the demo: what neighbours talked over and decided counts as its words say."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from bandeng.figures.queries import read
from bandeng.kernel.periods import SHANGHAI
from tests.laws.test_july import the_month
from tests.worlds import Lend

FENGCHUN, RENEWED = "410103/410103012/410103012002/", "410103/410103005/"
HEPING, XINPU = f"{RENEWED}410103005005/", "410103/410103009/410103009012/"
FIGURES = (
    ("decisions.published_twice", FENGCHUN, 8),
    ("decisions.published_twice", XINPU, 0),
    ("talks.micro", RENEWED, 53),
    ("talks.mobilisation", HEPING, 10),
    ("talks.held", XINPU, 3),
    ("opinions.received", XINPU, 6),
    ("opinions.answered", XINPU, 6),
    ("procedures.decided", XINPU, 1),
)


@pytest.fixture
def month(world: Lend) -> Iterator[None]:
    with world(the_month):
        yield


@pytest.mark.slow
@pytest.mark.parametrize(("name", "place", "value"), FIGURES)
def test_a_figure_of_deliberation_counts_what_its_words_say(
    month: None, name: str, place: str, value: int
) -> None:
    during = datetime(2022, 7, 1, tzinfo=SHANGHAI), datetime(2022, 8, 1, tzinfo=SHANGHAI)
    assert read(name, place=place, during=during).value == value


@pytest.mark.slow
def test_the_ninth_matter_counts_in_the_month_of_its_second_publication(month: None) -> None:
    during = datetime(2022, 8, 1, tzinfo=SHANGHAI), datetime(2022, 9, 1, tzinfo=SHANGHAI)
    assert read("decisions.published_twice", place=FENGCHUN, during=during).value == 1
