"""The ground the tests stand on holds: roll-back, real commits, and no way to skip."""

import threading

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, connections

from tests.conftest import NOON
from tests.worlds import Lend


def _note(key: str) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=NOON)


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_writes_is_rolled_back(db: None, turn: int) -> None:
    assert not Session.objects.exists()
    _note("one")


def _two_notes() -> tuple[str, str]:
    _note("one")
    _note("two")
    return ("one", "two")


@pytest.mark.parametrize("turn", [1, 2])
def test_a_world_is_lent_as_it_was_built(world: Lend, turn: int) -> None:
    with world(_two_notes) as keys:
        assert set(Session.objects.values_list("session_key", flat=True)) == set(keys)
        _note("three")


def test_a_committed_database_is_seen_by_another_thread(committed: str) -> None:
    _note("two")
    seen: list[int] = []

    def look() -> None:
        seen.append(Session.objects.count())
        connections.close_all()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [1]
    assert str(connection.settings_dict["NAME"]) == committed
