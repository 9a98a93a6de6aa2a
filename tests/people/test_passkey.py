"""Passkeys: made and used with a software authenticator; everything that is not exactly right is refused."""

import json
from typing import Any

import pytest
from django.test import Client

from bandeng.people import actions
from bandeng.people.models import Passkey, Person
from tests.people.authenticators import Device

pytestmark = pytest.mark.django_db
HERE = {"headers": {"host": "localhost"}}


def add(signed: Client, device: Device) -> Any:
    options = json.loads(signed.post("/me/passkeys/options/", **HERE).content)
    return signed.post(
        "/me/passkeys/", {"passkey_code": device.create(options), "label": "办公室电脑"}, **HERE
    )


def options_for(browser: Client) -> dict[str, Any]:
    options: dict[str, Any] = json.loads(browser.post("/sign-in/passkey/options/", **HERE).content)
    return options


def enter(browser: Client, answer: str) -> Any:
    return browser.post("/sign-in/passkey/", {"passkey_code": answer}, **HERE)


@pytest.fixture
def device(signed: Client) -> Device:
    """Lao Zhou's computer, its passkey kept."""
    made = Device()
    assert add(signed, made).status_code == 302
    return made


def test_a_passkey_signs_in(device: Device, zhou: Person) -> None:
    browser = Client()
    answer = enter(browser, device.get(options_for(browser)))
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert browser.session["_auth_user_id"] == zhou.id
    assert Passkey.objects.get().sign_count == 1


def test_options_ask_for_a_verified_person_and_name_nobody(signed: Client, device: Device) -> None:
    assert json.loads(signed.post("/me/passkeys/options/", **HERE).content)["excludeCredentials"]
    options = options_for(Client())
    assert options["userVerification"] == "required"
    assert options["allowCredentials"] == []


def test_a_copied_passkey_is_noticed_by_its_counter(device: Device) -> None:
    copied = Device(ident=device.ident, key=device.key, count=device.count)
    first, second = Client(), Client()
    assert enter(first, device.get(options_for(first))).status_code == 302
    assert enter(second, copied.get(options_for(second))).status_code == 422


def test_an_answer_is_good_once(device: Device) -> None:
    browser = Client()
    answer = device.get(options_for(browser))
    assert enter(browser, answer).status_code == 302
    assert enter(browser, answer).status_code == 422
    other = Client()
    options_for(other)
    assert enter(other, answer).status_code == 422


def test_an_old_challenge_is_refused(device: Device, frozen: Any) -> None:
    browser = Client()
    answer = device.get(options_for(browser))
    frozen.shift(300)
    assert enter(browser, answer).status_code == 422


@pytest.mark.parametrize(
    "change", [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"verifies": False}]
)
def test_another_site_or_an_unverified_person_is_refused(change: dict[str, Any], device: Device) -> None:
    browser = Client()
    other = Device(ident=device.ident, key=device.key, **change)
    assert enter(browser, other.get(options_for(browser))).status_code == 422
    assert "_auth_user_id" not in browser.session


def test_another_key_is_refused(device: Device) -> None:
    browser = Client()
    stranger = Device(ident=device.ident)
    assert enter(browser, stranger.get(options_for(browser))).status_code == 422


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "x", '{"id": "a", "rawId": "b"}', "9" * 5000])
def test_nonsense_is_refused_with_a_sentence(answer: str, device: Device) -> None:
    browser = Client()
    options_for(browser)
    refused = enter(browser, answer)
    assert refused.status_code == 422
    assert "这个通行密钥不能登录" in refused.content.decode()


def test_a_passkey_of_a_closed_account_is_gone(device: Device, zhou: Person, at: Any) -> None:
    actions.erase(zhou.id, at)
    browser = Client()
    assert enter(browser, device.get(options_for(browser))).status_code == 422


def test_the_same_passkey_is_not_kept_twice(signed: Client, device: Device) -> None:
    assert add(signed, device).status_code == 422
    assert Passkey.objects.count() == 1


@pytest.mark.parametrize("change", [{"origin": "https://evil.example"}, {"host": "x"}, {"verifies": False}])
def test_a_passkey_made_elsewhere_is_not_kept(change: dict[str, Any], signed: Client) -> None:
    assert add(signed, Device(**change)).status_code == 422
    assert not Passkey.objects.exists()


def test_nobody_removes_the_passkey_of_another(signed: Client, device: Device, at: Any) -> None:
    key = Passkey.objects.get()
    other = actions.register(name="小景", kind="staff", username="xiao", at=at)
    stranger = Client()
    stranger.force_login(other)
    assert stranger.post(f"/me/passkeys/{key.id}/removal/").status_code == 404
    assert Passkey.objects.filter(id=key.id).exists()
    assert "办公室电脑" in signed.get("/me/security/").content.decode()
    assert signed.post(f"/me/passkeys/{key.id}/removal/").status_code == 302
    assert not Passkey.objects.exists()
