"""Reading numbers as people write them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bandeng.editions.rules.matching import RIGHT, by_hand, match, taken_back
from bandeng.editions.rules.numbers import Quoted
from bandeng.editions.rules.numerals import han, numbers
from bandeng.editions.rules.wording import press

NOUNS = ("件", "次", "名", "个", "场", "户", "家")


@pytest.mark.parametrize(
    ("text", "value", "sense"),
    [
        ("办了312场", 312, "exact"),
        ("办了三百一十二场", 312, "exact"),
        ("办了300多场次", 300, "over"),
        ("走了四十余家", 40, "over"),
        ("走了1,234户", 1234, "exact"),
        ("走了1.2万户", 12000, "exact"),
        ("近400场", 400, "near"),
        ("数十次", 10, "tens"),
        ("一万二千三百零四名", 12304, "exact"),
        ("两百三十多个", 230, "over"),
        ("十二件", 12, "exact"),
        ("三百多场次", 300, "over"),
        ("312场", 312, "exact"),
        ("1,234户", 1234, "exact"),
        ("超过300场", 300, "over"),
        ("逾三百场", 300, "over"),
        ("不到400场", 400, "near"),
    ],
)
def test_numbers_are_read(text: str, value: int, sense: str) -> None:
    (found,) = numbers(text, NOUNS)
    assert (found.value, found.sense) == (value, sense)


@pytest.mark.parametrize(
    "text",
    [
        "2022年7月1日",
        "第12期",
        "〔2022〕5号",
        "统一部署、十分重视",
        "一个院子",
        "3号楼2单元",
        "1、目标",
        "万一停电",
    ],
)
def test_days_ordinals_and_words_are_no_counts(text: str) -> None:
    assert numbers(text, NOUNS) == []


@pytest.mark.parametrize("text", ["按期处置率百分之八十五", "按期处置率85%", "按期处置率百分之85"])
def test_shares_are_read_as_shares(text: str) -> None:
    (found,) = numbers(text, NOUNS)
    assert found.percent
    assert found.value == 85
    assert found.fits(Fraction(17, 20))


@given(some.integers(20, 10**7), some.sampled_from(["多", "余"]))
def test_the_press_form_fits_its_number_and_nothing_much_larger(value: int, more: str) -> None:
    (found,) = numbers(press(value, "次", more=more), NOUNS)
    assert found.fits(value)
    assert not found.fits(value * 3)
    assert not found.fits(value // 3)


def test_nearly_is_never_right() -> None:
    (found,) = numbers("近400场", NOUNS)
    assert not found.fits(312)
    assert not found.fits(399)


@given(some.integers(1, 9999))
def test_chinese_numerals_are_read(value: int) -> None:
    digits = "零一二三四五六七八九"
    written, before_is_nought = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // step % 10
        if digit:
            written += ("零" if before_is_nought and written else "") + digits[digit] + name
        before_is_nought = not digit
    assert han(written) == value


def test_numbers_typed_by_hand_are_pointed_out() -> None:
    text = '办了{{ press("a.b") }}。\n走访530名党员,看了一个院子,还有三十二户。\n2022年7月,第3期'
    assert by_hand(text, NOUNS) == [(2, "530名"), (2, "三十二户")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("处置57 件", "57 件"),
        ("处置57\u3000件", "57\u3000件"),
        ("处置**57**件", "57件"),
        ("处置 **57** 件", "57 件"),
        ("处置3 00件", "3 00件"),
        ("处置**3**00件", "300件"),
        ("处置\uff15\uff17件", "\uff15\uff17件"),
        ("处置\uff15\uff17 件", "\uff15\uff17 件"),
        ("处置五十七 件", "五十七 件"),
        ("处置三 百 件", "三 百 件"),
        ("- 处置 1,234 件", "1,234 件"),
    ],
)
def test_a_gap_hides_no_number_typed_by_hand(text: str, told: str) -> None:
    assert by_hand(text, NOUNS) == [(1, told)]


@pytest.mark.parametrize(
    "text", ["第 12 名", "2022 年 7 月", '3{{ figure("a.b") }}件', "一 个院子", "57\n件"]
)
def test_over_a_gap_too_days_and_ordinals_are_no_counts(text: str) -> None:
    assert by_hand(text, NOUNS) == []


def _said(value: str, unit: str, wording: str, call: str) -> Quoted:
    day = date(2022, 7, 1)
    return Quoted(
        call=call,
        figure=call,
        place="410103/",
        first=day,
        after=date(2022, 8, 1),
        value=value,
        unit=unit,
        wording=wording,
        records=3,
    )


def test_a_sum_with_its_parts_is_one_number() -> None:
    before = "表彰了47个治理团队、100名个人,还表彰志愿者260个(集体62个、个人198名)。"
    said = [
        (3, _said("47", "个", "47个", 'figure("groups")')),
        (10, _said("100", "名", "100名", 'figure("persons")')),
        (before.index("260"), _said("260", "个", "260个(集体62个、个人198名)", 'split("volunteers")')),
    ]
    matched = match(before, before, said, ("个", "名"))
    assert [(each.found.written, each.state, each.number) for each in matched.matches] == [
        ("47", RIGHT, 0),
        ("100", RIGHT, 1),
        ("260", RIGHT, 2),
        ("62", RIGHT, 2),
        ("198", RIGHT, 2),
    ]
    assert taken_back(before, matched, said).endswith('志愿者{{ split("volunteers") }}。')
    edited = before.replace("198名", "197名")
    again = {each.found.written: each.state for each in match(edited, before, said, ("个", "名")).matches}
    assert again["197"] != RIGHT
    assert again["47"] == again["260"] == RIGHT
