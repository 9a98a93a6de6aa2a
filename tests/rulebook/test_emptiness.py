"""A reply that says nothing is known as such; one that says something short is not."""

import shutil
from pathlib import Path

import pytest

from bandeng.rulebook.rules import emptiness
from bandeng.rulebook.rules.issues import BrokenBook
from bandeng.rulebook.rules.limits import Replies
from bandeng.rulebook.rules.loading import load

ERQI = Path(__file__).parents[2] / "bandeng" / "rulebook" / "books" / "erqi"
REPLIES = load(ERQI).replies


@pytest.mark.parametrize(
    "text",
    [
        "已按规定处理",
        "您好,您反映的问题我们高度重视,已转相关部门,请耐心等待。感谢您的理解!",
        "已收悉,正在处理中……",
        "尊敬的市民:您反映的情况属实,我单位将积极协调、尽快解决,敬请谅解。",
        "请您耐心等待,会尽快处理的",
        "正在研究,将尽快落实",
        "我们会考虑的",
        "!!!",
        "好了",
        "已经好了!",
        "您好,此事已处理好了,谢谢",
    ],
)
def test_empty_phrases_say_nothing(text: str) -> None:
    assert emptiness.is_empty(text, REPLIES)


@pytest.mark.parametrize(
    "text",
    [
        "换了新灯",
        "灯亮了",
        "灯换好了",
        "修好了",
        "已到现场处理好",
        "已劝导,当场改正",
        "高度重视,电工老周7月6日上午换了灯头",
        "已转相关部门:市政所7月8日前来换井盖",
        "这条路由市里养护,已写信给市政中心,请拨12345问进展",
        "done",
    ],
)
def test_whoever_says_what_was_done_may_be_short_and_polite(text: str) -> None:
    assert not emptiness.is_empty(text, REPLIES)


def test_the_sentence_may_name_the_phrase() -> None:
    assert emptiness.empty_phrase_in("您好,请耐心等待,高度重视", REPLIES) == "请耐心等待"
    assert emptiness.empty_phrase_in("换了灯", REPLIES) == ""


def test_a_book_without_the_part_asks_nothing() -> None:
    assert not emptiness.is_empty("请耐心等待", Replies())


def test_the_part_is_checked(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(ERQI, book)
    limits = book / "limits.toml"
    whole = limits.read_text("utf-8")
    limits.write_text(whole.partition("[replies]")[0], "utf-8")
    assert load(book).replies == Replies()
    limits.write_text(whole.replace("least = 2", 'least = "two"\nempti = ["x"]'), "utf-8")
    with pytest.raises(BrokenBook) as broken:
        load(book)
    assert {each.code for each in broken.value.issues} == {"not_number", "key_unknown"}
