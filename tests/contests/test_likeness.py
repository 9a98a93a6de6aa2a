"""Texts are alike where they share passages, whatever stands between the signs."""

import time

from bandeng.contests.rules import likeness
from tests.contests.worlds import OTHER, TEXT


def test_the_same_text_is_the_same_and_another_is_not() -> None:
    found = likeness.alike({"a": TEXT, "b": TEXT.replace(",", ""), "c": OTHER}, percent=30)
    assert found == [likeness.Alike("a", "b", 100)]


def test_a_part_that_was_taken_over_is_marked() -> None:
    copied = "开头。" + TEXT[:20] + "结尾另写。"
    parts = likeness.passages(copied, TEXT)
    assert "".join(text for text, _same in parts) == copied
    assert [text for text, same in parts if same] == [TEXT[:20].rstrip(",。")]


def test_short_and_empty_texts_do_not_break_it() -> None:
    assert likeness.alike({"a": "短", "b": "", "c": "短"}, percent=1) == [likeness.Alike("a", "c", 100)]
    assert likeness.passages("", TEXT) == []


def test_three_hundred_works_are_compared_in_a_moment() -> None:
    texts = {str(number): f"{number}号作品" + TEXT * 30 + str(number) * 9 for number in range(3)}
    texts |= {
        f"x{n}": "".join(chr(0x4E00 + (n * 7919 + i * 31) % 9000) for i in range(2000)) for n in range(300)
    }
    begin = time.perf_counter()
    found = likeness.alike(texts, percent=30)
    assert len(found) == 3
    assert time.perf_counter() - begin < 20
