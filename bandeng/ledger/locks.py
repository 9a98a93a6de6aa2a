"""Who waits for whom (PostgreSQL; SQLite has one writer at a time anyway).

Whoever writes a fact shares a lock until the end of the transaction; who must know that no fact can still
appear below a height takes it alone. The locks are of one schema, so of one district, and end with the
transaction, so that they work behind a pooler.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

WRITING = 7301
SEALING = 7302
PASSING = 7303
IMPATIENT = 500  # milliseconds


def sharing_with_sealer() -> str:
    """The statement that lets no seal be set while this transaction may still add a fact below it; it goes in
    one message with the one that adds the fact. Empty where no lock is needed."""
    return _taking("pg_advisory_xact_lock_shared", WRITING) if connection.vendor == "postgresql" else ""


def hold_writers() -> None:
    """Wait until nobody is writing, and let nobody begin until this transaction ends."""
    _take("pg_advisory_xact_lock", WRITING)


@contextmanager
def nobody_writing() -> Iterator[None]:
    """What is read in here is complete. On SQLite it always is, and no lock is taken: whoever only reads the
    book shall not wait for whoever writes."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            hold_writers()
            yield
    else:
        yield


def seal_alone() -> None:
    """Let nobody else set a seal until this transaction ends."""
    _take("pg_advisory_xact_lock", SEALING)


def pass_alone(name: str) -> None:
    """Let nobody else pass with this name until this transaction ends: what was looked for and not found
    before a new stream begins stays so."""
    _pass("pg_advisory_xact_lock", name)


def pass_together(name: str) -> None:
    """Let others pass with this name in the same way, but nobody alone until this transaction ends."""
    _pass("pg_advisory_xact_lock_shared", name)


def _pass(function: str, name: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}({PASSING}, hashtext(current_schema() || %s))", [f" {name}"])


@contextmanager
def impatiently() -> Iterator[None]:
    """What is written in here can be done without: on SQLite, where one writer holds up all others, it gives
    up after half a second instead of twenty. OperationalError where it did."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {min(before, IMPATIENT)}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {before}")


def has_crossed(error: Exception) -> bool:
    """Whether two waited for each other and the database let this one go (PostgreSQL's 40P01)."""
    return getattr(error.__cause__, "sqlstate", "") == "40P01"


def _take(function: str, lock: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_taking(function, lock))


def _taking(function: str, lock: int) -> str:
    return f"SELECT {function}({lock}, hashtext(current_schema()))"
