"""The database is busy, away or full: a page that says so, in the person's language, with what she typed."""

import errno
import re
import sqlite3
from collections.abc import Callable

import psycopg
import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from bandeng.ui.web.asks import asks
from bandeng.ui.web.faults import fault_of
from tests.ui import urls


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said by the driver")
    error.sqlite_errorcode = code
    return error


KINDS: dict[str, tuple[type[Exception], BaseException | None, str]] = {
    "locked": (OperationalError, sqlite_error(sqlite3.SQLITE_BUSY), "busy"),
    "snapshot": (OperationalError, sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), "busy"),
    "full": (OperationalError, sqlite_error(sqlite3.SQLITE_FULL), "full"),
    "io": (OperationalError, sqlite_error(sqlite3.SQLITE_IOERR), "away"),
    "lost": (OperationalError, psycopg.OperationalError("the connection is closed"), "away"),
    "closed": (InterfaceError, psycopg.InterfaceError("the connection is closed"), "away"),
    "ended": (OperationalError, psycopg.errors.AdminShutdown(), "away"),
    "lock": (OperationalError, psycopg.errors.LockNotAvailable(), "busy"),
    "long": (OperationalError, psycopg.errors.QueryCanceled(), "busy"),
    "crowd": (OperationalError, psycopg.errors.TooManyConnections(), "busy"),
    "disk": (OperationalError, psycopg.errors.DiskFull(), "full"),
    "bug": (ZeroDivisionError, None, "broken"),
}


def _raise(kind: str) -> None:
    made, cause, _said = KINDS[kind]
    raise made("x") from cause


@pytest.mark.parametrize("kind", KINDS)
def test_each_error_is_told_for_what_it_is(kind: str) -> None:
    with pytest.raises(KINDS[kind][0]) as raised:
        _raise(kind)
    assert fault_of(raised.value).kind == KINDS[kind][2]


def test_no_room_for_a_file_is_a_full_disk() -> None:
    assert fault_of(OSError(errno.ENOSPC, "no room")).kind == "full"
    assert fault_of(FileNotFoundError(errno.ENOENT, "nothing")).kind == "broken"


@asks("public")
def failing(request: HttpRequest, kind: str) -> HttpResponse:
    _raise(kind)
    return HttpResponse()


class Outside:
    """A middleware around all others of ours, whose database is away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _raise("lost")
        return self.get_response(request)


urlpatterns = [*urls.urlpatterns, path("fail/<str:kind>/", failing)]
handler500 = urls.handler500
SAID = {"busy": "现在太忙", "away": "暂时连不上", "full": "存不下"}


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("kind", ["locked", "lost", "disk"])
def test_what_was_typed_is_kept_and_can_be_sent_again(visitor: Client, kind: str) -> None:
    typed = {"words": "路灯<b>不亮</b>,三天了", "command": "0194c2b0-aaaa", "turn": "3"}
    answer = visitor.post(f"/fail/{kind}/?a=1", typed)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert SAID[KINDS[kind][2]] in page and "不会变成两份" in page
    assert "路灯&lt;b&gt;不亮&lt;/b&gt;,三天了" in page
    assert 'value="0194c2b0-aaaa"' in page and f'action="/fail/{kind}/?a=1"' in page
    assert int(answer.headers["Retry-After"]) > 0 and answer.headers["Cache-Control"] == "no-store"


@pytest.mark.urls(__name__)
def test_without_an_id_it_does_not_promise_that_nothing_is_doubled(visitor: Client) -> None:
    page = visitor.post("/fail/lost/", {"words": "补充一句话"}).content.decode()
    assert "补充一句话" in page and "不会变成两份" not in page and "先回到那一页看看" in page


@pytest.mark.urls(__name__)
def test_a_password_is_not_written_into_the_page(visitor: Client) -> None:
    page = visitor.post("/fail/lost/", {"username": "wu", "password": "hunter2"}).content.decode()
    assert "hunter2" not in page and "<form" not in page


@pytest.mark.urls(__name__)
def test_it_speaks_english_and_json(visitor: Client) -> None:
    visitor.cookies["lang"] = "en"
    page = visitor.get("/fail/disk/").content.decode()
    assert '<html lang="en"' in page and not re.search(r"[一-鿿]", page.partition("<main")[2])
    answer = visitor.get("/fail/lost/", headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["kind"]) == (503, "away")


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_fails_outside_every_view_has_its_page_too(visitor: Client, language: str) -> None:
    visitor.cookies["lang"] = language
    with override_settings(MIDDLEWARE=[f"{__name__}.Outside"]):
        answer = visitor.post("/form/", {"words": "写了很久的话", "command": "1"})
    page = answer.content.decode()
    assert answer.status_code == 503 and "写了很久的话" in page
    assert ("暂时连不上" in page) == (language == "zh-hans")
