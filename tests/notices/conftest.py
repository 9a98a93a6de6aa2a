"""A quiet street, and browsers of its people."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from bandeng.demo.town import Town
from bandeng.people import queries as people

Browser = Callable[[str], Client]


@pytest.fixture
def browser(town: Town, frozen: time_machine.Traveller) -> Browser:
    """A browser in which this person, by her user name or id, is signed in; its clock stands at noon."""

    def sit(ref: str) -> Client:
        client = Client()
        client.force_login(people.person(ref))
        return client

    return sit
