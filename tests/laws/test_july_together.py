"""July 2022 of the demo: what neighbours talked over and decided counts as its words say."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from bandeng.editions.papers.plain import as_markdown
from bandeng.editions.queries.asking import Subject
from bandeng.editions.queries.rendering import render
from bandeng.editions.rules.frames import Frame
from bandeng.figures.queries import read
from bandeng.kernel.periods import SHANGHAI
from bandeng.places import queries as places
from bandeng.rulebook.queries import book
from tests.laws.test_july import the_month
from tests.worlds import Lend

FENGCHUN, RENEWED = "410103/410103012/410103012002/", "410103/410103005/"
HEPING, XINPU = f"{RENEWED}410103005005/", "410103/410103009/410103009012/"
FIGURES = (
    ("decisions.published_twice", FENGCHUN, 8),
    ("decisions.published_twice", XINPU, 0),
    ("covenants.adopted", FENGCHUN, 2),
    ("talks.micro", RENEWED, 53),
    ("talks.mobilisation", HEPING, 10),
    ("talks.bench", XINPU, 3),
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


REPORTS = (
    ("street-grid", "410103012", ("8件", "2项", "到会率")),
    ("street-partners", "410103009", ("小板凳恳谈会3场", "答复6条", "议定1件", "100.0%")),
    ("street-renewal", "410103005", ("50多次", "10次", "入户讲政策、听意见\uff1a30多次")),
)


@pytest.mark.slow
@pytest.mark.parametrize(("code", "place", "words"), REPORTS)
def test_the_street_reports_say_it(month: None, code: str, place: str, words: tuple[str, ...]) -> None:
    report = book().reports.report(code)
    assert report
    frame = Frame(date(2022, 7, 1), date(2022, 8, 1))
    subject = Subject(report=report, place=places.place(place), frame=frame)
    said = as_markdown(render(report.text, subject))
    for each in words:
        assert each in said, said


@pytest.mark.slow
def test_what_took_longer_counts_in_the_month_of_its_second_publication(month: None) -> None:
    during = datetime(2022, 8, 1, tzinfo=SHANGHAI), datetime(2022, 9, 1, tzinfo=SHANGHAI)
    assert read("decisions.published_twice", place=FENGCHUN, during=during).value == 2
