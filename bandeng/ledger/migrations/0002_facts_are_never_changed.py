"""The database itself refuses to change or delete what the book holds.

On PostgreSQL operators also take the privileges away (docs/adr/0001): a trigger can be switched off by the owner
of the table. The statements name no schema: they work inside whatever ``search_path`` names.
"""

from collections.abc import Iterator
from typing import Any

from django.db import migrations

REASON = "the book is never changed: say a new fact"
KEYS = {
    "ledger_fact": "id = NEW.id OR command = NEW.command OR (stream = NEW.stream AND turn = NEW.turn)",
    "ledger_seal": "id = NEW.id",
}


def _sqlite(table: str) -> Iterator[str]:
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
        )
    # INSERT OR REPLACE deletes without asking the trigger above
    yield (
        f"CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {KEYS[table]}) "
        f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
    )


def _postgresql(table: str) -> Iterator[str]:
    yield (
        f"CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change()"
    )
    yield (
        f"CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()"
    )


REFUSE = f"""
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REASON}' USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""


def refuse_change(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        statements = [each for table in KEYS for each in _sqlite(table)]
    else:
        statements = [REFUSE, *(each for table in KEYS for each in _postgresql(table))]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_the_book")]
    operations = [migrations.RunPython(refuse_change)]
