"""Which book was in force on a day is a fact."""

from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from pytest_django import Settings

from bandeng.kernel.refusals import NotNow
from bandeng.ledger.hands import Hand
from bandeng.rulebook import actions, queries
from bandeng.rulebook.rules.book import Book

pytestmark = pytest.mark.django_db


def hand(at: datetime) -> Hand:
    return Hand(person="operator", post="operator", act="rulebook.adopt", place="-", at=at)


@pytest.fixture
def second(tmp_path: Path, settings: Settings) -> None:
    """The next version of the book, to hold from September 2022."""
    copytree(settings.BANDENG_RULEBOOK, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "district.toml"
    text = file.read_text("utf-8").replace("2022.07", "2022.09").replace("2022-07-01", "2022-09-01")
    file.write_text(text, "utf-8")
    settings.BANDENG_RULEBOOK = tmp_path


def test_an_adopted_book_says_version_and_digest(book: Book, at: datetime) -> None:
    fact = actions.adopt(hand=hand(at))
    assert fact.name == "rulebook.adopted"
    assert (fact.body["version"], fact.body["digest"]) == (book.version, book.digest)


def test_nothing_is_in_force_before_the_first_adoption(at: datetime) -> None:
    assert queries.in_force("410103", on=at.date()) is None
    actions.adopt(hand=hand(at))
    assert queries.in_force("410103", on=at.date() - timedelta(days=1)) is None
    assert queries.in_force("410103", on=at.date()) is not None


def test_the_same_book_is_not_adopted_twice(at: datetime) -> None:
    actions.adopt(hand=hand(at))
    with pytest.raises(NotNow):
        actions.adopt(hand=hand(at))


def test_the_same_submission_answers_with_the_first_fact(at: datetime) -> None:
    first = actions.adopt(hand=hand(at), command="once")
    assert actions.adopt(hand=hand(at), command="once") == first


def test_a_later_book_holds_from_its_day(at: datetime, request: pytest.FixtureRequest) -> None:
    actions.adopt(hand=hand(at))
    request.getfixturevalue("second")
    actions.adopt(hand=hand(at + timedelta(days=30)))
    versions = [
        adoption.version
        for day in (date(2022, 8, 31), date(2022, 9, 1))
        if (adoption := queries.in_force("410103", on=day))
    ]
    assert versions == ["2022.07", "2022.09"]
