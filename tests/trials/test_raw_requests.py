"""Header and host tricks, spoken as raw bytes to the production server; and what it wrote down of them."""

import json
import re
import urllib.parse
from pathlib import Path

import pytest

from tests.trials.conftest import TOKEN, Served, status_of

FORM = "username=zhou&password=wrong"
SECRET = "wenti-zai-zheli"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "localhost:80@evil.example",
        "",
        "localhost\tevil",
        "LOCALHOST/x",
    ],
)
def test_another_host_is_refused(served: Served, host: str) -> None:
    answer = served.get(host=host)
    assert status_of(answer) in {0, 400}
    assert b"evil" not in answer.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-Host: evil.example",
        "X-Host: evil.example",
        "Forwarded: host=evil.example;proto=https",
        "X-Original-URL: /desk/",
        "X-Rewrite-URL: /desk/",
        "X-HTTP-Method-Override: POST",
    ],
)
def test_headers_of_proxies_choose_neither_host_nor_page(served: Served, header: str) -> None:
    plain, tricked = served.get("/sign-in/"), served.get("/sign-in/", more=f"{header}\r\n")
    assert status_of(plain) == status_of(tricked) == 200
    assert b"evil.example" not in tricked
    assert _title(plain) == _title(tricked)


def _title(answer: bytes) -> bytes:
    return re.findall(b"<title>.*?</title>", answer)[0]


def test_two_hosts_or_an_absolute_address_lead_to_no_other_host(served: Served) -> None:
    two = b"GET /sign-in/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    whole = b"GET http://evil.example/sign-in/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    for raw in (two, whole):
        answer = served.say(raw)
        assert status_of(answer) in {0, 200, 400, 404}
        assert b"evil.example" not in answer


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1", "Client-IP: 127.0.0.1"]
)
def test_a_forged_address_opens_no_numbers(served: Served, header: str) -> None:
    assert status_of(served.get("/metrics/", more=f"{header}\r\n")) == 404
    answer = served.get("/metrics/", more=f"Authorization: Bearer {TOKEN}\r\n")
    assert status_of(answer) == 200
    assert b"bandeng_requests_total" in answer


@pytest.mark.parametrize(
    "lengths",
    [
        b"Content-Length: 28\r\nContent-Length: 3\r\n",
        b"Content-Length: 28, 3\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 0x1c\r\n",
        b"Content-Length: 28\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: xchunked\r\nContent-Length: 28\r\n",
        b"Transfer-Encoding : chunked\r\n",
    ],
)
def test_two_lengths_smuggle_no_second_request(served: Served, lengths: bytes) -> None:
    inner = b"GET /sign-in/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    raw = b"POST /preferences/ HTTP/1.1\r\nHost: localhost\r\n" + lengths + b"\r\n" + b"0\r\n\r\n" + inner
    answer = served.say(raw, seconds=2)
    assert answer.count(b"HTTP/1.1 200") == 0, "the bytes of the body were answered as a request of their own"


@pytest.mark.parametrize(
    "target",
    [
        "/static/../../keys/vault",
        "/static/..%2f..%2fkeys%2fvault",
        "/static/%2e%2e/%2e%2e/keys/vault",
        "/static//etc/passwd",
        "/pictures/../keys/vault.jpg",
        "/pictures/..%2f..%2fkeys%2fvault.jpg",
        "/pictures/%00.jpg",
        "/..%5c..%5ckeys%5cvault",
        "//evil.example/%2f..",
        "/sign-in/%0d%0aSet-Cookie:%20planted=1",
        "/preferences/?next=%0d%0aSet-Cookie:%20planted=1",
    ],
)
def test_no_path_leads_out_of_what_is_served(served: Served, target: str) -> None:
    answer = served.get(target)
    assert status_of(answer) in {0, 200, 301, 302, 400, 404}
    head = answer.partition(b"\r\n\r\n")[0].lower()
    assert b"planted" not in head
    assert b"root:" not in answer
    for line in head.split(b"\r\n"):
        if line.startswith(b"location:"):
            assert not line.split(b":", 1)[1].strip().startswith((b"//", b"http")), line
    key = (served.log.parent / "keys" / "vault").read_bytes()
    assert key not in answer


