"""The engine of a district: what holds for a transaction never outlives it."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, InternalError, connection, connections, transaction

from bandeng.ledger.postgres.base import PASSES, DatabaseWrapper
from bandeng.settings import database

ADDRESS = "postgresql://clerk:s%40fe@db.example:5433/erqi?schema=erqi&statement_timeout=30000&sslmode=require"
on_postgresql = pytest.mark.postgresql


def test_the_address_says_schema_and_timeouts() -> None:
    described = database.postgresql(ADDRESS)
    assert described["PASSWORD"] == "s@fe"
    wrapper = DatabaseWrapper(described | {"TIME_ZONE": None}, "erqi")
    params = wrapper.get_connection_params()
    assert wrapper.local == {"search_path": "erqi", "statement_timeout": "30000", "lock_timeout": "20000"}
    assert params["sslmode"] == "require"
    assert not {"schema", "statement_timeout", "lock_timeout", "options"} & set(params)


@pytest.mark.parametrize("schema", ["a,public", 'a"b', "a b", "Erqi", "1a"])
def test_a_schema_with_a_crooked_name_is_refused(schema: str) -> None:
    described = database.postgresql("postgresql://db/erqi") | {
        "TIME_ZONE": None,
        "OPTIONS": {"schema": schema},
    }
    with pytest.raises(ImproperlyConfigured):
        DatabaseWrapper(described, "erqi").get_connection_params()


def test_an_address_of_another_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="must begin with postgresql://"):
        database.postgresql("mysql://db/erqi")


@pytest.mark.parametrize(
    "sql", ["CREATE DATABASE x", " vacuum full", "drop database x", "ALTER SYSTEM SET a = 1"]
)
def test_what_refuses_a_transaction_passes(sql: str) -> None:
    assert PASSES.match(sql)
    assert not PASSES.match("INSERT INTO vacuum VALUES (1)")


@on_postgresql
def test_no_table_stands_in_public(db: None) -> None:
    schema = connection.settings_dict["OPTIONS"]["schema"]
    assert schema != "public"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT table_schema FROM information_schema.tables WHERE table_name LIKE 'ledger_%%'",
            [],
        )
        assert cursor.fetchall() == [(schema,)]


@on_postgresql
def test_a_session_given_back_keeps_nothing(committed: str) -> None:
    schema = connection.settings_dict["OPTIONS"]["schema"]
    with transaction.atomic():
        assert _asked("SHOW search_path") == schema
    assert _bare("SHOW search_path") == '"$user", public'
    assert _asked("SHOW search_path") == schema  # a statement on its own has a transaction of its own
    assert _bare("SHOW search_path") == '"$user", public'
    assert connection.connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE


@on_postgresql
def test_two_districts_take_turns_on_one_session(committed: str) -> None:
    first = connections["default"]
    first.ensure_connection()
    with _neighbour(first.connection) as second:
        second.prepare_database()
        for district in (first, second, first):
            with district.cursor() as cursor:
                cursor.execute("SELECT current_schema()")
                assert cursor.fetchone() == (district.local["search_path"],)
        with second.cursor() as cursor:
            assert second.introspection.table_names(cursor) == []


@on_postgresql
def test_timeouts_hold_for_the_transaction_only(committed: str) -> None:
    connection.ensure_connection()
    connection.local["statement_timeout"] = "1234"
    assert _asked("SHOW statement_timeout") == "1234ms"
    assert _bare("SHOW statement_timeout") == "0"


@on_postgresql
def test_a_failed_statement_leaves_the_session_usable(committed: str) -> None:
    with pytest.raises(Exception, match="nowhere"):
        _asked("SELECT 1 FROM nowhere")
    assert _asked("SELECT 1") == 1


@on_postgresql
def test_a_late_refusal_at_commit_is_an_integrity_error(
    committed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: DatabaseWrapper) -> None:
        raise InternalError("deferred key")

    monkeypatch.setattr("django.db.backends.postgresql.base.DatabaseWrapper._commit", refuse)
    with pytest.raises(IntegrityError, match="deferred key"), transaction.atomic():
        _asked("SELECT 1")


@contextmanager
def _neighbour(session: psycopg.Connection) -> Iterator[DatabaseWrapper]:
    """Another district's wrapper on the same session, as a pooler would have it."""
    settings = connections.settings["default"]
    neighbour = DatabaseWrapper(
        {**settings, "OPTIONS": {**settings["OPTIONS"], "schema": "jinshui"}}, "neighbour"
    )
    neighbour.get_connection_params()
    neighbour.connection = session
    neighbour.autocommit = True
    yield neighbour


def _asked(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def _bare(sql: str) -> object:
    """Asked of the session itself, past the engine, as the next district would find it."""
    session = connection.connection
    with session.cursor() as cursor:
        return cursor.execute(sql).fetchone()[0]
