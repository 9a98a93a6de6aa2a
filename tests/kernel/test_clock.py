"""Limits are counted exactly: examples that people can check by hand, and properties that hold for all."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandeng.kernel import clock
from bandeng.kernel.calendar import DEFAULT_HOURS, Hours, WorkCalendar
from bandeng.kernel.clock import Limit
from bandeng.kernel.explaining import explain
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput

CHINA = WorkCalendar.load()
UNITS = ("紧急工作时", "工作时", "工作日", "自然日")


def due(at: str, limit: str, *pauses: tuple[str, str]) -> str:
    spans = [(datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in pauses]
    return clock.due(datetime.fromisoformat(at), Limit.parse(limit), CHINA, pauses=spans).at.isoformat()


@pytest.mark.parametrize(
    ("at", "limit", "expected"),
    [
        ("2026-09-30T16:30+08:00", "2 工作日", "2026-10-09T16:30:00+08:00"),  # over the National Day holiday
        ("2026-10-09T17:00+08:00", "2 工作时", "2026-10-10T09:00:00+08:00"),  # a Saturday worked in exchange
        ("2026-09-18T17:00+08:00", "2 working hours", "2026-09-20T09:00:00+08:00"),  # a Sunday worked
        ("2026-11-23T08:00+08:00", "4 工作时", "2026-11-23T12:00:00+08:00"),  # used up at the end of the span
        ("2026-11-23T08:00+08:00", "8 工作时", "2026-11-23T18:00:00+08:00"),
        ("2026-11-23T08:00+08:00", "1 工作日", "2026-11-23T18:00:00+08:00"),
        ("2026-11-23T12:00+08:00", "1 工作时", "2026-11-23T15:00:00+08:00"),  # begun in the lunch hour
        ("2026-11-21T10:00+08:00", "1 工作时", "2026-11-23T09:00:00+08:00"),  # begun on a Saturday
        ("2026-11-20T23:59:59+08:00", "2 紧急工作时", "2026-11-21T01:59:59+08:00"),
        ("2026-02-27T12:00+08:00", "3 自然日", "2026-03-02T12:00:00+08:00"),
        ("2024-02-28T12:00+08:00", "1 自然日", "2024-02-29T12:00:00+08:00"),  # a leap day
        ("2022-12-30T17:30+08:00", "1 working day", "2023-01-03T17:30:00+08:00"),  # over New Year
        ("2023-01-20T17:00+08:00", "1 工作日", "2023-01-28T17:00:00+08:00"),  # Spring Festival 2023
        ("2026-11-23T00:00:00Z", "0 工作日", "2026-11-23T08:00:00+08:00"),  # a zero limit is due at once
        ("2026-11-23T08:00+08:00", "0.5 工作日", "2026-11-23T12:00:00+08:00"),
        ("2026-11-23T08:00+08:00", "15 分钟", "2026-11-23T08:15:00+08:00"),
    ],
)
def test_a_limit_is_used_up_then(at: str, limit: str, expected: str) -> None:
    assert due(at, limit) == expected


def test_pauses_are_half_open_and_may_overlap() -> None:
    pauses = (
        ("2026-11-23T09:30+08:00", "2026-11-23T10:00+08:00"),
        ("2026-11-23T09:00+08:00", "2026-11-23T09:45+08:00"),
        ("2026-11-22T09:00+08:00", "2026-11-22T10:00+08:00"),
    )
    assert due("2026-11-23T08:00+08:00", "2 工作时", *pauses) == "2026-11-23T11:00:00+08:00"


def test_a_limit_used_up_when_a_pause_begins_ends_there() -> None:
    pause = ("2026-11-23T10:00+08:00", "2026-11-23T11:00+08:00")
    assert due("2026-11-23T08:00+08:00", "2 工作时", pause) == "2026-11-23T10:00:00+08:00"


@pytest.mark.parametrize(
    "text", ["", "工作日", "2", "2 天", "-1 工作日", "x 工作日", "1/0 工作日", "NaN 工作日"]
)
def test_a_limit_that_cannot_be_read_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        Limit.parse(text)
    assert "时限" in str(refused.value)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(BadInput):
        clock.due(datetime(2026, 11, 23, 8), Limit.parse("1 工作日"), CHINA)  # noqa: DTZ001


def test_hours_without_end_are_refused_instead_of_counted_for_ever() -> None:
    never = Hours(((),) * 7)
    with pytest.raises(BadInput):
        clock.due(datetime(2026, 11, 23, 8, tzinfo=UTC), Limit.parse("1 工作时"), CHINA, hours=never)


def test_a_year_that_is_not_loaded_is_said_aloud() -> None:
    found = clock.due(datetime(2026, 12, 30, 8, tzinfo=SHANGHAI), Limit.parse("5 工作日"), CHINA)
    assert [warning for warning in found.warnings if "2027" in warning]
    assert not clock.due(datetime(2026, 12, 30, 8, tzinfo=SHANGHAI), Limit.parse("5 自然日"), CHINA).warnings


moments = st.datetimes(datetime(2022, 1, 1), datetime(2026, 6, 1), timezones=st.just(SHANGHAI))  # noqa: DTZ001
limits = st.builds(Limit, st.fractions(0, 20, max_denominator=4), st.sampled_from(UNITS))


@given(moments, limits)
def test_what_is_counted_is_exactly_the_limit(at: datetime, limit: Limit) -> None:
    found = clock.due(at, limit, CHINA)
    counted = sum((end - begin for begin, end in found.intervals), timedelta())
    assert counted == timedelta(seconds=float(limit.seconds))
    assert found.at >= at


@given(moments, limits, limits)
def test_a_longer_limit_is_never_due_earlier(at: datetime, one: Limit, other: Limit) -> None:
    if one.unit == other.unit:
        short, long = sorted((one, other), key=lambda limit: limit.amount)
        assert clock.due(at, short, CHINA).at <= clock.due(at, long, CHINA).at


@given(moments, limits, limits)
def test_two_limits_in_a_row_are_one_limit(at: datetime, one: Limit, other: Limit) -> None:
    both = Limit(one.amount + other.amount, one.unit)
    then = clock.due(at, one, CHINA).at
    assert clock.due(then, Limit(other.amount, one.unit), CHINA).at == clock.due(at, both, CHINA).at or (
        other.amount == 0
    )


@given(moments, limits, moments, st.timedeltas(timedelta(seconds=1), timedelta(days=9)))
def test_a_pause_only_delays(at: datetime, limit: Limit, begins_at: datetime, length: timedelta) -> None:
    free = clock.due(at, limit, CHINA).at
    paused = clock.due(at, limit, CHINA, pauses=[(begins_at, begins_at + length)]).at
    assert paused >= free
    if begins_at >= free or begins_at + length <= at:
        assert paused == free


@given(moments, limits)
def test_the_explanation_adds_up(at: datetime, limit: Limit) -> None:
    found = clock.due(at, limit, CHINA)
    lines = explain(found, limit, CHINA)
    assert sum((line.counted for line in lines), timedelta()) == timedelta(seconds=float(limit.seconds))


@given(moments, st.integers(1, 40))
def test_time_worked_agrees_with_the_clock(at: datetime, hours: int) -> None:
    then = clock.due(at, Limit.parse(f"{hours} 工作时"), CHINA).at
    assert clock.worked(at, then, CHINA, DEFAULT_HOURS) == timedelta(hours=hours)
