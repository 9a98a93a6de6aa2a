"""Alive without a database; ready only when everything that must hold does."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from bandeng.demo.town import Town
from bandeng.ledger import sealing
from bandeng.ledger.models import Fact
from bandeng.vitals import actions, queries
from bandeng.vitals.models import Round

A_MINUTE = timedelta(minutes=1)
NAMES = {"ready", "database", "migrations", "worker", "seals", "disk"}


@pytest.fixture
def moment(town: Town) -> Iterator[datetime]:
    """A minute after everything so far was sealed and the worker came round."""
    at = town.noon
    sealing.seal(at=at)
    actions.note_round(begun_at=at, at=at)
    with time_machine.travel(at + A_MINUTE, tick=False):
        yield at


def _asked() -> tuple[int, dict[str, bool]]:
    answer = Client().get("/ready/")
    assert answer["Cache-Control"].count("no-store")
    return answer.status_code, answer.json()


def _wrong(asked: tuple[int, dict[str, bool]]) -> set[str]:
    status, told = asked
    assert set(told) == NAMES
    assert status == (200 if told["ready"] else 503)
    return {name for name, holds in told.items() if not holds} - {"ready"}


def test_alive_without_a_database() -> None:
    """No mark of the database here: a statement would fail the test."""
    answer = Client().get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})


def test_ready_when_all_holds(moment: datetime) -> None:
    assert _wrong(_asked()) == set()


def test_not_ready_while_the_worker_is_silent(moment: datetime) -> None:
    with time_machine.travel(moment + 3 * A_MINUTE, tick=False):
        assert _wrong(_asked()) == {"worker"}
    Round.objects.all().delete()
    assert _wrong(_asked()) == {"worker"}


def test_not_ready_while_news_is_not_sealed(moment: datetime, town: Town) -> None:
    at = moment + 2 * A_MINUTE
    town.case(at=at)
    later = at + 11 * A_MINUTE
    actions.note_round(begun_at=later, at=later)
    with time_machine.travel(later, tick=False):
        assert _wrong(_asked()) == {"seals"}
        sealing.seal(at=later)
        assert _wrong(_asked()) == set()


def test_not_ready_with_a_migration_missing(moment: datetime) -> None:
    MigrationRecorder(connection).record_unapplied("vitals", "0001_the_workers_last_round")
    assert _wrong(_asked()) == {"migrations"}


def test_not_ready_with_the_disk_nearly_full(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_free", lambda: 10_000_000)
    assert _wrong(_asked()) == {"disk"}


def test_a_dead_database_is_an_answer_too(moment: datetime) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError("could not connect to server at 10.1.2.3 as bandeng_web")

    with connection.execute_wrapper(refuse):
        answer = Client().get("/ready/")
    assert _wrong((answer.status_code, answer.json())) == {"database", "migrations", "worker", "seals"}
    assert "10.1.2.3" not in answer.content.decode()


def test_a_round_is_noted_every_ten_seconds_and_after_a_clock_set_back(moment: datetime) -> None:
    for pause in (1, 9, 11, -100):
        at = moment + timedelta(seconds=pause)
        actions.note_round(begun_at=at - timedelta(milliseconds=20), at=at)
        noted = Round.objects.values_list("ended_at", flat=True).get()
        assert (noted == at) == (pause in {11, -100})


def test_asking_writes_nothing(moment: datetime) -> None:
    before = Fact.objects.count()
    assert queries.standing(at=moment + A_MINUTE)["database"]
    assert Fact.objects.count() == before
