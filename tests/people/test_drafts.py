"""What lies on a device: whose drafts a page may bring back, and which of them have arrived."""

import re

import pytest
from django.test import Client

from bandeng.people.models import Person

pytestmark = pytest.mark.django_db


def _body(client: Client) -> str:
    found = re.search(r"<body[^>]*>", client.get("/preferences/").content.decode())
    assert found
    return found[0]


def test_a_page_says_whose_drafts_it_may_bring_back(browser: Client, zhou: Person, li: Person) -> None:
    assert "data-holder" not in _body(browser)
    marks = set()
    for person in (zhou, li):
        browser.force_login(person)
        found = re.search(r'data-holder="(\w{16})"', _body(browser))
        assert found
        assert person.id not in _body(browser)
        marks.add(found[1])
    assert len(marks) == 2


def test_the_page_after_a_form_was_taken_in_names_it(browser: Client) -> None:
    browser.post("/preferences/", {"large": "1"})
    assert "data-sent" not in _body(browser)
    browser.post("/preferences/", {"large": "1", "command": "m1"})
    browser.post("/preferences/", {"large": "1", "command": "m2"})
    assert 'data-sent="m2 m1"' in _body(browser)
    assert browser.cookies["sent"]["httponly"]


@pytest.mark.parametrize("command", ['"><b>', "all the rest", "名"])
def test_a_made_up_id_is_not_repeated(browser: Client, command: str) -> None:
    browser.post("/preferences/", {"large": "1", "command": command})
    assert "data-sent" not in _body(browser)


def test_after_signing_out_nothing_of_hers_stays(signed: Client) -> None:
    signed.post("/sign-out/")
    assert 'data-sent="all"' in _body(signed)
