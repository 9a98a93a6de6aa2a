"""What is due goes out once; what fails is tried again, then given up where people see it."""

import logging
from datetime import datetime, timedelta

import pytest

from bandeng.demo.town import Town
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger.models import Fact
from bandeng.notices import actions as notices
from bandeng.notices.models import Letter
from bandeng.notices.rules import LEASE, TRIES
from bandeng.notices.ways import Message
from bandeng.people import actions as people
from tests.notices import letters
from tests.notices.conftest import Configure
from tests.notices.ways import Fake, Killed

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def noon(town: Town, sent: list[Message]) -> datetime:
    """The resident wants short messages at any hour."""
    letters.wants(town)
    return town.noon


def test_what_is_due_goes_out_once(town: Town, noon: datetime, sent: list[Message]) -> None:
    case = letters.accepted(town)
    assert notices.send_due(at=noon) == {"sent": 1}
    assert notices.send_due(at=noon + DAY) == {}
    assert letters.states() == ["sent"]
    (message,) = sent
    assert message.to == letters.PHONE
    assert (
        message.text == f"【小板凳】{case.number}:已经受理,开始计时。http://localhost:8000/c/{case.number}/"
    )


def test_a_failure_is_tried_again_later_and_later(town: Town, noon: datetime, sent: list[Message]) -> None:
    letters.accepted(town)
    Fake.failing[:] = ["later", "later"]
    assert notices.send_due(at=noon) == {"waiting": 1}
    first = Letter.objects.get().due_at
    assert noon + MINUTE <= first <= noon + MINUTE * 1.25
    assert notices.send_due(at=noon + MINUTE / 2) == {}
    assert notices.send_due(at=first) == {"waiting": 1}
    second = Letter.objects.get().due_at
    assert first + 2 * MINUTE <= second <= first + 2.5 * MINUTE
    assert notices.send_due(at=second) == {"sent": 1}
    assert len(sent) == 1


def test_what_fails_for_a_day_is_given_up_and_seen(town: Town, noon: datetime, sent: list[Message]) -> None:
    letters.accepted(town)
    Fake.failing[:] = ["later"] * TRIES
    at = noon
    while Letter.objects.get().state == "waiting":
        notices.send_due(at=at)
        at = max(Letter.objects.get().due_at, at + MINUTE)
    letter = Letter.objects.get()
    assert (letter.state, letter.tries, letter.why) == ("dead", TRIES, "http 503")
    assert timedelta(hours=20) < at - noon < timedelta(hours=30)
    assert sent == []


def test_what_is_refused_for_good_is_not_tried_again(town: Town, noon: datetime, sent: list[Message]) -> None:
    letters.accepted(town)
    Fake.failing[:] = ["never"]
    assert notices.send_due(at=noon) == {"dead": 1}
    assert notices.send_due(at=noon + DAY) == {}


@pytest.mark.parametrize("ends", ["unsure", "odd"])
def test_where_the_answer_is_lost_nothing_goes_out_twice(
    town: Town, noon: datetime, sent: list[Message], ends: str
) -> None:
    letters.accepted(town)
    Fake.failing[:] = [ends]
    assert notices.send_due(at=noon) == {"unknown": 1}
    assert notices.send_due(at=noon + DAY) == {}


def test_a_worker_killed_in_the_call_leaves_it_unknown(
    town: Town, noon: datetime, sent: list[Message]
) -> None:
    letters.accepted(town)
    letters.accepted(town)
    Fake.failing[:] = ["killed"]
    with pytest.raises(Killed):
        notices.send_due(at=noon)
    assert sorted(letters.states()) == ["sending", "waiting"]
    assert notices.send_due(at=noon + MINUTE) == {"sent": 1}  # the other one; nobody touches the lease
    assert sorted(letters.states()) == ["sending", "sent"]
    notices.send_due(at=noon + LEASE)
    assert sorted(letters.states()) == ["sent", "unknown"]
    assert len(sent) == 2
    assert len({message.key for message in sent}) == 2


def test_a_way_that_knows_keys_is_tried_again_with_the_same_key(
    town: Town, noon: datetime, sent: list[Message], configure: Configure
) -> None:
    configure({"sms": "tests.notices.ways.Keyed"})
    letters.accepted(town)
    Fake.failing[:] = ["killed"]
    with pytest.raises(Killed):
        notices.send_due(at=noon)
    assert notices.send_due(at=noon + LEASE) == {"sent": 1}
    assert len({message.key for message in sent}) == 1


