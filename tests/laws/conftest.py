"""Every world there is, one after another."""

from collections.abc import Iterator

import pytest

from bandeng.demo.town import Town
from tests.cases.conftest import quiet_street
from tests.laws.walked import small_district, walked_street
from tests.worlds import Lend


@pytest.fixture
def town(world: Lend) -> Iterator[Town]:
    """A quiet street, in which nothing has happened yet."""
    with world(quiet_street) as town:
        yield town


@pytest.fixture
def street(world: Lend) -> Iterator[Town]:
    """The street where every step has been taken."""
    with world(walked_street) as town:
        yield town


@pytest.fixture(params=[walked_street, small_district], ids=["street", "district"])
def any_world(world: Lend, request: pytest.FixtureRequest) -> Iterator[None]:
    """Each world in which something has happened."""
    with world(request.param):
        yield
