"""Rows of an older edition come through the migrations of this room."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = "0007_meetings_moved_and_cancelled", "0008_meetings_that_decide_several_matters"
AT = datetime(2022, 7, 6, 4, tzinfo=UTC)


def _to(name: str) -> MigrationExecutor:
    executor = MigrationExecutor(connection)
    executor.migrate([("assembly", name)])
    return MigrationExecutor(connection)


@pytest.mark.usefixtures("committed")
def test_what_meetings_were_called_for_becomes_their_agenda() -> None:
    old = _to(BEFORE).loader.project_state(("assembly", BEFORE)).apps.get_model("assembly", "Meeting")
    for ref, topic in (("one", "procedure:a"), ("two", "-"), ("three", "covenant:b")):
        old.objects.create(**_filled(old, id=ref, topic=topic, yes=3, no=2, abstain=1))
    item = _to(AFTER).loader.project_state(("assembly", AFTER)).apps.get_model("assembly", "AgendaItem")
    found = item.objects.order_by("id").values_list("meeting_id", "number", "topic", "yes", "no", "abstain")
    assert list(found) == [("one", 1, "procedure:a", 3, 2, 1), ("three", 1, "covenant:b", 3, 2, 1)]


def _filled(model: type, **given: object) -> dict[str, object]:
    """Every column that has no default of its own, filled."""
    by_kind = {
        "CharField": "-",
        "TextField": "",
        "IntegerField": 0,
        "DateTimeField": AT,
        "BooleanField": False,
    }
    columns = (field for field in model._meta.fields if not field.has_default() and not field.null)  # type: ignore[attr-defined]
    return {field.name: by_kind[field.get_internal_type()] for field in columns} | given
