"""A quiet street to act in, and browsers at its desk."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from bandeng.demo.town import Town, build
from bandeng.people import queries as people
from tests.conftest import NOON
from tests.worlds import Lend

Desk = Callable[[str], Client]


def quiet_street() -> Town:
    return build(at=NOON)


@pytest.fixture
def town(world: Lend) -> Iterator[Town]:
    with world(quiet_street) as town:
        yield town


@pytest.fixture
def desk(town: Town, frozen: time_machine.Traveller) -> Desk:
    """A browser in which this person, by her user name or id, is signed in; its clock stands at noon."""

    def sit(ref: str) -> Client:
        client = Client()
        client.force_login(people.person(ref))
        return client

    return sit


@pytest.fixture
def noon() -> datetime:
    return NOON
