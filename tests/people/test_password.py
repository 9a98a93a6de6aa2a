"""Staff sign in by password: lock-out, the same answer for everybody, a fresh session, idle limits."""

import re
import time
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.people import actions, rules
from bandeng.people.actions import passwords
from bandeng.people.actions.locks import TooOften
from bandeng.people.models import Lock, OpenSession, Person
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db
HOME = "10.0.0.1"


def enter(browser: Client, password: str = PASSWORD, **more: str) -> Any:
    return browser.post("/sign-in/", {"username": "zhou", "password": password, **more})


def test_the_right_password_opens_the_desk(browser: Client, zhou: Person) -> None:
    assert browser.get("/sign-in/").status_code == 200
    answer = enter(browser)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert browser.get("/me/").status_code == 200


def test_the_session_gets_a_new_key(browser: Client, zhou: Person) -> None:
    browser.post("/sign-in/passkey/options/")  # an anonymous session, perhaps put there by somebody else
    before = browser.session.session_key
    browser.session["planted"] = "yes"
    enter(browser)
    assert before
    assert browser.session.session_key != before
    assert "planted" not in browser.session
    first = browser.session.session_key
    enter(browser)
    assert browser.session.session_key != first


def test_unknown_wrong_and_closed_look_the_same(browser: Client, zhou: Person, at: datetime) -> None:
    closed = actions.register(name="小景", kind="staff", username="xiao", at=at)
    passwords.give_one_time(closed)
    actions.erase(closed.id, at)
    pages = []
    for username in ("zhou", "nobody", "xiao", closed.id):
        answer = browser.post("/sign-in/", {"username": username, "password": "wrong"})
        assert answer.status_code == 422
        text = answer.content.decode().replace(f'value="{username}"', "")
        pages.append(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text))
    assert len(set(pages)) == 1
    assert "用户名或密码不对。" in pages[0]


def test_unknown_names_take_as_long(settings: Any, zhou: Person, at: datetime) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    passwords.give_one_time(zhou)

    def fastest(username: str) -> float:
        spent = []
        for number in range(4):
            begun = time.thread_time()
            with pytest.raises(Exception, match="不对"):
                passwords.sign_in(username, "wrong", address=f"10.0.{len(username)}.{number}", at=at)
            spent.append(time.thread_time() - begun)
        return min(spent)

    known, unknown = fastest("zhou"), fastest("nobody")
    assert 0.5 < unknown / known < 2


def test_five_failures_lock_the_account_and_the_page_says_until_when(browser: Client, zhou: Person) -> None:
    answers = [enter(browser, "wrong").status_code for _ in range(5)]
    assert answers == [422] * 5
    locked = enter(browser)
    assert locked.status_code == 429
    assert "7月6日 12:15以后可以再试" in locked.content.decode()


def test_a_locked_account_opens_again_and_a_second_lock_is_twice_as_long(zhou: Person, at: datetime) -> None:
    def fail_five(moment: datetime) -> datetime:
        for number in range(5):
            with pytest.raises(Exception, match="不对"):
                passwords.sign_in("zhou", "wrong", address=f"10.0.1.{number}", at=moment)
        with pytest.raises(TooOften) as refused:
            passwords.sign_in("zhou", PASSWORD, address="10.0.1.9", at=moment)
        return refused.value.until

    first = fail_five(at)
    assert first == at + timedelta(minutes=15)
    second = fail_five(first)
    assert second == first + timedelta(minutes=30)
    assert passwords.sign_in("zhou", PASSWORD, address="10.0.1.9", at=second) == zhou
    assert not Lock.objects.filter(key__startswith="account:").exists()


def test_an_unknown_name_is_locked_like_a_known_one(at: datetime) -> None:
    for number in range(5):
        with pytest.raises(Exception, match="不对"):
            passwords.sign_in("nobody", "wrong", address=f"10.0.1.{number}", at=at)
    with pytest.raises(TooOften):
        passwords.sign_in("nobody", "wrong", address="10.0.1.9", at=at)


def test_an_address_is_locked_after_twenty_names(zhou: Person, at: datetime) -> None:
    for number in range(rules.ADDRESS_FAILURES):
        with pytest.raises(Exception, match="不对"):
            passwords.sign_in(f"name{number}", "wrong", address=HOME, at=at)
    with pytest.raises(TooOften):
        passwords.sign_in("zhou", PASSWORD, address=HOME, at=at)
    assert passwords.sign_in("zhou", PASSWORD, address="10.0.0.2", at=at) == zhou


def test_a_house_with_ipv6_is_one_address(at: datetime) -> None:
    for number in range(rules.ADDRESS_FAILURES):
        with pytest.raises(Exception, match="不对"):
            passwords.sign_in(f"name{number}", "wrong", address=f"2001:db8:1:2::{number:x}", at=at)
    with pytest.raises(TooOften):
        passwords.sign_in("other", "wrong", address="2001:db8:1:2:ffff::1", at=at)


