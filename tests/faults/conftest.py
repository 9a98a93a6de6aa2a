"""A quiet street in a database of its own, where commits are real, and people whose server may fail them."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import close_old_connections
from django.test import Client

from bandeng.demo.town import PIN, Town, build
from bandeng.people import queries as people
from tests.conftest import NOON

WORDS = "楼下路灯好几天不亮了"
Desk = Callable[[str], Client]


@pytest.fixture
def town(committed: str, frozen: time_machine.Traveller) -> Iterator[Town]:
    """The street, at noon; pages are asked for as the server asks, with connections looked at in between."""
    yield build(at=NOON)
    close_old_connections()


@pytest.fixture
def desk(town: Town) -> Desk:
    """A browser in which this person is signed in. A failure of the server is an answer, as to people."""

    def sit(username: str) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(people.person(username))
        return client

    return sit


def filing(command: str, words: str = WORDS) -> dict[str, str]:
    """What the community's desk sends for a caller."""
    return {
        "words": words,
        "channel": "phone",
        "do": "file",
        "anyway": "1",
        "lon": str(PIN[0]),
        "lat": str(PIN[1]),
        "command": command,
    }
