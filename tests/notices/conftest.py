"""A quiet street, and browsers of its people."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import time_machine
from django.test import Client, override_settings

from bandeng.demo.town import Town
from bandeng.notices.ways import Message
from bandeng.people import queries as people
from tests.notices.ways import Fake

Browser = Callable[[str], Client]
Configure = Callable[[dict[str, str]], None]


@pytest.fixture
def browser(town: Town, frozen: time_machine.Traveller) -> Browser:
    """A browser in which this person, by her user name or id, is signed in; its clock stands at noon."""

    def sit(ref: str) -> Client:
        client = Client()
        client.force_login(people.person(ref))
        return client

    return sit


@pytest.fixture
def configure() -> Iterator[Configure]:
    """Lets this installation have these ways, by their addresses."""
    with ExitStack() as stack:
        yield lambda ways: stack.enter_context(override_settings(BANDENG_WAYS=ways))


@pytest.fixture
def sent(configure: Configure) -> Iterator[list[Message]]:
    """Letters by short message and e-mail go to a fake way; what it was given."""
    configure({"email": "tests.notices.ways.Fake", "sms": "tests.notices.ways.Fake"})
    Fake.sent.clear()
    Fake.failing.clear()
    yield Fake.sent
    Fake.sent.clear()
    Fake.failing.clear()
