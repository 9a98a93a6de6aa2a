"""What lies on a tray is in its table when it is needed, and goes with the fact in one message."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import Stale
from bandeng.ledger import pen, straight
from bandeng.ledger.models import Fact
from bandeng.ledger.trays import tray
from tests.conftest import NOON
from tests.ledger.conftest import SatDown, Say, hand


def _todo(key: str, seat: str = "100%s%%@1") -> ToDo:
    return ToDo(
        id=key, stream="case:1", kind="cases.accept", seat=seat, place="1/2/", urgent=False,
        opened_at=NOON, due_at=None,
    )  # fmt: skip


def test_what_was_laid_down_before_goes_with_the_fact(say: Say) -> None:
    with CaptureQueriesContext(connection) as asked, transaction.atomic(savepoint=False), tray():
        straight.insert(_todo("1"), _todo("2"))
        straight.insert(_todo("3"))
        fact = pen.record(SatDown(seat=1), hand=hand(), stream="bench:1", turn=0)
    assert fact.pk == Fact.objects.get().pk
    assert sorted(ToDo.objects.values_list("id", "seat")) == [(key, "100%s%%@1") for key in "123"]
    adding = [each["sql"] for each in asked.captured_queries if "inbox_todo" in each["sql"]]
    if connection.vendor == "postgresql":
        assert len(adding) == 1 and "ledger_fact" in adding[0]


def test_whoever_asks_about_its_table_finds_it_there(db: None) -> None:
    with tray():
        straight.insert(_todo("1"))
        assert ToDo.objects.count() == 1
        straight.insert(_todo("2"))
    assert ToDo.objects.count() == 2


def test_what_is_late_is_told_so_with_something_on_the_tray(say: Say) -> None:
    say()
    with tray():
        straight.insert(_todo("1"))
        with pytest.raises(Stale):
            pen.record(SatDown(seat=2), hand=hand(), stream="bench:1", turn=0)
    assert (Fact.objects.count(), ToDo.objects.count()) == (1, 1)


def test_what_breaks_leaves_the_tray_behind(db: None) -> None:
    with pytest.raises(RuntimeError), tray():
        straight.insert(_todo("1"))
        raise RuntimeError
    assert not ToDo.objects.exists()