def test_a_header_broken_over_lines_is_refused(served: Served) -> None:
    raw = b"GET /privacy/ HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\n evil\r\nConnection: close\r\n\r\n"
    assert status_of(served.say(raw)) in {0, 400}
    assert status_of(
        served.say(b"GET /privacy/ HTTP/1.1\nHost: localhost\nBad Header: 1\n\n", seconds=2)
    ) in {0, 400}


def test_a_request_of_gigabytes_is_refused_unread_and_the_server_lives(served: Served) -> None:
    head = "POST /report/pictures/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    head += "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 8000000000\r\n\r\n"
    answer = served.say(head.encode() + b"--x\r\n", seconds=5)
    assert status_of(answer) in {0, 413}
    assert status_of(served.get("/sign-in/")) == 200


def test_fifty_megabytes_do_not_stay_in_memory(served: Served) -> None:
    before = _memory(served)
    part = b'--x\r\nContent-Disposition: form-data; name="pictures"; filename="a.jpg"\r\n\r\n'
    body = part + b"\xff\xd8" + b"\0" * 50_000_000 + b"\r\n--x--\r\n"
    head = "POST /report/pictures/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    head += f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {len(body)}\r\n\r\n"
    answer = served.say(head.encode() + body, seconds=30)
    assert status_of(answer) in {0, 302, 403, 413}
    assert status_of(served.get("/sign-in/")) == 200
    assert _memory(served) - before < 200_000_000


def _memory(served: Served) -> int:
    """Resident bytes of the server and its children."""
    total, waiting = 0, [served.process.pid]
    while waiting:
        pid = waiting.pop()
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
        total += 1024 * int(re.findall(r"VmRSS:\s+(\d+)", status)[0])
        waiting += [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
        ]
    return total


def test_cookies_are_for_this_host_over_https_and_no_script(served: Served) -> None:
    https = "X-Forwarded-Proto: https\r\n"
    page = served.get("/sign-in/", more=https).decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
    csrf = re.findall(r"(?im)^set-cookie:\s+(__Host-csrf=[^;]*)", page)[0]
    body = urllib.parse.urlencode(
        {"username": "zhou", "password": "a bench for a chat", "csrfmiddlewaretoken": token}
    )
    head = f"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\n{https}Referer: https://localhost/sign-in/\r\n"
    head += f"Cookie: {csrf}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    raw = f"{head}Content-Length: {len(body)}\r\n\r\n"
    answer = served.say((raw + body).encode()).decode()
    assert status_of(answer.encode()) == 302, answer[:400]
    cookies = re.findall(r"(?im)^set-cookie:\s+(.*?)\r?$", answer)
    assert {cookie.partition("=")[0] for cookie in cookies} >= {"__Host-session", "__Host-csrf"}
    for cookie in cookies:
        assert re.search(r"(?i); secure", cookie) and re.search(r"(?i); httponly", cookie), cookie
        assert re.search(r"(?i); samesite=lax", cookie) and re.search(r"(?i); path=/(;|$)", cookie), cookie
        assert "domain=" not in cookie.lower()
    assert re.search(r"(?im)^strict-transport-security: max-age=31536000", answer)


def test_nothing_of_all_this_is_written_down(served: Served) -> None:
    served.get(f"/desk/search/?q={SECRET}")
    served.get(f"/{SECRET}/")
    served.get(f"/c/{SECRET}/", host="evil.example")
    log = served.log.read_text("utf-8")
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert {"answered"} <= {line["event"] for line in lines}
    assert any(line.get("route") == "search:page" for line in lines)
    assert not [
        word for word in (SECRET, "evil", "a bench for a chat", "zhou", "Traceback", "planted") if word in log
    ]
