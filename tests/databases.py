"""Throw-away databases copied from the test database, on both engines.

Facts cannot be deleted (the database refuses), so a test's commits can never be flushed away: the test that
really commits gets a database of its own and the whole database goes afterwards.
"""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction

KEPT: dict[str, Any] = {}  # connections to databases that are lent again and again, by their name


def copy_of(name: str) -> str:
    """A new database equal to the one of this name, which nobody may be using on PostgreSQL."""
    _let_go(name)
    made = f"{name.removesuffix('.sqlite3')}_{uuid.uuid4().hex[:8]}"
    if connection.vendor == "sqlite":
        made += ".sqlite3"
        with sqlite3.connect(name) as old, sqlite3.connect(made) as new:
            old.backup(new)
        old.close()
        new.close()
    else:
        _server(f'CREATE DATABASE "{made}" TEMPLATE "{name}"')
    return made


def drop(name: str) -> None:
    """The database is gone, even if a thread still holds it."""
    _let_go(name)
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
    else:
        _server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def using(name: str, *, again: bool = False) -> Iterator[None]:
    """Everything in here, threads started in here too, speaks to the database of this name.

    ``again``: it will be used again soon, so that the connection stays open (a server's new process reads its
    catalogue anew, which costs more than most tests).
    """
    settings, wrapper = connections.settings["default"], connections["default"]
    connections.settings["default"] = {**settings, "NAME": name}
    connections["default"] = KEPT.pop(name, None) or connections.create_connection("default")
    connections["default"].close_if_unusable_or_obsolete()
    try:
        yield
    finally:
        if again and connections["default"].vendor == "postgresql":
            KEPT[name] = connections["default"]
        else:
            connections["default"].close()
        connections.settings["default"] = settings
        connections["default"] = wrapper


def _let_go(name: str) -> None:
    """Nothing of ours is connected to the database of this name between two uses of it."""
    if kept := KEPT.pop(name, None):
        kept.close()


@contextmanager
def rolled_back() -> Iterator[None]:
    """One transaction that never commits; foreign keys are checked at its end as a commit would."""
    atomic: Any = transaction.atomic()
    atomic._from_testcase = True
    with atomic:
        yield
        if not connection.needs_rollback:
            connection.check_constraints()
        transaction.set_rollback(True)


def _server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
