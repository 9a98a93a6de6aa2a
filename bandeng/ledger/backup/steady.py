"""One view of the database for as long as the reading takes, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def steady() -> Iterator[None]:
    """What is read in here is the database of one moment; nobody waits for it.

    Inside a transaction that has begun already, that transaction's own view is all there is.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with _repeatable(), transaction.atomic():
            yield
    else:
        with _reading():
            yield


@contextmanager
def _repeatable() -> Iterator[None]:
    connection.ensure_connection()
    driver = connection.connection
    driver.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        yield
    finally:
        driver.isolation_level = None


@contextmanager
def _reading() -> Iterator[None]:
    """A transaction that does not write: ``atomic`` would begin IMMEDIATE here and lock the writers out."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
