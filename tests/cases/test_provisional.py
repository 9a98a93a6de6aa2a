"""Before somebody has read a matter, what a machine reads in its words is said as a guess, no more."""

from django.test import Client

from bandeng.cases.queries import sentence
from bandeng.cases.queries.telling import matters
from bandeng.cases.queries.upcoming import upcoming
from bandeng.demo.town import Town
from bandeng.home import queries as home
from tests.cases import journeys
from tests.cases.conftest import Desk

PLAIN = "居民反映的一件事"
GUESS = "看起来是:路灯 · 单盏不亮,受理时由人确定"
CHOSEN = "路灯 · 单盏不亮"


def test_before_acceptance_the_title_says_no_category_and_the_guess_that_it_is_one(town: Town) -> None:
    case = town.case()
    assert (sentence.title(case), sentence.guess(case)) == (PLAIN, GUESS)
    assert sentence.titled(case) == f"{PLAIN}({GUESS})"


def test_once_somebody_chose_the_category_it_is_the_title(town: Town) -> None:
    case = journeys.accepted(town)
    assert (sentence.title(case), sentence.guess(case), sentence.titled(case)) == (CHOSEN, "", CHOSEN)


def test_where_nothing_was_read_in_the_words_nothing_is_guessed(town: Town) -> None:
    case = town.case("想问一件事情")
    assert (case.proposed, sentence.titled(case)) == ("-", PLAIN)


def test_everybody_reads_it_as_a_second_line(town: Town) -> None:
    case = town.case()
    page = Client().get(f"/c/{case.number}/").content.decode()
    assert f"<h1>{PLAIN}</h1>" in page
    assert f'<p class="muted">{GUESS}</p>' in page
    assert f"【小板凳】{PLAIN}({GUESS}),编号{case.number}" in page


def test_lists_notices_and_the_desk_say_the_same(desk: Desk, town: Town) -> None:
    case = town.case()
    line = home.lines([case], at=town.noon)[0]
    assert (line.title, line.guess) == (PLAIN, GUESS)
    assert matters([case.stream])[case.stream].title == f"{PLAIN}({GUESS})"
    assert upcoming([case], at=town.noon)
    for page in ("/desk/", "/desk/cases/", f"/desk/cases/{case.number}/"):
        told = desk(town.leader).get(page).content.decode()
        assert GUESS in told, page
        assert PLAIN in told, page
