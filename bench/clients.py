"""Eight people at once, over HTTP, against the server as a district runs it; and what its processes cost."""

import http.client
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from bandeng.home.serving import Together, wait_until_answering, web_command

HOST = "127.0.0.1"
TICKS = os.sysconf("SC_CLK_TCK")


class Person:
    """One browser: keeps its connection and its cookies."""

    def __init__(self, port: int) -> None:
        self.line = http.client.HTTPConnection(HOST, port, timeout=60)
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, place it leads on to, text."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = urlencode(form) if form is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _sign, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text

    def sign_in(self, username: str) -> None:
        """By the demo's one click."""
        _status, _to, page = self.ask("GET", "/sign-in/")
        status, _to, _page = self.ask(
            "POST", "/sign-in/demo/", {"username": username, "csrfmiddlewaretoken": token(page)}
        )
        assert status == 302, status


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def token(page: str) -> str:
    """The token of the first form."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page[:200]
    return found[1]


@dataclass(frozen=True)
class Load:
    """What came of so many seconds: how many were done, and what the server's processes spent on each."""

    per_second: float
    cpu_ms: float
    failed: int


@contextmanager
def server(port: int, processes: int) -> Iterator[list[int]]:
    """The web server, with so many processes; its process ids."""
    os.environ["BANDENG_WEB_PROCESSES"] = str(processes)
    running = Together([web_command(host=HOST, port=port)])
    try:
        assert wait_until_answering(HOST, port, seconds=120)
        time.sleep(1)
        yield family(os.getpid())
    finally:
        running.stop()


def family(parent: int) -> list[int]:
    """The processes below this one, parents before their children."""
    found: list[int] = []
    for name in os.listdir("/proc"):
        if name.isdecimal() and _parent_of(int(name)) == parent:
            found += [int(name), *family(int(name))]
    return found


def _parent_of(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return int(stat.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _spent(pids: list[int]) -> float:
    """Seconds of processor time these processes have used."""
    spent = 0.0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            continue
        spent += (int(fields[11]) + int(fields[12])) / TICKS
    return spent


def load(people: list[Person], pids: list[int], one: Callable[[Person], bool], *, seconds: float) -> Load:
    """Everybody does the same again and again for so many seconds."""
    counts, failures = [0] * len(people), [0] * len(people)
    until = time.monotonic() + seconds

    def go(number: int) -> None:
        while time.monotonic() < until:
            if one(people[number]):
                counts[number] += 1
            else:
                failures[number] += 1

    before, begun = _spent(pids), time.monotonic()
    threads = [threading.Thread(target=go, args=(number,)) for number in range(len(people))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done, lasted = sum(counts), time.monotonic() - begun
    return Load(done / lasted, (_spent(pids) - before) * 1000 / max(done, 1), sum(failures))
