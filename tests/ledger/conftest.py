"""A small book for tests of the ledger: a bench where people sit down and stand up, folded into one table."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from bandeng.kernel.facts import KINDS, PUBLIC, Kind, Said
from bandeng.ledger import pen, projections
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from tests.conftest import NOON

PLACE = "410103/410103012/"


@dataclass(frozen=True, kw_only=True)
class SatDown:
    """Somebody sat down on the bench."""

    NAME: ClassVar[str] = "ledger.sat_down"
    VERSION: ClassVar[int] = 1
    seat: int
    with_words: str = "晴"


@dataclass(frozen=True, kw_only=True)
class StoodUp:
    """Somebody stood up."""

    NAME: ClassVar[str] = "ledger.stood_up"
    VERSION: ClassVar[int] = 1


Say = Callable[..., Fact]


def hand(at: datetime = NOON, person: str = "lao-zhou") -> Hand:
    return Hand(person=person, post="operator", act="ledger.sit", place=PLACE, at=at)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    """The facts of the bench, and a fold of them into the only table declared as projected."""
    monkeypatch.setitem(KINDS, (SatDown.NAME, 1), _kind(SatDown, "有人坐下了", "Somebody sat down"))
    monkeypatch.setitem(KINDS, (StoodUp.NAME, 1), _kind(StoodUp, "有人站起来了", "Somebody stood up"))
    monkeypatch.setitem(projections.FOLDS, SatDown.NAME, [sat_down])
    monkeypatch.setitem(projections.FOLDS, StoodUp.NAME, [stood_up])
    monkeypatch.setattr(projections, "TABLES", [Session])
    monkeypatch.setattr("bandeng.ledger.tables.TABLES", [Session])


def _kind(body: type[SatDown] | type[StoodUp], zh: str, en: str) -> Kind:
    return Kind(name=body.NAME, version=1, body=body, zh=zh, en=en, seen_by=PUBLIC)


def sat_down(fact: Fact) -> None:
    words = f"{fact.body['seat']}:{fact.body['with_words']}"
    Session.objects.update_or_create(
        session_key=fact.stream, defaults={"session_data": words, "expire_date": fact.at}
    )


def stood_up(fact: Fact) -> None:
    Session.objects.filter(session_key=fact.stream).update(session_data="", expire_date=fact.at)


@pytest.fixture
def say(db: None, bench: None) -> Say:
    """Say something in a stream: the turn is counted for you."""
    turns: dict[str, int] = {}

    def say_it(stream: str = "bench:1", said: Said | None = None, minutes: int = 0) -> Fact:
        turn = turns.get(stream, 0)
        at = NOON + timedelta(minutes=minutes, microseconds=turn)
        fact = pen.record(said or SatDown(seat=turn), hand=hand(at), stream=stream, turn=turn)
        turns[stream] = turn + 1
        return fact

    return say_it


@pytest.fixture
def unguarded() -> Iterator[Callable[[], None]]:
    """Takes the triggers away, as a thief with the owner's password would, until the test ends."""

    def take_away() -> None:
        with connection.cursor() as cursor:
            for statement in _takings():
                cursor.execute(statement)

    yield take_away


def _takings() -> list[str]:
    if connection.vendor == "postgresql":
        return [f"ALTER TABLE ledger_{each} DISABLE TRIGGER USER" for each in ("fact", "seal")]
    kinds = ("update", "delete", "replace")
    return [f"DROP TRIGGER ledger_{each}_refuses_{kind}" for each in ("fact", "seal") for kind in kinds]


@contextmanager
def sql() -> Iterator[Callable[..., None]]:
    """Write past the program."""
    with connection.cursor() as cursor:
        yield cursor.execute
