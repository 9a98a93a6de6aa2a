"""The server is killed while people work. (Fifty times, on each engine: ``make strain``.)"""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bench.faults.__main__ import free_port
from bench.faults.place import Place
from bench.faults.strain import strain

KILLS = 4  # everything, everything, one web process, the worker


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A district of this test's own, on the engine the tests run on."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield Place(folder=tmp_path, port=free_port())
        return
    address, schema = url.partition("?")[0], f"strain_{uuid.uuid4().hex[:8]}"
    yield Place(folder=tmp_path, port=free_port(), url=f"{address}?schema={schema}")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'DROP SCHEMA "{schema}" CASCADE')


@pytest.mark.timeout(1200)  # beginning anew takes long on a busy machine
def test_what_was_acknowledged_is_there_once(place: Place) -> None:
    found = strain(place, kills=KILLS, overdue=30)
    assert found.wrong == []
    assert found.processes >= KILLS and found.lost
    assert found.acknowledged and found.found["pictures"]
