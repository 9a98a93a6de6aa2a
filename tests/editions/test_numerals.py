"""Reading numbers as people write them."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

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


SPELLED = [
    ("85%", 85, "exact", "share"),
    ("百分之七十三点七", Fraction("73.7"), "exact", "share"),
    ("百分之九十九点九", Fraction("99.9"), "exact", "share"),
    ("百分之八十多", 80, "over", "share"),
    ("百分之七八十", 70, "range", "share"),
    ("20%至30%", 20, "range", "share"),
    ("七成", 70, "exact", "share"),
    ("七成多", 70, "over", "share"),
    ("九成五", 95, "exact", "share"),
    ("几成", 10, "tens", "share"),
    ("九成以上", 90, "least", "share"),
    ("近七成", 70, "near", "share"),
    ("一半以上", 50, "least", "share"),
    ("三分之二", Fraction(200, 3), "exact", "share"),
    ("2/3", Fraction(200, 3), "exact", "share"),
    ("翻了一番", 2, "exact", "times"),
    ("3倍", 3, "exact", "times"),
    ("一倍", 1, "exact", "times"),
    ("3.2个百分点", Fraction("3.2"), "exact", "times"),
    ("上千", 1000, "least", "count"),
    ("上百", 100, "least", "count"),
    ("百余", 100, "over", "count"),
    ("十几", 10, "over", "count"),
    ("二十来", 20, "near", "count"),
    ("三四十", 30, "range", "count"),
    ("20至30", 20, "range", "count"),
    ("20-30", 20, "range", "count"),
    ("1万2千", 12000, "exact", "count"),
    ("三点五万", 35000, "exact", "count"),
]


@pytest.mark.parametrize(("written", "value", "sense", "kind"), SPELLED)
def test_shares_multiples_and_words_for_many_are_read(
    written: str, value: Fraction, sense: str, kind: str
) -> None:
    noun = "名" if kind == "count" else ""
    (found,) = numbers(f"共有{written}{noun}、其余的没有", NOUNS)
    assert (found.written, found.value, found.sense, found.kind) == (written, value, sense, kind)
    assert by_hand(f"共有{written}{noun}、其余的没有", NOUNS) == [(1, written + noun)]


@given(
    some.lists(
        some.tuples(some.sampled_from(SPELLED), some.sampled_from(["名", "件"])), min_size=1, max_size=6
    )
)
def test_every_number_of_a_text_is_read_once_and_whole(said: list[tuple[tuple[str, ...], str]]) -> None:
    text = "，".join(f"其中{one[0]}{noun if one[3] == 'count' else '的人'}" for one, noun in said)
    assert [found.written for found in numbers(text, NOUNS)] == [one[0] for one, _noun in said]


@given(
    some.text(
        alphabet="0123456789一二两三十百千万几数多余近约%/.-、点分之成倍半以上翻番件名年 A", max_size=24
    )
)
def test_nothing_is_read_twice_or_split(text: str) -> None:
    ends = [(0, 0), *[(found.start, found.end) for found in numbers(text, NOUNS)]]
    for (_first, end), (start, _last) in pairwise(ends):
        assert start >= end
    for found in numbers(text, NOUNS):
        assert not (text[found.start - 1 : found.start].isdigit() and found.written[0].isdigit())
        assert not text[found.end : found.end + 1].isdigit() or not found.written[-1].isdigit()


@pytest.mark.parametrize("text", ["百分之七十四", "近八成", "八成", "3/4", "七成五", "过半数的3倍"])
def test_no_share_is_written_higher_than_it_is(text: str) -> None:
    assert not any(found.fits(Fraction(14, 19)) for found in numbers(text, NOUNS) if found.value > 60)


@pytest.mark.parametrize(
    "text", ["百分之七十三点七", "73.7%", "七成多", "七成以上", "过半", "一半以上", "超过70%"]
)
def test_true_ways_to_write_a_share(text: str) -> None:
    (found,) = numbers(text, NOUNS)
    assert found.fits(Fraction(14, 19))


@pytest.mark.parametrize(
    "text",
    [
        "2022/7/1",
        "8:00-9:00",
        "3-2号楼",
        "0371-66668888",
        "2022-2023年",
        "A4纸",
        "一成不变",
        "大半年",
        "千家万户",
        "七点五十分",
    ],
)
def test_days_hours_codes_and_set_words_are_no_counts(text: str) -> None:
    assert numbers(text, NOUNS) == []


def test_a_number_in_a_cell_or_after_a_rate_is_pointed_out() -> None:
    text = "| 党员 | 530 |\n按期处置率为85\n参与人数:312"
    assert by_hand(text, NOUNS) == [(1, "530"), (2, "85"), (3, "312")]


def test_a_number_too_long_to_be_one_breaks_nothing() -> None:
    assert numbers("1" * 9000 + "件", NOUNS) == []


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


@pytest.mark.parametrize(
    ("new", "state"),
    [
        ("73.7%", "right"),
        ("百分之七十三点七", "right"),
        ("七成多", "right"),
        ("七成以上", "right"),
        ("一半以上", "right"),
        ("九成以上", "changed"),
        ("百分之九十九点九", "changed"),
        ("近八成", "changed"),
        ("2/3", "changed"),
        ("四分之三", "changed"),
    ],
)
def test_a_share_is_known_again_however_it_is_written(new: str, state: str) -> None:
    before = "群众的事按期处置率为73.7%、办好14件,居民参加了讨论。"
    said = [
        (10, _said("14/19", "", "73.7%", 'value("cases.on_time")')),
        (before.index("14"), _said("14", "件", "14件", 'figure("cases.handled")')),
    ]
    edited = before.replace("73.7%", new).replace("参加", "上千人次参加、比上月翻了一番")
    found = [
        (each.found.written, each.state) for each in match(edited, before, said, NOUNS + ("人",)).matches
    ]
    assert found == [(new, state), ("14", RIGHT), ("上千", "unknown"), ("翻了一番", "unknown")]


def test_a_rounded_share_of_something_else_is_not_taken_for_one_that_is_near_it() -> None:
    before = "群众的事按期处置率为73.7%。居民参加了讨论,社区把记录贴在公示栏里。"
    said = [(10, _said("14/19", "", "73.7%", 'value("cases.on_time")'))]
    edited = before.replace("居民参加了讨论", "七成多居民点了赞")
    found = [(each.found.written, each.state) for each in match(edited, before, said, NOUNS).matches]
    assert found == [("73.7%", RIGHT), ("七成多", "unknown")]
