"""A log holds no person: no path, no query, no typed word, no local variable, no message of an exception."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client

from bandeng.cases.web.resident import case as page
from bandeng.demo.town import Town
from bandeng.people import queries as people
from bandeng.settings import production
from bandeng.vitals import logs

SECRET = "张秋实13912345678"
FIELDS = {"event", "level", "logger", "timestamp", "request", "route", "method", "status", "milliseconds"}
FIELDS |= {"statements", "role"}


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What production would write to its standard error."""
    stream, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(stream)
    handler.addFilter(logs.Pattern())
    handler.setFormatter(logs.formatter())
    own = logging.getLogger("bandeng")
    before = (root.level, own.level)
    root.addHandler(handler)
    root.setLevel("WARNING")
    own.setLevel(production.LOGGING["loggers"]["bandeng"]["level"])
    yield stream
    root.removeHandler(handler)
    root.setLevel(before[0])
    own.setLevel(before[1])


def _lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_one_line_for_a_request_says_route_and_role(
    town: Town, frozen: time_machine.Traveller, written: io.StringIO
) -> None:
    case, client = town.accepted(), Client()
    answer = client.get(f"/c/{case.number}/?code=ABCD-EFGH&words={SECRET}")
    client.force_login(people.person("shequ"))
    client.get(f"/desk/search/?q={SECRET}")
    public, desk = _lines(written)
    assert set(public) == FIELDS
    told = (public["route"], public["status"], public["role"], public["request"])
    assert told == ("cases:case", 200, "anybody", answer["X-Request-Id"])
    assert (desk["route"], desk["role"]) == ("search:page", "community_staff")
    text = written.getvalue()
    assert not [
        word for word in (SECRET, case.number, "ABCD", "q=", "张", people.person("shequ").id) if word in text
    ]


def test_a_page_that_is_not_there_and_a_refused_form_say_no_path(
    town: Town, frozen: time_machine.Traveller, written: io.StringIO
) -> None:
    Client().get(f"/{SECRET}/?q={SECRET}")
    Client(enforce_csrf_checks=True).post("/sign-in/", {"username": SECRET})
    Client().get("/", headers={"host": "evil.example"})
    Client().get("/", headers={"x-request-id": SECRET, "user-agent": SECRET, "referer": f"/{SECRET}"})
    assert SECRET not in written.getvalue()
    assert "evil" not in written.getvalue()
    assert {line["status"] for line in _lines(written) if "status" in line} >= {400, 403, 404, 200}


def test_an_error_says_where_and_nothing_of_what(
    town: Town, frozen: time_machine.Traveller, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        local = SECRET
        try:
            raise IntegrityError(f"Key (phone)=({local}) already exists")
        except IntegrityError as error:
            raise ValueError(f"invalid literal: {local}") from error

    monkeypatch.setattr(page.sight, "find", break_down)
    answer = Client(raise_request_exception=False).get(f"/c/{town.case().number}/?q={SECRET}")
    assert answer.status_code == 500
    assert SECRET not in written.getvalue()
    error = next(line for line in _lines(written) if "error" in line)["error"]
    assert [step["is"] for step in error] == ["builtins.ValueError", "django.db.utils.IntegrityError"]
    assert any("break_down" in place for place in error[0]["at"])
    assert SECRET not in answer.content.decode()


def test_a_library_may_not_fill_in_its_messages(written: io.StringIO) -> None:
    logging.getLogger("some.library").warning("could not read %s", SECRET)
    logging.getLogger("other.library").warning(f"could not read {SECRET}")
    logging.getLogger("bandeng.worker").warning("letter %s was given up", 17, extra={"words": SECRET})
    said = [(line["logger"], line["event"]) for line in _lines(written)]
    assert said == [
        ("some.library", "could not read %s"),
        ("other.library", "other.library"),
        ("bandeng.worker", "letter 17 was given up"),
    ]
    assert SECRET not in written.getvalue()


def test_production_writes_so() -> None:
    handler = production.LOGGING["handlers"]["stderr"]
    assert (handler["filters"], handler["formatter"]) == (["pattern"], "json")
    assert list(production.LOGGING["handlers"]) == ["stderr"]
    logging.config.DictConfigurator(production.LOGGING).configure_formatter(
        {"()": "bandeng.vitals.logs.formatter"}
    )
