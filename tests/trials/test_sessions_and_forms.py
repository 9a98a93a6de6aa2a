"""Sessions planted, kept or stolen; forms of other sites; addresses to go on to; frames; caches."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.home.documents.addresses import Address, addresses
from bandeng.people import queries as people
from tests.cases.conftest import Desk
from tests.laws.conftest import street
from tests.laws.test_pages import filled, later, verbs

__all__ = ["later", "street"]
POSTING = [each for each in addresses() if "POST" in each.verbs and each.name != "preferences"]
READING = [each for each in addresses() if "GET" in each.verbs]
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "\x01//evil.example",
    "/%2f%2fevil.example/..//evil.example",
    "//localhost@evil.example",
    "https://testserver.evil.example/",
    "ftp://testserver/",
    "/desk/\r\nSet-Cookie: planted=1",
)


def test_every_form_of_another_site_is_refused(later: Town) -> None:
    """Without a token, with somebody else's, and from a foreign origin: 403 at each address."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(people.person("shequ"))
    foreign = {"words": "从别的网站来的", "csrfmiddlewaretoken": "b" * 32 + "x" * 32}
    found = []
    for address in POSTING:
        path = filled(address)
        client.cookies.pop("csrftoken", None)
        answers = [client.post(path, {"words": "从别的网站来的"})]
        client.cookies["csrftoken"] = "a" * 32
        answers += [client.post(path, foreign, headers={"origin": o}) for o in ("", "https://evil.example")]
        found += [f"{path}: {answer.status_code}" for answer in answers if answer.status_code != 403]
    assert not found


def test_a_token_from_before_signing_in_is_worth_nothing_after(town: Town, frozen: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    first = _token(client, "/sign-in/")
    cookie = client.cookies["csrftoken"].value
    form = {"username": "shequ", "password": cast.PASSWORD, "csrfmiddlewaretoken": first}
    assert client.post("/sign-in/", form).status_code == 302
    assert client.cookies["csrftoken"].value != cookie
    assert client.post("/sign-out/", {"csrfmiddlewaretoken": first}).status_code == 403
    assert client.post("/sign-out/", {"csrfmiddlewaretoken": _token(client, "/me/")}).status_code == 302


def _token(client: Client, path: str) -> str:
    return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(path).content.decode())[0]


def test_a_planted_session_is_not_the_one_after_signing_in(town: Town, frozen: Any) -> None:
    attacker = Client()
    attacker.post("/report/", {"words": "我先来"})
    planted = attacker.session.session_key
    victim = Client()
    victim.cookies["sessionid"] = planted
    victim.post("/sign-in/", {"username": "shequ", "password": cast.PASSWORD})
    assert victim.session.session_key != planted
    assert victim.get("/me/").status_code == 200
    assert attacker.get("/me/").status_code == 302
    assert "我先来" not in victim.get("/report/").content.decode()


def test_a_session_that_was_signed_out_of_is_dead(town: Town, frozen: Any) -> None:
    client, thief = Client(), Client()
    client.post("/sign-in/", {"username": "shequ", "password": cast.PASSWORD})
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert thief.get("/desk/").status_code == 200
    answer = client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert thief.get("/desk/").status_code == 302
    assert client.cookies["sessionid"].value == ""


@pytest.mark.parametrize(
    "made_up", ["", "x", "a" * 32, "../../etc/passwd", "'; DROP TABLE people_person; --"]
)
def test_a_made_up_session_is_nobodys(town: Town, frozen: Any, made_up: str) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = made_up
    assert client.get("/me/").status_code == 302
    client.post("/sign-in/", {"username": "shequ", "password": cast.PASSWORD})
    assert client.cookies["sessionid"].value != made_up


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nothing_leads_to_another_site(town: Town, frozen: Any, target: str) -> None:
    asked = Client().get("/sign-in/", {"next": target}).content.decode()
    assert not re.search(r'(href|action)="(https?:|//|javascript:)', asked)
    client = Client()
    form = {"username": "shequ", "password": cast.PASSWORD, "next": target}
    for answer in (client.post("/sign-in/", form), client.post("/preferences/", {"next": target})):
        assert re.match(r"/(?![/\\\\])", answer["Location"]), answer["Location"]
        assert not re.search(r"[\r\n]", answer["Location"])
        assert "planted" not in {name.lower() for name in answer.cookies}


def _pages(who: str) -> Iterator[tuple[Address, Any]]:
    client = Client(raise_request_exception=False)
    if who:
        client.force_login(people.person(who))
    for turn, address in enumerate(READING):
        if "/ui/" not in address.path:
            yield address, client.get(filled(address, turn=turn))


@pytest.mark.parametrize("who", ["", "jumin", "shequ", "quzhili"])
def test_every_answer_has_its_policy_and_no_frame_holds_it(later: Town, who: str) -> None:
    found = []
    for address, answer in _pages(who):
        policy = answer.headers.get("Content-Security-Policy", "")
        safe = (
            "frame-ancestors 'none'" in policy and "unsafe" not in policy and "default-src 'self'" in policy
        )
        if (
            not safe
            or answer.headers.get("X-Content-Type-Options") != "nosniff"
            or answer["X-Frame-Options"] != "DENY"
        ):
            found.append(f"{address.path}: {policy}")
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = answer.content.decode()
            if re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", page):
                found.append(f"{address.path}: something inline")
    assert not found


@pytest.mark.parametrize("who", ["jumin", "shequ"])
def test_what_somebody_is_shown_is_kept_by_no_cache_of_others(later: Town, who: str) -> None:
    found = [
        f"{address.path}: {answer.headers.get('Cache-Control')}"
        for address, answer in _pages(who)
        if answer.status_code < 400
        and not re.search("private|no-store", answer.headers.get("Cache-Control", ""))
    ]
    assert not [line for line in found if "public, max-age" not in line]
    assert all(line.startswith(("/pictures/", "/places/", "/seals", "/figures")) for line in found), found


def test_contact_details_and_codes_are_not_even_kept_by_her_own(desk: Desk, town: Town) -> None:
    case = town.accepted()
    for path in (f"/desk/cases/{case.number}/contact/", "/desk/report/", "/sign-in/"):
        assert "no-store" in desk("shequ").get(path)["Cache-Control"], path


def test_only_her_own_verbs(later: Town, frozen: time_machine.Traveller) -> None:
    """An address that only reads changes nothing by POST, one that only writes shows nothing by GET."""
    client = Client(raise_request_exception=False)
    client.force_login(people.person("shequ"))
    found = []
    for address in addresses():
        for verb in (
            {"PUT", "DELETE", "PATCH", "TRACE", "GET", "POST"} - set(verbs(address)) - set(address.verbs)
        ):
            status = client.generic(verb, filled(address)).status_code
            if status not in {403, 404, 405}:
                found.append(f"{verb} {address.path}: {status}")
    assert not found
