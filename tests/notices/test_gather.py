"""Whoever wants one letter a day gets one, with everything in it."""

from datetime import timedelta

from bandeng.demo.town import Town
from bandeng.notices import actions as notices
from bandeng.notices.models import Letter
from bandeng.notices.ways import Message
from tests.notices import letters


def test_the_letters_of_a_day_become_one(town: Town, sent: list[Message]) -> None:
    letters.wants(town, daily=True)
    numbers = [letters.accepted(town, at=town.noon + timedelta(hours=hour)).number for hour in range(3)]
    assert notices.send_due(at=town.noon + timedelta(hours=12)) == {}
    morning = town.noon + timedelta(hours=20.5)
    assert notices.send_due(at=morning) == {"sent": 1}
    (message,) = sent
    assert all(number in message.text for number in numbers)
    assert message.text.count("\n") == 2
    assert sorted(letters.states()) == ["gathered", "gathered", "gathered", "sent"]


def test_a_day_without_news_has_no_letter(town: Town, sent: list[Message]) -> None:
    letters.wants(town, daily=True)
    assert notices.send_due(at=town.noon + timedelta(hours=20.5)) == {}
    assert not Letter.objects.exists()


def test_each_day_has_its_own_and_nothing_is_told_twice(town: Town, sent: list[Message]) -> None:
    letters.wants(town, daily=True)
    first = letters.accepted(town).number
    notices.send_due(at=town.noon + timedelta(hours=20.5))
    second = letters.accepted(town, at=town.noon + timedelta(hours=24)).number
    notices.send_due(at=town.noon + timedelta(hours=44.5))
    assert [first in message.text for message in sent] == [True, False]
    assert [second in message.text for message in sent] == [False, True]


def test_a_long_day_is_cut_and_says_so(town: Town, sent: list[Message]) -> None:
    letters.wants(town, daily=True)
    for _ in range(22):
        letters.accepted(town)
    notices.send_due(at=town.noon + timedelta(hours=20.5))
    assert "还有 2 条,请打开「消息」看。" in sent[0].text


def test_whoever_takes_it_back_gets_no_letter_of_the_day(town: Town, sent: list[Message]) -> None:
    letters.wants(town, daily=True)
    letters.accepted(town)
    letters.wants(town, ways=())
    assert notices.send_due(at=town.noon + timedelta(hours=20.5)) == {"dropped": 1}
    assert sent == []
