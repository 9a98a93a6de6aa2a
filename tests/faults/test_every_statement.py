"""The database fails at one statement of a form, whichever: people are told, and send it again."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address
from secrets import randbits
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, close_old_connections, connection
from django.test import Client, override_settings

from bandeng.cases.models import Case
from bandeng.demo.town import PIN, Town
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from tests.faults.conftest import WORDS, Desk, filing
from tests.ui.test_faults import sqlite_error

Form = dict[str, str]
Ask = Callable[[Desk, Town], tuple[Client, str, Form]]


def file_for_a_caller(desk: Desk, _town: Town) -> tuple[Client, str, Form]:
    return desk("shequ"), "/desk/report/", filing(str(uuid.uuid4()))


def report(_desk: Desk, _town: Town) -> tuple[Client, str, Form]:
    house = {"x-forwarded-for": str(IPv4Address(randbits(32)))}  # so many from one address are slowed
    phone = Client(raise_request_exception=False, headers=house)
    phone.post("/report/", {"words": WORDS})
    phone.post("/report/pictures/", {})
    phone.post("/report/place/", {"lon": str(PIN[0]), "lat": str(PIN[1]), "address": "3号楼"})
    return (
        phone,
        "/report/review/",
        {"command": hidden(phone, "/report/review/", "command"), "name": "陈阿姨"},
    )


def accept(desk: Desk, town: Town) -> tuple[Client, str, Form]:
    leader, path = desk("wanggezhang"), f"/desk/cases/{town.case().number}/acceptance/"
    named = {name: hidden(leader, path, name) for name in ("command", "turn")}
    return leader, path, {**named, "proposed": "street-lamp.one-out"}


def hidden(client: Client, path: str, name: str) -> str:
    return client.get(path).content.decode().partition(f'name="{name}" value="')[2].partition('"')[0]


@pytest.mark.parametrize(("ask", "each"), [(file_for_a_caller, 1), (report, 3), (accept, 3)])
@override_settings(BANDENG_PROXIES=1)
def test_whichever_statement_fails_nothing_is_lost_or_doubled(
    town: Town, desk: Desk, ask: Ask, each: int
) -> None:
    """Every statement of filing, and every third of the others."""
    client, path, form = ask(desk, town)
    with _failing_at(0) as asked:
        assert client.post(path, form).status_code == 302
    matters = Case.objects.count()
    for number in range(1, len(asked) + 1, each):
        client, path, form = ask(desk, town)
        _fails_once(client, path, form, number)
        matters += 1
        assert Case.objects.count() == matters
    assert verifying.verify().is_whole
    assert rebuilding.check().is_equal


def _fails_once(client: Client, path: str, form: Form, number: int) -> None:
    with _failing_at(number):
        answer = client.post(path, form)
    close_old_connections()  # as the server does after each request
    page = answer.content.decode()
    if answer.status_code != 302:
        assert answer.status_code == 503, page
        assert form["command"] in page and "再交一次" in page
        assert Fact.objects.filter(command=form["command"]).count() <= 1
    for _time in range(2):
        assert client.post(path, form).status_code == 302
        assert Fact.objects.filter(command=form["command"]).count() == 1


@contextmanager
def _failing_at(number: int) -> Iterator[list[str]]:
    """The connection is lost before this statement (0: never); what was asked until then."""
    asked: list[str] = []

    def ask(execute: Callable[..., Any], sql: str, given: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        if len(asked) == number:
            _lose()
        return execute(sql, given, many, context)

    with connection.execute_wrapper(ask):
        yield asked


def _lose() -> None:
    """On PostgreSQL the session is ended by another one; SQLite says that it waited too long."""
    if connection.vendor == "sqlite":
        raise OperationalError("database is locked") from sqlite_error(5)
    words = connection.get_connection_params()
    named = {"host": words["host"], "port": words["port"], "user": words["user"], "dbname": words["dbname"]}
    with psycopg.connect(**named, autocommit=True) as other:
        pid = connection.connection.info.backend_pid
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
