"""Pasting a message fills the form."""

from datetime import datetime

import pytest

from bandeng.cases.web.desk.pasted import moment, parse, place_named
from bandeng.kernel.periods import SHANGHAI
from tests.conftest import NOON

SHEET = """【12345工单】
工单编号:ZZ202207060012
诉求人:李某(女) 联系电话:138 0000 1234
诉求地址:二七区京广路街道冯春社区5号楼2单元
诉求内容:楼道里堆满纸箱,
消防通道走不过去,要求清理。
办结时限:2022年7月8日18:00"""


def test_a_telephone_number_is_no_hotline() -> None:
    assert parse("张三 2026-11-26 10:22:01\n路灯不亮了 13812345678", at=NOON).channel == "wechat"
    assert parse("12345转来:路灯不亮", at=NOON).channel == "12345"


def test_a_sheet_of_the_hot_line_is_taken_apart() -> None:
    found = parse(SHEET, at=NOON)
    assert found.channel == "12345"
    assert found.number == "ZZ202207060012"
    assert found.name == "李某"
    assert found.phone == "13800001234"
    assert found.address == "二七区京广路街道冯春社区5号楼2单元"
    assert found.words == "楼道里堆满纸箱\n消防通道走不过去,要求清理。"
    assert found.due_at == datetime(2022, 7, 8, 18, 0, tzinfo=SHANGHAI)


def test_wide_signs_are_read_like_narrow_ones() -> None:
    wide = SHEET.replace(":", "\uff1a").replace(",", "\uff0c").replace("(", "\uff08")
    found = parse(wide, at=NOON)
    assert (found.number, found.name, found.phone) == ("ZZ202207060012", "李某", "13800001234")
    assert found.due_at == datetime(2022, 7, 8, 18, 0, tzinfo=SHANGHAI)
    assert "\uff0c要求清理" in found.words


def test_a_chat_message_keeps_what_was_said_and_who_said_it() -> None:
    found = parse("三单元小刘 2022/7/6 9:12:03\n[图片] 3号楼2单元门口路灯不亮,电话13800001234", at=NOON)
    assert found.channel == "wechat"
    assert found.name == "三单元小刘"
    assert found.phone == "13800001234"
    assert found.words == "3号楼2单元门口路灯不亮"
    assert found.address == "3号楼2单元门口"


@pytest.mark.parametrize("who", ["@网格员 ", "@网格员\u2005", "＠网格员,", "@所有人\n"])
def test_whom_a_chat_calls_is_left_out_and_shows_that_it_is_one(who: str) -> None:
    found = parse(f"{who}3单元门口下水道又冒水了 13800001234", at=NOON)
    assert (found.channel, found.words) == ("wechat", "3单元门口下水道又冒水了")


def test_an_address_of_mail_is_none() -> None:
    found = parse("发到 liu.3@example.com 也行,路灯不亮了", at=NOON)
    assert (found.channel, found.words) == ("", "发到 liu.3@example.com 也行,路灯不亮了")


@pytest.mark.parametrize(
    ("head", "told", "lacks_day"),
    [
        ("小刘 2022/7/6 9:12:03", (2022, 7, 6, 9, 12), False),
        ("小刘 07-05 21:40", (2022, 7, 5, 21, 40), False),
        ("小刘 12-30 21:40", (2021, 12, 30, 21, 40), False),
        ("小刘 昨天 21:40", (2022, 7, 5, 21, 40), False),
        ("小刘 星期日 21:40", (2022, 7, 3, 21, 40), False),
        ("小刘 9:12", (2022, 7, 6, 9, 12), True),
        ("小刘 21:40:11", (2022, 7, 5, 21, 40), True),
    ],
)
def test_a_chat_says_when_it_was_written(head: str, told: tuple[int, ...], lacks_day: bool) -> None:
    found = parse(f"{head}\n路灯不亮了", at=NOON)
    assert (found.channel, found.name, found.words) == ("wechat", "小刘", "路灯不亮了")
    assert found.told_at == datetime(*told, tzinfo=SHANGHAI)  # type: ignore[arg-type,misc]
    assert found.lacks_day is lacks_day


@pytest.mark.parametrize("text", ["今天 18:30", "时间 18:30", "路灯不亮 今晚 18:30 来", "小刘 29:61"])
def test_an_hour_alone_is_no_head_of_a_chat(text: str) -> None:
    found = parse(text, at=NOON)
    assert found.told_at is None


def test_plain_words_stay_plain_words() -> None:
    found = parse("井盖没了", at=NOON)
    assert found.words == "井盖没了"
    assert (found.channel, found.number, found.phone, found.address, found.due_at) == ("", "", "", "", None)


def test_nothing_is_nothing() -> None:
    assert parse("  \n", at=NOON).words == ""


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2022-07-08 09:30", datetime(2022, 7, 8, 9, 30, tzinfo=SHANGHAI)),
        ("7月8日下午5时", datetime(2022, 7, 8, 17, 0, tzinfo=SHANGHAI)),
        ("7月8日前", datetime(2022, 7, 8, 23, 59, tzinfo=SHANGHAI)),
        ("2022年7月8日24时", datetime(2022, 7, 8, 23, 59, tzinfo=SHANGHAI)),
        ("今天18:00前", datetime(2022, 7, 6, 18, 0, tzinfo=SHANGHAI)),
        ("明天", datetime(2022, 7, 7, 23, 59, tzinfo=SHANGHAI)),
        ("24小时内", datetime(2022, 7, 7, 12, 0, tzinfo=SHANGHAI)),
        ("2022年2月30日", None),
        ("尽快", None),
    ],
)
def test_limits_in_words(text: str, when: datetime | None) -> None:
    assert moment(text, at=NOON) == when


def test_a_date_without_a_year_may_be_next_year() -> None:
    december = datetime(2022, 12, 30, 12, 0, tzinfo=SHANGHAI)
    assert moment("1月3日", at=december) == datetime(2023, 1, 3, 23, 59, tzinfo=SHANGHAI)


def test_the_longest_place_named_wins() -> None:
    places = [("a", "冯春社区"), ("b", "冯春社区第3网格"), ("c", "别处")]
    assert place_named("在冯春社区第3网格门口", places) == "b"
    assert place_named("不知道在哪", places) == ""