def test_good_sign_ins_do_not_lock_an_office(zhou: Person, at: datetime) -> None:
    for _ in range(3 * rules.ADDRESS_FAILURES):
        passwords.sign_in("zhou", PASSWORD, address=HOME, at=at)


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, None), (4, None), (5, 15), (6, None), (10, 30), (15, 60), (500, 1440)]
)
def test_locks_grow(failures: int, minutes: int | None) -> None:
    assert rules.lock_after(failures, 5) == (timedelta(minutes=minutes) if minutes else None)


def test_staff_are_signed_out_after_half_an_hour_of_nothing(
    signed: Client, frozen: time_machine.Traveller
) -> None:
    frozen.shift(29 * 60)
    assert signed.get("/me/").status_code == 200
    frozen.shift(29 * 60)
    assert signed.get("/me/").status_code == 200
    frozen.shift(30 * 60)
    assert signed.get("/me/")["Location"] == "/sign-in/phone/?next=%2Fme%2F"
    assert not OpenSession.objects.exists()


def test_staff_sign_in_again_after_twelve_hours(signed: Client, frozen: time_machine.Traveller) -> None:
    for _ in range(35):
        frozen.shift(20 * 60)
        assert signed.get("/me/").status_code == 200
    frozen.shift(20 * 60)
    assert signed.get("/me/").status_code == 302


def test_the_first_password_must_be_changed(browser: Client, at: datetime) -> None:
    person = actions.register(name="新来的", kind="staff", username="new", at=at)
    first = passwords.give_one_time(person)
    browser.post("/sign-in/", {"username": "new", "password": first})
    assert browser.get("/me/")["Location"] == "/me/password/"
    assert "第一次登录" in browser.get("/me/password/").content.decode()
    weak = browser.post("/me/password/", {"old_password": first, "new_password": "1234567890"})
    assert weak.status_code == 422
    same = browser.post("/me/password/", {"old_password": first, "new_password": first})
    assert same.status_code == 422
    done = browser.post("/me/password/", {"old_password": first, "new_password": PASSWORD})
    assert done["Location"] == "/desk/"
    assert browser.get("/me/").status_code == 200


def test_a_changed_password_ends_the_other_sessions(signed: Client, zhou: Person) -> None:
    other = Client()
    enter(other)
    before = signed.session.session_key
    changed = {"old_password": PASSWORD, "new_password": "another bench altogether"}
    assert signed.post("/me/password/", changed).status_code == 302
    assert signed.get("/me/").status_code == 200
    assert signed.session.session_key != before
    assert other.get("/me/").status_code == 302


def test_other_sessions_are_listed_and_ended(signed: Client) -> None:
    phone = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 12) Chrome/99 MicroMessenger/8"})
    enter(phone)
    assert "WeChat · Android" in signed.get("/me/security/").content.decode()
    signed.post("/me/sessions/end/")
    assert phone.get("/me/").status_code == 302
    assert signed.get("/me/").status_code == 200


def test_signing_out_takes_a_post(signed: Client) -> None:
    assert signed.get("/sign-out/").status_code == 405
    assert signed.get("/me/").status_code == 200
    signed.post("/sign-out/")
    assert signed.get("/me/").status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "\t//evil.example",
        "me/",
    ],
)
def test_nobody_is_led_to_another_site(target: str, browser: Client, zhou: Person) -> None:
    assert enter(browser, next=target)["Location"] == "/desk/"


def test_the_page_asked_for_is_gone_on_to(browser: Client, zhou: Person) -> None:
    assert enter(browser, next="/me/security/?a=1")["Location"] == "/me/security/?a=1"


@pytest.mark.parametrize(
    "address",
    [
        "/sign-in/",
        "/sign-in/phone/",
        "/sign-in/passkey/options/",
        "/sign-in/passkey/",
        "/sign-in/demo/",
        "/sign-out/",
    ],
)
def test_forms_of_other_sites_are_refused(address: str, zhou: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    posted = strict.post(address, {"username": "zhou", "password": PASSWORD, "phone": "13800000001"})
    assert posted.status_code == 403
    assert PASSWORD not in posted.content.decode()


def test_control_characters_are_refused_with_a_sentence(browser: Client) -> None:
    answer = browser.post("/sign-in/", {"username": "zh\x00ou", "password": "x"})
    assert answer.status_code == 422
    assert "控制字符" in answer.content.decode()


def test_pages_of_signing_in_are_not_stored(browser: Client) -> None:
    assert "no-store" in browser.get("/sign-in/")["Cache-Control"]


def test_a_forged_forwarded_address_is_not_believed(browser: Client, zhou: Person, settings: Any) -> None:
    for number in range(rules.ADDRESS_FAILURES):
        form = {"username": f"name{number}", "password": "wrong"}
        browser.post("/sign-in/", form, headers={"x-forwarded-for": f"10.9.9.{number}"})
    assert enter(browser).status_code == 429
    settings.BANDENG_PROXIES = 1
    answer = browser.post(
        "/sign-in/",
        {"username": "zhou", "password": PASSWORD},
        headers={"x-forwarded-for": "6.6.6.6, 10.9.9.9"},
    )
    assert answer.status_code == 302
