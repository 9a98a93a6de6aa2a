"""Quiet hours only ever delay: across midnight, over holidays, by one's own word; not what is urgent."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandeng.cases import actions
from bandeng.demo.town import GRID, Town
from bandeng.kernel.calendar import WorkCalendar
from bandeng.notices import actions as notices
from bandeng.notices.actions import Wanted
from bandeng.notices.models import Letter
from bandeng.notices.quiet import open_from
from bandeng.notices.rules import hours_without, next_daily, next_open, pause
from bandeng.notices.ways import Message
from bandeng.people import actions as people
from tests.notices import letters
from tests.notices.conftest import Configure

HERE = ZoneInfo("Asia/Shanghai")
SPANS = ("22:00-07:00", "00:00-07:00", "22:00-00:00", "12:00-14:00", "07:30-07:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("2022-07-06 20:59", "2022-07-06 20:59"),
        ("2022-07-06 21:00", "2022-07-07 08:00"),
        ("2022-07-06 23:59", "2022-07-07 08:00"),
        ("2022-07-07 00:00", "2022-07-07 08:00"),
        ("2022-07-07 07:59", "2022-07-07 08:00"),
        ("2022-12-31 23:30", "2023-01-01 08:00"),
        ("2024-02-28 22:00", "2024-02-29 08:00"),
    ],
)
def test_residents_are_left_alone_at_night(asked: str, opens: str) -> None:
    assert open_from(at(asked), "book", desk=False) == at(opens)


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("2022-07-08 19:00", "2022-07-09 08:00"),  # Saturday morning
        ("2022-07-09 12:00", "2022-07-11 07:30"),  # Saturday noon
        ("2022-10-01 09:00", "2022-10-08 07:30"),  # the holiday, and the Saturday worked in exchange for it
    ],
)
def test_staff_are_left_alone_on_holidays(asked: str, opens: str) -> None:
    assert open_from(at(asked), "book", desk=True) == at(opens)


def test_a_resident_hears_on_a_holiday_too() -> None:
    assert open_from(at("2022-10-01 09:00"), "book", desk=False) == at("2022-10-01 09:00")


def test_a_person_may_say_otherwise() -> None:
    night = at("2022-07-06 23:00")
    assert open_from(night, "none", desk=False) == night
    assert open_from(night, "22:00-06:30", desk=True) == at("2022-07-07 06:30")
    assert open_from(at("2022-07-06 13:00"), "12:00-14:00", desk=False) == at("2022-07-06 14:00")
    assert open_from(night, "12:00-14:00", desk=False) == night


@given(st.integers(min_value=0, max_value=5 * 365 * 86400), st.sampled_from(SPANS))
def test_the_next_open_moment_is_outside_the_quiet_span_and_never_before(seconds: int, span: str) -> None:
    asked = at("2022-01-01") + timedelta(seconds=seconds)
    opens = next_open(asked, hours_without(span), WorkCalendar.load())
    begins, ends = span.split("-")
    clock = f"{opens:%H:%M:%S}"
    quiet = begins <= clock < ends if begins < ends else clock >= begins or clock < ends
    assert opens >= asked
    assert opens - asked < timedelta(days=1)
    assert not quiet


def test_the_day_ends_with_its_letter() -> None:
    assert next_daily(at("2022-07-06 08:29")) == at("2022-07-06 08:30")
    assert next_daily(at("2022-07-06 08:30")) == at("2022-07-07 08:30")
    assert next_daily(at("2022-07-06 23:00")) == at("2022-07-07 08:30")


@given(st.integers(min_value=1, max_value=60))
def test_pauses_grow_differ_and_are_the_same_each_time(tries: int) -> None:
    assert pause("1.sms.a", tries) == pause("1.sms.a", tries)
    assert timedelta(minutes=1) <= pause("1.sms.a", tries) <= timedelta(hours=7.5)
    assert pause("1.sms.a", tries) != pause("2.sms.a", tries)


def test_a_letter_written_at_night_goes_out_in_the_morning(town: Town, sent: list[Message]) -> None:
    letters.wants(town, quiet="book")
    night = town.noon + timedelta(hours=11)
    letters.accepted(town, at=night)
    assert notices.send_due(at=night) == {}
    assert Letter.objects.get().due_at == at("2022-07-07 08:00")
    assert notices.send_due(at=at("2022-07-07 08:00")) == {"sent": 1}


def test_what_waits_goes_by_the_hours_she_wants_now(town: Town, sent: list[Message]) -> None:
    letters.wants(town, quiet="book")
    night = town.noon + timedelta(hours=11)
    letters.accepted(town, at=night)
    later = Wanted(ways={"progress": ("sms",)}, quiet="23:00-09:00")
    notices.choose(person=letters.person(), wanted=later, at=night)
    assert Letter.objects.get().due_at == at("2022-07-07 09:00")
    none = Wanted(ways={"progress": ("sms",)}, quiet="none")
    notices.choose(person=letters.person(), wanted=none, at=night + timedelta(minutes=5))
    assert notices.send_due(at=night + timedelta(minutes=5)) == {"sent": 1}


def test_what_is_urgent_goes_through_the_night_and_past_the_day(town: Town, configure: Configure) -> None:
    configure({"wecom": "tests.notices.ways.Fake"})
    night = town.noon + timedelta(hours=11)
    report = actions.Report(place=GRID, words="楼道里有煤气味", reporter=people.guest(at=night))
    seat = actions.report(report=report, at=night).body["seat"]
    holder = town.holder(seat)
    people.renumber(holder, phone="13712345678", at=night)
    wanted = Wanted(ways={"todo": ("wecom",), "clock": ("wecom",)}, daily=True)
    notices.choose(person=holder, wanted=wanted, at=night)
    actions.report(report=report, at=night)
    letter = Letter.objects.get()
    assert letter.urgent
    assert (letter.state, letter.due_at) == ("waiting", night)
