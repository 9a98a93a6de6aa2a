"""Residents sign in with a code: short-lived, few tries, few codes, the same answer for every number."""

import re
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.kernel.refusals import BadInput
from bandeng.people import actions, queries, rules
from bandeng.people.actions import phone_codes
from bandeng.people.models import Person, PhoneCode
from bandeng.people.senders import Message
from tests.people.conftest import NUMBER

pytestmark = pytest.mark.django_db
ADDRESS = "/sign-in/phone/"
Sent = list[Message]


def ask(browser: Client, phone: str = NUMBER) -> Any:
    return browser.post(ADDRESS, {"phone": phone})


def give(browser: Client, code: str, phone: str = NUMBER) -> Any:
    return browser.post(ADDRESS, {"phone": phone, "code": code})


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_known_resident_signs_in(browser: Client, li: Person, outbox: Sent) -> None:
    assert browser.get(ADDRESS).status_code == 200
    assert ask(browser).status_code == 200
    answer = give(browser, outbox[0].code)
    assert (answer.status_code, answer["Location"]) == (302, "/me/")
    assert "李婶" in browser.get("/me/").content.decode()


def test_a_new_number_makes_a_resident(browser: Client, outbox: Sent) -> None:
    ask(browser, "+86 138 0000 0009")
    give(browser, outbox[0].code, "138-0000-0009")
    person = queries.person_by_phone("13800000009")
    assert person
    assert person.kind == "resident"
    assert browser.get("/me/").status_code == 200


def test_known_and_unknown_numbers_get_the_same_answer(browser: Client, li: Person, outbox: Sent) -> None:
    known, unknown = ask(browser).content.decode(), ask(browser, "13900000009").content.decode()
    plain = re.compile(r'csrfmiddlewaretoken" value="\w+"|\d{11}')
    assert plain.sub("", known) == plain.sub("", unknown)


def test_a_staff_number_does_not_open_the_staff_account(
    browser: Client, zhou: Person, outbox: Sent, at: datetime
) -> None:
    actions.renumber(zhou.id, phone=NUMBER, at=at)
    ask(browser)
    give(browser, outbox[0].code)
    assert browser.session["_auth_user_id"] != zhou.id


def test_a_code_guessed_a_thousand_times_stays_shut(
    browser: Client, li: Person, outbox: Sent, at: datetime
) -> None:
    ask(browser)
    right = outbox[0].code
    answers = [give(browser, wrong(right)).status_code for _ in range(30)]
    assert set(answers) == {422, 429}
    for number in range(970):
        with pytest.raises(BadInput):
            phone_codes.sign_in(NUMBER, wrong(right), address=f"10.1.{number // 250}.{number % 250}", at=at)
    assert give(Client(REMOTE_ADDR="10.2.0.1"), right).status_code == 422  # the code itself is dead by now
    assert "_auth_user_id" not in browser.session


def test_a_code_dies_after_five_tries(li: Person, browser: Client, outbox: Sent) -> None:
    ask(browser)
    for _ in range(rules.CODE_TRIES):
        assert give(browser, wrong(outbox[0].code)).status_code == 422
    assert give(browser, outbox[0].code).status_code == 422


def test_a_code_lasts_five_minutes(browser: Client, outbox: Sent, frozen: time_machine.Traveller) -> None:
    ask(browser)
    frozen.shift(300)
    assert give(browser, outbox[0].code).status_code == 422


def test_a_code_is_good_once(browser: Client, outbox: Sent) -> None:
    ask(browser)
    assert give(browser, outbox[0].code).status_code == 302
    assert give(Client(), outbox[0].code).status_code == 422


def test_a_newer_code_voids_the_older(browser: Client, outbox: Sent, frozen: time_machine.Traveller) -> None:
    ask(browser)
    frozen.shift(61)
    ask(browser)
    if outbox[0].code != outbox[1].code:
        assert give(browser, outbox[0].code).status_code == 422
    assert give(browser, outbox[1].code).status_code == 302


def test_a_code_opens_only_its_own_number(browser: Client, outbox: Sent) -> None:
    ask(browser, "13900000001")
    assert give(browser, outbox[0].code, "13900000002").status_code == 422


def test_one_code_a_minute_and_five_an_hour(
    browser: Client, outbox: Sent, frozen: time_machine.Traveller
) -> None:
    assert ask(browser).status_code == 200
    again = ask(browser)
    assert again.status_code == 429
    assert "12:01以后可以再试" in again.content.decode()
    for _ in range(4):
        frozen.shift(60)
        assert ask(browser).status_code == 200
    frozen.shift(60)
    assert ask(browser).status_code == 429
    frozen.shift(56 * 60)
    assert ask(browser).status_code == 200
    assert len(outbox) == 6


def test_twenty_codes_an_hour_for_an_address(browser: Client, outbox: Sent) -> None:
    answers = [ask(browser, f"139000001{number:02}").status_code for number in range(21)]
    assert answers == [200] * 20 + [429]


@pytest.mark.parametrize("phone", ["", "123", "12345678901", "0371-12345678", "1380000000a", "１38"])
def test_what_is_no_mobile_number_is_refused(phone: str, browser: Client, outbox: Sent) -> None:
    answer = ask(browser, phone)
    assert answer.status_code == 422
    assert "请填 11 位手机号。" in answer.content.decode()
    assert not outbox


def test_no_code_and_no_number_is_written_down(browser: Client, outbox: Sent) -> None:
    ask(browser)
    row = PhoneCode.objects.get()
    assert outbox[0].code not in f"{row.lookup} {row.digest}"
    assert NUMBER not in f"{row.lookup} {row.digest}"
    assert not [value for value in browser.session.values() if NUMBER in str(value)]


def test_without_a_sender_the_page_says_what_to_do(browser: Client, settings: Any, caplog: Any) -> None:
    settings.BANDENG_PHONE_SENDER = "bandeng.people.senders.Refuse"
    answer = ask(browser)
    assert answer.status_code == 409
    assert "打电话给社区" in answer.content.decode()
    assert "BANDENG_PHONE_SENDER" in caplog.text
    assert NUMBER not in caplog.text


def test_the_console_shows_the_code_on_the_terminal(browser: Client, settings: Any, capsys: Any) -> None:
    settings.BANDENG_PHONE_SENDER = "bandeng.people.senders.Console"
    ask(browser)
    assert re.search(NUMBER + r": \d{6}", capsys.readouterr().err)


def test_asking_again_too_soon_keeps_the_page_where_the_code_goes(browser: Client, outbox: Sent) -> None:
    ask(browser)
    again = browser.post(ADDRESS, {"phone": NUMBER, "again": "1"})
    page = again.content.decode()
    assert again.status_code == 429
    assert 'name="code"' in page
    assert "已经收到的验证码照样能用" in page
    assert give(browser, outbox[0].code).status_code == 302
