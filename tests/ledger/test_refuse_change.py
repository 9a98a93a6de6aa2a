"""The database itself refuses to change the book."""

import pytest
from django.db import DatabaseError, connection, transaction

from bandeng.ledger import sealing
from bandeng.ledger.models import Fact, Seal
from tests.conftest import NOON
from tests.ledger.conftest import Say, sql

CHANGES = [
    "UPDATE ledger_fact SET person = 'somebody else'",
    "UPDATE ledger_fact SET body_text = body_text",
    "DELETE FROM ledger_fact",
    "UPDATE ledger_seal SET root = ''",
    "DELETE FROM ledger_seal",
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses(say: Say, change: str) -> None:
    say()
    sealing.seal(NOON)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), sql() as execute:
        execute(change)
    assert Fact.objects.get().person == "lao-zhou"
    assert Seal.objects.get().count == 1


def test_the_orm_is_refused_too(say: Say) -> None:
    fact = say()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Fact.objects.filter(id=fact.id).delete()


def test_replacing_is_refused(say: Say) -> None:
    """On SQLite a row can be replaced by inserting it again."""
    fact = say()
    words = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    columns = "stream, turn, name, version, place, person, post, act, at, body_text, command, algorithm,"
    columns += " previous, digest"
    for chosen in ("id", "id + 1"):
        copy = f"{words} INTO ledger_fact (id, {columns}) SELECT {chosen}, {columns} FROM ledger_fact"
        with pytest.raises(DatabaseError), transaction.atomic(), sql() as execute:
            execute(copy)
    assert list(Fact.objects.values_list("id", flat=True)) == [fact.id]


@pytest.mark.postgresql
@pytest.mark.parametrize("table", ["ledger_fact", "ledger_seal"])
def test_truncating_is_refused(say: Say, table: str) -> None:
    say()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), sql() as execute:
        execute(f"TRUNCATE {table}")
