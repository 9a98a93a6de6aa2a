"""The quiet street, with a month in it, seen from its posts."""

from collections.abc import Iterator

import pytest

from bandeng.campaigns.models import Campaign
from bandeng.demo.town import Town
from tests.campaigns.months import july
from tests.cases.conftest import desk, noon
from tests.conftest import quiet_street
from tests.worlds import Lend

__all__ = ["desk", "noon"]


def street_in_july() -> Town:
    """The quiet street; its July was opened a day before."""
    town = quiet_street()
    july(town)
    return town


@pytest.fixture
def town(world: Lend) -> Iterator[Town]:
    with world(street_in_july) as street:
        yield street


@pytest.fixture
def month(town: Town) -> Campaign:
    return Campaign.objects.get()
