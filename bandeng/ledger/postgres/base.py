"""PostgreSQL with the schema and the timeouts chosen per transaction, never per session.

A pooler in transaction mode gives each transaction whatever session is free: what is SET for a session leaks
to the next district that is served by it. So nothing here outlives a transaction: its first statement is
preceded by ``set_config(..., true)``, and a statement outside any transaction gets a short one of its own.
Statements that refuse to run inside a transaction (CREATE DATABASE, VACUUM, ...) pass as they are and must
name no table.

OPTIONS it understands, beside those of Django: ``schema`` (only this schema is looked in; without it the
server's own search path), ``statement_timeout`` and ``lock_timeout`` (milliseconds; without them the
server's own). ``COPY`` and ``callproc`` speak to the driver past this engine: use them inside a transaction
that has begun.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from select import POLLIN, poll
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, InternalError
from django.db.backends.postgresql import base
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper
from psycopg.pq import TransactionStatus

LOCAL = {"schema": "search_path", "statement_timeout": "statement_timeout", "lock_timeout": "lock_timeout"}
PASSES = re.compile(
    r"\s*(CREATE|DROP|ALTER)\s+(DATABASE|TABLESPACE|SYSTEM)\b|\s*(VACUUM|CLUSTER|REINDEX)\b|.*\bCONCURRENTLY\b",
    re.IGNORECASE,
)
PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class SettledCursor(CursorWrapper):
    """Runs each statement in the chosen schema."""

    db: "DatabaseWrapper"

    def execute(self, sql: Any, params: Any = None) -> Any:
        if not self.db.is_unsettled(sql):
            return super().execute(sql, params)
        if not isinstance(sql, str):
            with self.db.settled(sql):
                return super().execute(sql, params)
        # In one message, so in one transaction even where Django began none: a quarter of the round trips.
        found = super().execute(f"{self.db.settling}; {sql}", params)
        self.cursor.nextset()
        return found

    def executemany(self, sql: Any, param_list: Any) -> Any:
        with self.db.settled(sql):
            return super().executemany(sql, param_list)


class SettledDebugCursor(SettledCursor, CursorDebugWrapper):
    """The same, counting the statements for tests."""


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection to one district."""

    def get_connection_params(self) -> dict[str, Any]:
        """What the driver is given: everything but the settings that hold per transaction."""
        params = super().get_connection_params()
        self.local = {name: str(params.pop(ours)) for ours, name in LOCAL.items() if ours in params}
        schema, timeout = self.local.get("search_path"), self.local.get("statement_timeout", "0")
        if schema is not None and not PLAIN_NAME.fullmatch(schema):
            raise ImproperlyConfigured(f"a schema is named with a-z, 0-9 and _, not {schema!r}")
        if not timeout.isdecimal():
            raise ImproperlyConfigured(f"a timeout is a number of milliseconds, not {timeout!r}")
        return params

    @property
    def settling(self) -> str:
        """The statement that sets a transaction; its words were looked over when the connection was made."""
        calls = ", ".join(f"set_config('{name}', '{word}', true)" for name, word in self.local.items())
        return f"SELECT {calls}"

    def prepare_database(self) -> None:
        """Make the schema before the first migration, if it is missing."""
        super().prepare_database()
        with self.cursor() as cursor:
            if schema := self.local.get("search_path"):
                cursor.execute(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')

    def is_usable(self) -> bool:
        """Whether the server still holds its end: a line on which nothing is asked and something comes in was
        closed from there. A host that vanished says nothing either way; the first statement finds out."""
        if self.connection is None or self.connection.closed:
            return False
        line = poll()
        line.register(self.connection.fileno(), POLLIN)
        return not line.poll(0)

    def make_cursor(self, cursor: Any) -> CursorWrapper:
        return SettledCursor(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> CursorDebugWrapper:
        return SettledDebugCursor(cursor, self)

    def is_unsettled(self, sql: Any) -> bool:
        """Whether this statement is the first of its transaction, and has to be in the schema."""
        if not self.local or self.connection.info.transaction_status != TransactionStatus.IDLE:
            return False
        return not (self.get_autocommit() and isinstance(sql, str) and PASSES.match(sql))

    @contextmanager
    def settled(self, sql: Any) -> Iterator[None]:
        """The statements run in here find their transaction set to schema and timeouts."""
        if not self.is_unsettled(sql):
            yield
        elif not self.get_autocommit():
            self._settle()  # the first of a transaction that Django began
            yield
        else:
            with self.wrap_database_errors, self.connection.transaction():
                self._settle()
                yield

    def _settle(self) -> None:
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(self.settling)

    def commit(self) -> None:
        """Commit. A key found broken only now is an IntegrityError, whatever the server calls it."""
        try:
            super().commit()
        except InternalError as refused:  # so says a sharded server
            raise IntegrityError(str(refused)) from refused
