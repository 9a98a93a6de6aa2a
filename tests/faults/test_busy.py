"""The database is locked for longer than anybody waits, is slow, or is full: what was acknowledged stays."""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from tests.faults.conftest import Desk, filing

PATIENCE = 300  # milliseconds, instead of twenty seconds
COMMIT = 0.003  # seconds


@contextmanager
def _impatient() -> Iterator[None]:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        _ask(f"PRAGMA busy_timeout = {PATIENCE}")
        yield
        _ask("PRAGMA busy_timeout = 20000")
    else:
        local: dict[str, str] = vars(connections["default"])["local"]
        local["lock_timeout"] = str(PATIENCE)
        yield
        local["lock_timeout"] = "20000"


@contextmanager
def _locked() -> Iterator[None]:
    """Somebody else writes in here, and does not end."""
    begun, over = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                if connection.vendor == "postgresql":
                    _ask("LOCK TABLE ledger_fact IN EXCLUSIVE MODE")
                begun.set()
                over.wait(30)
        finally:
            connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    begun.wait(10)
    try:
        yield
    finally:
        over.set()
        thread.join()


def _ask(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def test_locked_for_longer_than_anybody_waits(desk: Desk) -> None:
    staff, form = desk("shequ"), filing(str(uuid.uuid4()))
    with _impatient():
        with _locked():
            busy = staff.post("/desk/report/", form)
            assert busy.status_code == 503
            page = busy.content.decode()
            assert "现在太忙" in page and form["words"] in page and form["command"] in page
            assert staff.get("/desk/cases/").status_code == 200  # who only reads goes on
            with suppress(SystemExit):  # it fails where it has to write, and says so
                call_command("worker", "--once")
        assert staff.post("/desk/report/", form).status_code == 302
        call_command("worker", "--once")
    assert Fact.objects.filter(command=form["command"]).count() == 1 == Case.objects.count()


def test_slow_commits_lose_and_double_nothing(
    town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [str(uuid.uuid4()) for _form in range(24)]
    answers: list[int] = []
    staff = [desk("shequ") for _part in range(4)]
    monkeypatch.setattr(BaseDatabaseWrapper, "_commit", _slow(BaseDatabaseWrapper._commit))

    def go(part: int) -> None:
        try:
            forms = map(filing, commands[part::4] * 2)
            answers.extend(staff[part].post("/desk/report/", form).status_code for form in forms)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * 48
    assert Case.objects.count() == 24
    assert set(Fact.objects.named("cases.reported").values_list("command", flat=True)) == set(commands)
    assert verifying.verify().is_whole and rebuilding.check().is_equal


def _slow(commit: Callable[[BaseDatabaseWrapper], None]) -> Callable[[BaseDatabaseWrapper], None]:
    def slowly(self: BaseDatabaseWrapper) -> None:
        time.sleep(COMMIT)
        commit(self)

    return slowly


@pytest.mark.sqlite
def test_a_full_disk(desk: Desk) -> None:
    """The file may not grow any more. (What PostgreSQL says then, a wire says for it in ``test_lines``.)"""
    staff, acknowledged, full = desk("shequ"), [], None
    _ask(f"PRAGMA max_page_count = {_ask('PRAGMA page_count')[0][0] + 40}")
    for _turn in range(200):
        form = filing(str(uuid.uuid4()), words="楼下路灯好几天不亮了," * 20)
        full = staff.post("/desk/report/", form)
        if full.status_code != 302:
            break
        acknowledged.append(form["command"])
    assert full is not None and full.status_code == 503
    assert "存不下" in full.content.decode() and form["command"] in full.content.decode()
    assert staff.get("/desk/cases/").status_code == 200
    assert Case.objects.count() == len(acknowledged)
    _ask("PRAGMA max_page_count = 1000000")
    assert staff.post("/desk/report/", form).status_code == 302
    said = set(Fact.objects.named("cases.reported").values_list("command", flat=True))
    assert said == {*acknowledged, form["command"]}
    assert verifying.verify().is_whole and rebuilding.check().is_equal
