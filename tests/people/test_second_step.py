"""The authenticator app: a second step after the password, and recovery codes for a lost telephone."""

import re
from datetime import datetime
from typing import Any

import pyotp
import pytest
import time_machine
from django.test import Client

from bandeng.people import vault
from bandeng.people.actions import second_step
from bandeng.people.models import Authenticator, Entry, Person, RecoveryCode
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def app_of(person: Person) -> pyotp.TOTP:
    entry = Authenticator.objects.get(person=person).secret_entry
    return pyotp.TOTP(vault.read([entry])[entry])


def enter(browser: Client) -> Any:
    return browser.post("/sign-in/", {"username": "zhou", "password": PASSWORD})


@pytest.fixture
def codes(signed: Client, zhou: Person, at: datetime, frozen: time_machine.Traveller) -> list[str]:
    """Lao Zhou has turned his authenticator on and written down the recovery codes; a minute has passed."""
    signed.post("/me/authenticator/")
    page = signed.get("/me/authenticator/")
    assert app_of(zhou).secret in page.content.decode()
    shown = signed.post("/me/authenticator/", {"code": app_of(zhou).at(at)}).content.decode()
    frozen.shift(60)
    return re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", shown)


def test_the_password_alone_is_not_enough(codes: list[str]) -> None:
    browser = Client()
    assert enter(browser)["Location"] == "/sign-in/code/"
    assert browser.get("/me/").status_code == 302
    assert browser.get("/sign-in/code/").status_code == 200


def test_the_app_signs_in(codes: list[str], zhou: Person, at: datetime) -> None:
    browser = Client()
    enter(browser)
    answer = browser.post("/sign-in/code/", {"code": app_of(zhou).at(at.timestamp() + 60)})
    assert answer["Location"] == "/desk/"
    assert browser.get("/me/").status_code == 200


def test_a_code_is_good_once(codes: list[str], zhou: Person, at: datetime) -> None:
    code = app_of(zhou).at(at.timestamp() + 60)
    first, second = Client(), Client()
    for browser, status in ((first, 302), (second, 422)):
        enter(browser)
        assert browser.post("/sign-in/code/", {"code": code}).status_code == status


@pytest.mark.parametrize(("drift", "good"), [(-30, True), (30, True), (-90, False), (90, False)])
def test_a_clock_may_be_half_a_minute_off(
    drift: int, good: bool, codes: list[str], zhou: Person, at: datetime
) -> None:
    browser = Client()
    enter(browser)
    answer = browser.post("/sign-in/code/", {"code": app_of(zhou).at(at.timestamp() + 60 + drift)})
    assert answer.status_code == (302 if good else 422)


def test_a_recovery_code_is_good_once(codes: list[str]) -> None:
    assert len(codes) == 10
    first, second = Client(), Client()
    for browser, status in ((first, 302), (second, 422)):
        enter(browser)
        assert browser.post("/sign-in/code/", {"code": codes[0].upper()}).status_code == status
    assert RecoveryCode.objects.count() == 9


def test_guessing_the_second_step_is_stopped(codes: list[str], zhou: Person, at: datetime) -> None:
    browser = Client()
    enter(browser)
    right = app_of(zhou).at(at.timestamp() + 60)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    answers = [browser.post("/sign-in/code/", {"code": wrong}).status_code for _ in range(5)]
    assert answers == [422] * 5
    enter(browser)  # a new first step does not start the count afresh
    assert browser.post("/sign-in/code/", {"code": right}).status_code == 429


def test_the_second_step_must_follow_within_five_minutes(
    codes: list[str], zhou: Person, frozen: time_machine.Traveller
) -> None:
    browser = Client()
    enter(browser)
    frozen.shift(300)
    assert browser.post("/sign-in/code/", {"code": codes[0]})["Location"] == "/sign-in/"
    assert Client().post("/sign-in/code/", {"code": codes[0]})["Location"] == "/sign-in/"


def test_a_wrong_first_code_turns_nothing_on(signed: Client, zhou: Person, at: datetime) -> None:
    signed.post("/me/authenticator/")
    wrong = f"{(int(app_of(zhou).at(at)) + 1) % 1_000_000:06}"
    assert signed.post("/me/authenticator/", {"code": wrong}).status_code == 422
    assert not second_step.is_on(zhou)


def test_the_picture_is_never_stored_and_gone_once_confirmed(signed: Client, codes: list[str]) -> None:
    assert signed.get("/me/authenticator/qr.svg").status_code == 409
    assert signed.get("/me/authenticator/").status_code == 302


def test_the_picture_is_an_svg_of_the_secret(signed: Client) -> None:
    signed.post("/me/authenticator/")
    picture = signed.get("/me/authenticator/qr.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "no-store" in picture["Cache-Control"]
    assert picture.content.startswith(b"<?xml")


def test_turning_it_off_takes_the_password(signed: Client, codes: list[str], zhou: Person) -> None:
    assert signed.post("/me/authenticator/removal/", {"password": "wrong"}).status_code == 422
    assert second_step.is_on(zhou)
    signed.post("/me/authenticator/removal/", {"password": PASSWORD})
    assert not second_step.is_on(zhou)
    assert not RecoveryCode.objects.exists()
    assert not Entry.objects.filter(kind="totp").exclude(sealed=None).exists()
    assert enter(Client())["Location"] == "/desk/"


def test_the_secret_is_not_among_the_words_about_her(signed: Client, codes: list[str], zhou: Person) -> None:
    assert app_of(zhou).secret not in signed.get("/me/export/").content.decode()


def test_a_stolen_half_session_cannot_skip_the_code(codes: list[str], zhou: Person) -> None:
    browser = Client()
    enter(browser)
    for address in ("/me/", "/me/security/", "/me/export/", "/me/password/"):
        assert browser.get(address).status_code == 302
