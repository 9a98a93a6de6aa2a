"""Choosing from a long list: found by words, kept in sight, short lists shown whole."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from bandeng.ui.web.choosing import FEW, SHOWN, chooser, is_searching

MANY = [(f"u{number}", f"兴华南街{number}号院党支部") for number in range(60)]


def _sent(**said: object):  # type: ignore[no-untyped-def]
    return RequestFactory().post("/", said)


def test_a_long_list_shows_nothing_but_what_was_chosen_until_one_searches() -> None:
    shown = chooser(_sent(unit=["u3", "u7"]), "unit", MANY)
    assert [code for code, _words in shown.chosen] == ["u3", "u7"]
    assert not shown.others
    assert not shown.is_short


def test_a_few_words_find_it_and_the_chosen_stay_in_sight() -> None:
    asked = _sent(**{"unit": ["u3"], "unit-words": "街4 党支部", "unit-find": "1"})
    shown = chooser(asked, "unit", MANY)
    assert [code for code, _words in shown.chosen] == ["u3"]
    assert [code for code, _words in shown.others] == ["u4", *(f"u{n}" for n in range(40, 50))]
    assert shown.left == 0
    assert is_searching(asked)
    assert not is_searching(_sent(unit="u3"))


def test_what_does_not_fit_is_said_and_one_of_another_name_finds_nothing_here() -> None:
    shown = chooser(_sent(**{"unit-find": "1"}), "unit", MANY)
    assert len(shown.others) == SHOWN
    assert shown.left == len(MANY) - SHOWN
    assert not chooser(_sent(**{"with-find": "1"}), "unit", MANY).others


def test_a_short_list_is_shown_whole() -> None:
    shown = chooser(_sent(unit="u1"), "unit", MANY[:FEW])
    assert shown.is_short
    assert len(shown.chosen) + len(shown.others) == FEW


def test_a_code_that_is_not_offered_is_not_chosen() -> None:
    assert not chooser(_sent(unit="elsewhere"), "unit", MANY).chosen


def test_files_a_search_without_script_drops_are_told_of() -> None:
    photo = SimpleUploadedFile("门口.jpg", b"..")
    assert chooser(_sent(**{"unit-find": "1", "photos": photo}), "unit", MANY).lost_files
    assert not chooser(_sent(photos=photo), "unit", MANY).lost_files
    assert not chooser(_sent(**{"unit-find": "1"}), "unit", MANY).lost_files
