"""Times, durations and numbers, in both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from bandeng.ui import words

AT = datetime(2022, 7, 1, 1, 20, tzinfo=UTC)  # 9:20 in the morning of a Friday in Erqi


def plain(text: object) -> str:
    return str(text).split(">", 1)[1].split("<", 1)[0]


def test_a_moment_is_said_as_people_say_it() -> None:
    assert plain(words.moment(AT)) == "2022年7月1日(周五)上午9:20"
    assert plain(words.moment(AT, 2022)) == "7月1日(周五)上午9:20"
    assert plain(words.moment(AT, 2023)) == "2022年7月1日(周五)上午9:20"
    assert 'datetime="2022-07-01T09:20:00+08:00"' in words.moment(AT)
    assert words.moment(None) == ""


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (0, "凌晨0:20"),
        (6, "上午6:20"),
        (12, "中午12:20"),
        (13, "下午1:20"),
        (18, "晚上6:20"),
        (23, "晚上11:20"),
    ],
)
def test_the_part_of_the_day(hour: int, said: str) -> None:
    assert plain(words.clock_time(AT + timedelta(hours=hour - 9))) == said


def test_a_day_needs_no_time() -> None:
    assert plain(words.day(date(2024, 2, 29), 2024)) == "2月29日(周四)"
    assert plain(words.day(datetime(2022, 12, 31, 16, tzinfo=UTC), 2022)) == "2023年1月1日(周日)"


@pytest.mark.parametrize(
    ("span", "chinese", "english"),
    [
        (timedelta(seconds=5), "1 分钟", "1 minute"),
        (timedelta(minutes=59), "59 分钟", "59 minutes"),
        (timedelta(hours=1), "1 小时", "1 hour"),
        (timedelta(hours=47), "47 小时", "47 hours"),
        (timedelta(days=2), "2 天", "2 days"),
    ],
)
def test_durations(span: timedelta, chinese: str, english: str) -> None:
    assert plain(words.ago(AT, AT + span)) == f"已 {chinese}"
    assert plain(words.left(AT + span, AT)) == f"还有 {chinese}"
    assert plain(words.left(AT, AT + span)) == f"逾期 {chinese}"
    with translation.override("en"):
        assert plain(words.left(AT + span, AT)) == f"{english} left"
        assert plain(words.moment(AT)) == "Fri 1 Jul 2022 09:20"


def test_numbers() -> None:
    said = [words.number(n) for n in (None, 0, 1234567, 1.5, 2.0)]
    assert said == ["—", "0", "1,234,567", "1.5", "2"]
