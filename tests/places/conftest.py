"""Erqi drawn once, lent to every test; and the hand that may draw."""

from collections.abc import Iterator
from datetime import date

import pytest

from bandeng.ledger.hands import Hand
from bandeng.places import actions
from tests.conftest import NOON
from tests.worlds import Lend

BEGAN = date(2022, 1, 1)


def operator() -> Hand:
    return Hand(person="operator", post="operator", act="places.draw", place="-", at=NOON)


def _erqi() -> Hand:
    actions.import_erqi(hand=operator(), begins_on=BEGAN)
    return operator()


@pytest.fixture
def hand() -> Hand:
    """The operator's hand: may draw anywhere."""
    return operator()


@pytest.fixture
def erqi(world: Lend) -> Iterator[Hand]:
    """All of Erqi; answers with the operator's hand."""
    with world(_erqi) as hand:
        yield hand
