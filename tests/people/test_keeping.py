"""``verify`` finds words in the vault that are no longer those the book committed to."""

from datetime import timedelta

import pytest

from bandeng.cases import actions as cases
from bandeng.cases.actions.intake import Report
from bandeng.demo.town import GRID, PIN, Town
from bandeng.ledger import verifying
from bandeng.people import actions as people
from bandeng.people import keeping, vault
from bandeng.people.models import Entry


def test_the_commitments_of_a_matter_fit(town: Town) -> None:
    town.accepted()
    assert keeping.check_commitments() is None
    assert verifying.verify().is_whole


def test_words_put_in_place_of_others_are_found(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    case = town.case("楼下路灯不亮")
    other = vault.keep("楼下路灯很亮", kind="words", about=case.reporter, at=town.noon)
    truth = vault.commitments
    monkeypatch.setattr(
        vault, "commitments", lambda ids: {**truth(ids), case.words: truth([other.kept])[other.kept]}
    )
    sentence = keeping.check_commitments()
    assert sentence is not None
    assert case.words in sentence
    assert not verifying.verify().is_whole


def test_an_entry_whose_bytes_were_changed_is_found(town: Town) -> None:
    case = town.case()
    Entry.objects.filter(id=case.words).update(sealed=b"x" * 60)
    assert keeping.check_commitments() is not None


def test_erased_words_have_nothing_to_fit(town: Town) -> None:
    case = town.case()
    people.erase(case.reporter, town.noon + timedelta(hours=1))
    assert keeping.check_commitments() is None


def test_a_report_sent_twice_leaves_no_words_behind(town: Town) -> None:
    """The second coming is put in the vault before the pen says that it was said already."""
    sent = Report(
        place=GRID, words="楼下路灯不亮", address="3号楼", pin=PIN, reporter=people.guest(at=town.noon)
    )
    first = cases.report(report=sent, at=town.noon, command="sent-twice")
    kept = set(Entry.objects.values_list("id", flat=True))
    again = cases.report(report=sent, at=town.noon, command="sent-twice")
    assert again.id == first.id
    assert set(Entry.objects.values_list("id", flat=True)) == kept
