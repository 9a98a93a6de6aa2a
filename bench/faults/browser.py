"""A browser that does not give up: what was not answered is sent again, exactly as it was."""

import http.client
import re
import threading
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

HOST = "127.0.0.1"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
MOVES = 40  # posts from one address
LOST = (OSError, http.client.HTTPException)


class GaveUp(Exception):
    """Nobody answered for longer than anybody would wait."""


@dataclass
class Met:
    """What people met: answers lost, pages that asked for patience, pages of a mistake of ours."""

    lost: int = 0
    patience: int = 0
    broken: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, status: int, path: str, page: str) -> None:
        with self.lock:
            if status == 0:
                self.lost += 1
            elif status == 503:
                self.patience += 1
            elif status >= 500:
                said = re.sub(r"<[^>]+>|\s+", " ", page)[:300]
                self.broken.append(f"{status} {path} {said}")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Status, where it leads, what it says."""

    status: int
    to: str
    page: str

    @property
    def hidden(self) -> dict[str, str]:
        """What the forms of the page send along."""
        return dict(HIDDEN.findall(self.page))


def _somewhere() -> str:
    return f"2001:db8:{uuid.uuid4().hex[:4]}:{uuid.uuid4().hex[:4]}::1"


class Browser:
    """Keeps cookies; has an address of its own, and a new one now and then: nobody sends hundreds an hour."""

    def __init__(self, port: int, met: Met, *, patience: float = 600) -> None:
        self.port, self.met, self.patience = port, met, patience
        self.cookies: dict[str, str] = {}
        self.posts, self.address = 0, _somewhere()
        self.line = http.client.HTTPConnection(HOST, port, timeout=60)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, "")

    def get_once(self, path: str) -> Answer:
        return self._once("GET", path, None, "")

    def post(self, path: str, form: dict[str, str], pictures: list[bytes] | None = None) -> Answer:
        """Send a form, with the token of this browser, until it is answered."""
        self.posts += 1
        if self.posts % MOVES == 0:
            self.address = _somewhere()
        return self._ask("POST", path, *self._written(form, pictures))

    def post_once(self, path: str, form: dict[str, str], pictures: list[bytes] | None = None) -> Answer:
        """Send a form, whatever the answer."""
        return self._once("POST", path, *self._written(form, pictures))

    def _written(self, form: dict[str, str], pictures: list[bytes] | None) -> tuple[bytes, str]:
        form = {**form, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        if pictures is None:
            return urlencode(form).encode(), "application/x-www-form-urlencoded"
        edge = uuid.uuid4().hex
        return _parts(form, pictures, edge), f"multipart/form-data; boundary={edge}"

    def _ask(self, method: str, path: str, body: bytes | None, kind: str) -> Answer:
        until = time.monotonic() + self.patience
        while time.monotonic() < until:
            answer = self._once(method, path, body, kind)
            self.met.note(answer.status, path, answer.page)
            if 0 < answer.status < 500:
                return answer
            time.sleep(0.2)
        raise GaveUp(f"{method} {path}")

    def _once(self, method: str, path: str, body: bytes | None, kind: str) -> Answer:
        """Status 0 where the answer was lost."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"X-Forwarded-For": self.address} | ({"Content-Type": kind} if kind else {})
        try:
            self.line.request(method, path, body, headers)
            answer = self.line.getresponse()
            page = answer.read().decode()
        except LOST:
            self.line.close()
            return Answer(status=0, to="", page="")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _sign, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(status=answer.status, to=answer.headers.get("Location", ""), page=page)


def _parts(form: dict[str, str], pictures: list[bytes], edge: str) -> bytes:
    lines: list[bytes] = []
    for name, value in form.items():
        lines += [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()]
    for number, content in enumerate(pictures):
        named = f'name="pictures"; filename="{number}.jpg"'
        head = f"--{edge}\r\nContent-Disposition: form-data; {named}\r\nContent-Type: image/jpeg\r\n\r\n"
        lines += [head.encode(), content, b"\r\n"]
    return b"".join([*lines, f"--{edge}--\r\n".encode()])