def test_who_comes_back_after_the_lease_says_nothing(town: Town, noon: datetime, sent: list[Message]) -> None:
    letters.accepted(town)
    Fake.failing[:] = ["killed"]
    with pytest.raises(Killed):
        notices.send_due(at=noon)
    lost = Letter.objects.get()
    notices.recover(at=noon + LEASE)
    Letter.objects.filter(id=lost.id, lease=lost.lease).update(state="sent")
    assert letters.states() == ["unknown"]


def test_a_way_that_is_silent_is_left_alone_for_a_round(
    town: Town, noon: datetime, sent: list[Message]
) -> None:
    for _ in range(3):
        letters.accepted(town)
    Fake.failing[:] = ["later"]
    assert notices.send_due(at=noon) == {"waiting": 1}
    assert notices.send_due(at=noon) == {"sent": 2}


def test_who_changed_her_mind_gets_nothing(town: Town, noon: datetime, sent: list[Message]) -> None:
    letters.accepted(town)
    letters.wants(town, ways=())
    assert notices.send_due(at=noon) == {"dropped": 1}
    assert Letter.objects.get().why == "withdrawn"


def test_without_an_address_nothing_is_sent(town: Town, noon: datetime, sent: list[Message]) -> None:
    letters.accepted(town)
    people.renumber(letters.person(), phone="", at=noon)
    assert notices.send_due(at=noon) == {"dropped": 1}
    assert Letter.objects.get().why == "no address"


def test_news_of_last_week_are_not_sent(town: Town, noon: datetime, sent: list[Message]) -> None:
    letters.accepted(town)
    assert notices.send_due(at=noon + 4 * DAY) == {}
    assert Letter.objects.get().why == "too late"


def test_what_ended_a_year_ago_is_forgotten(town: Town, noon: datetime, sent: list[Message]) -> None:
    letters.accepted(town)
    notices.send_due(at=noon)
    notices.send_due(at=noon + 365 * DAY)
    assert letters.states() == ["sent"]
    notices.send_due(at=noon + 367 * DAY)
    assert letters.states() == []


def test_a_worker_that_was_dead_for_a_day_catches_up(town: Town, noon: datetime, sent: list[Message]) -> None:
    for _ in range(3):
        letters.accepted(town)
    assert notices.send_due(at=noon + DAY) == {"sent": 3}


def test_a_wrong_address_stops_only_its_own_way(
    town: Town, noon: datetime, sent: list[Message], configure: Configure
) -> None:
    letters.wants(town, ways=("sms", "email"), email=letters.MAIL)
    letters.accepted(town)
    configure({"sms": "tests.notices.ways.Fake", "email": "no.such.Way"})
    assert notices.send_due(at=noon) == {"sent": 1}
    assert Letter.objects.get(way="email").state == "waiting"


def test_whoever_may_lets_it_go_once_more_and_the_book_says_so(
    town: Town, noon: datetime, sent: list[Message]
) -> None:
    letters.accepted(town)
    Fake.failing[:] = ["never"]
    notices.send_due(at=noon)
    letter = Letter.objects.get()
    district = town.holder("district_staff@410103")
    with pytest.raises(NotYours):
        notices.resend(letter=letter.id, by=town.leader, at=noon)
    notices.resend(letter=letter.id, by=district, at=noon)
    assert Fact.objects.latest("id").body == {"letter": letter.id, "was": "dead"}
    with pytest.raises(NotNow):
        notices.resend(letter=letter.id, by=district, at=noon)
    assert notices.send_due(at=noon) == {"sent": 1}


def test_the_log_names_nobody(
    town: Town, noon: datetime, sent: list[Message], caplog: pytest.LogCaptureFixture
) -> None:
    letters.accepted(town)
    Fake.failing[:] = ["odd"]
    with caplog.at_level(logging.DEBUG):
        notices.send_due(at=noon)
    assert "unknown" in caplog.text
    assert letters.PHONE not in caplog.text
    assert letters.person() not in caplog.text
    assert Letter.objects.get().why == "RuntimeError"
