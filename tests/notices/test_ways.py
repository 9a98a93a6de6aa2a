"""The ways, each against a server on this machine: what they say, and how they take each answer."""

import json
import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest
from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend
from django.test import override_settings

from bandeng.notices.checks import ways_out
from bandeng.notices.ways import Later, Message, Never, Unsure, way
from bandeng.notices.ways.file import masked

MESSAGE = Message(
    key="k" * 32,
    to="13800000001",
    subject="小板凳",
    text="【小板凳】1:已经受理。",
    at=datetime(2022, 7, 6, tzinfo=UTC),
)


class Provider(BaseHTTPRequestHandler):
    """Answers what the test laid ready, and remembers what it was asked."""

    answer: ClassVar[tuple[int, bytes]] = (200, b"{}")
    asked: ClassVar[list[tuple[str, dict[str, Any], dict[str, str]]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((self.path, body, dict(self.headers)))
        status, words = self.answer
        if status == 0:
            self.connection.close()  # took it, and says nothing
            return
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *_words: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def provider() -> Iterator[str]:
    """The host and port of a provider."""
    Provider.asked.clear()
    Provider.answer = (200, b"{}")
    server = HTTPServer(("127.0.0.1", 0), Provider)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def send(name: str, address: str) -> None:
    with override_settings(BANDENG_WAYS={name: address}):
        way(name).send(MESSAGE)


def test_a_short_message_carries_number_text_key_and_token(provider: str) -> None:
    send("sms", f"http://s%2Fecret@{provider}/send?idempotent=1")
    path, body, headers = Provider.asked[0]
    assert path == "/send?idempotent=1"
    assert body == {"phone": MESSAGE.to, "text": MESSAGE.text, "key": MESSAGE.key}
    assert headers["Authorization"] == "Bearer s/ecret"
    assert headers["Idempotency-Key"] == MESSAGE.key


def test_a_gateway_says_itself_whether_it_knows_keys() -> None:
    for address, knows in (("https://h/?idempotent=1", True), ("https://h/", False)):
        with override_settings(BANDENG_WAYS={"sms": address}):
            assert way("sms").idempotent is knows


@pytest.mark.parametrize(
    ("status", "failure"), [(503, Later), (429, Later), (400, Never), (302, Never), (0, Unsure)]
)
def test_each_answer_means_something(provider: str, status: int, failure: type[Exception]) -> None:
    Provider.answer = (status, b"{}")
    with pytest.raises(failure) as why:
        send("sms", f"http://{provider}/send")
    assert len(Provider.asked) == 1  # no redirect is followed
    assert MESSAGE.to not in str(why.value)
    assert provider not in str(why.value)


def test_where_nobody_listens_it_goes_later() -> None:
    with pytest.raises(Later):
        send("sms", "http://127.0.0.1:9/send")


@pytest.mark.parametrize("name", ["wecom", "dingtalk"])
@pytest.mark.parametrize(("code", "failure"), [(0, None), (-1, Later), (40008, Never)])
def test_robots_say_by_a_code_how_it_went(
    provider: str, name: str, code: int, failure: type[Exception] | None
) -> None:
    Provider.answer = (200, json.dumps({"errcode": code, "errmsg": MESSAGE.to}).encode())
    address = f"http://{provider}/send?key=1"
    if failure is None:
        send(name, address)
    else:
        with pytest.raises(failure) as why:
            send(name, address)
        assert MESSAGE.to not in str(why.value)
    body = Provider.asked[0][1]
    assert MESSAGE.text == body["text"]["content"]
    assert MESSAGE.to in json.dumps(body)


def test_a_call_to_dingtalk_is_signed_where_there_is_a_secret(provider: str) -> None:
    send("dingtalk", f"http://SEC1@{provider}/robot/send?access_token=t")
    path = Provider.asked[0][0]
    assert path.startswith("/robot/send?access_token=t&timestamp=1657065600000&sign=")


class Postman(EmailBackend):
    """A mail server that answers what it is told."""


@pytest.mark.parametrize(
    ("raised", "failure"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b": (550, b"no such a@b")}), Never),
        (smtplib.SMTPRecipientsRefused({"a@b": (450, b"later a@b")}), Later),
        (smtplib.SMTPDataError(554, b"no"), Never),
        (smtplib.SMTPServerDisconnected("gone"), Unsure),
        (TimeoutError(), Unsure),
    ],
)
def test_mail_is_taken_refused_or_unsure(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, failure: type[Exception]
) -> None:
    def fails(*_words: object) -> int:
        raise raised

    monkeypatch.setattr(EmailBackend, "open", lambda _server: True)
    monkeypatch.setattr(EmailBackend, "send_messages", fails)
    with pytest.raises(failure) as why:
        send("email", "smtp://u:p@127.0.0.1:25/?from=x@example.com")
    assert "a@b" not in str(why.value)


def test_a_mail_server_that_is_away_is_asked_later() -> None:
    with pytest.raises(Later):
        send("email", "smtp://127.0.0.1:9/?plain=1")


def test_the_demo_writes_a_file_once_without_the_number() -> None:
    send("sms", "file:")
    send("sms", "file:")
    folder: Path = settings.DATA / "sent"
    (file,) = folder.glob(f"{MESSAGE.key}*")
    said = json.loads(file.read_text("utf-8"))
    assert said["text"] == MESSAGE.text
    assert said["to"] == "138****0001"
    assert masked("xiaoman@example.com") == "x***@example.com"


def test_production_refuses_files_plain_calls_and_links_to_nowhere() -> None:
    ways = {"sms": "http://gateway.example/", "email": "file:"}
    with override_settings(MODE="production", BANDENG_WAYS=ways, BANDENG_ADDRESS="http://localhost:8000"):
        assert sorted(str(found.id) for found in ways_out(None)) == [
            "notices.E001",
            "notices.E002",
            "notices.E003",
        ]
    with override_settings(MODE="production", BANDENG_WAYS={}):
        assert ways_out(None) == []
