"""The cast of the people room: Lao Zhou of the staff, Aunt Li of the third building."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from bandeng.people import actions
from bandeng.people.actions import passwords
from bandeng.people.models import Person
from bandeng.people.senders import Outbox

PASSWORD = "a bench under the plane trees"
NUMBER = "13800000001"


@pytest.fixture
def zhou(at: datetime) -> Person:
    """Lao Zhou, staff, with a password of his own."""
    person = actions.register(name="老周", kind="staff", username="zhou", at=at)
    first = passwords.give_one_time(person)
    person.refresh_from_db()
    passwords.change(person, old=first, new=PASSWORD, session="", at=at)
    return person


@pytest.fixture
def li(at: datetime) -> Person:
    """Aunt Li, a resident with a telephone."""
    return actions.register(name="李婶", kind="resident", phone=NUMBER, at=at)


@pytest.fixture
def outbox() -> Iterator[list[str]]:
    """The codes sent, oldest first."""
    Outbox.messages.clear()
    codes = Outbox.messages
    yield codes  # type: ignore[misc]
    codes.clear()


@pytest.fixture
def browser(frozen: time_machine.Traveller) -> Client:
    """A browser whose clock stands still."""
    return Client()


@pytest.fixture
def signed(browser: Client, zhou: Person) -> Client:
    """Lao Zhou at his browser, signed in by password."""
    answer = browser.post("/sign-in/", {"username": "zhou", "password": PASSWORD})
    assert answer.status_code == 302
    return browser
