"""A street to attack, and the production server on a port of its own to speak raw bytes to."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cases.conftest import desk, town

__all__ = ["desk", "town"]
TOKEN = "a-long-token-of-the-monitor"
PREPARE = """
import django
django.setup()
from django.core.management import call_command
from bandeng.people import actions
from bandeng.people.actions import passwords
from bandeng.people.models import Person
from bandeng.ui.clock import now
call_command("migrate", verbosity=0, skip_checks=True)
zhou = actions.register(name="周", kind="staff", username="zhou", at=now())
zhou.set_password("a bench for a chat")
Person.objects.filter(id=zhou.id).update(password=zhou.password, must_change_password=False)
"""


@dataclass(frozen=True)
class Served:
    """A server as a district runs it. ``log`` is what it wrote to standard error and output."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def say(self, raw: bytes, *, seconds: float = 5) -> bytes:
        """Send raw bytes and read until the server closes or says nothing for a while."""
        answer = b""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as line:
            with suppress(ConnectionError):
                line.sendall(raw)
            with suppress(TimeoutError, ConnectionError):
                while piece := line.recv(65536):
                    answer += piece
        return answer

    def get(self, target: str = "/privacy/", host: str = "localhost", more: str = "") -> bytes:
        return self.say(
            f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n".encode("latin-1")
        )


def status_of(answer: bytes) -> int:
    """The status of an HTTP answer; 0 where the line was closed without one."""
    head = answer.split(b"\r\n", 1)[0].split()
    return int(head[1]) if len(head) > 1 else 0


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Production settings, SQLite, granian: started once for all trials."""
    folder = tmp_path_factory.mktemp("served")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("BANDENG_", "DATABASE_"))}
    environment = kept | {
        "DJANGO_SETTINGS_MODULE": "bandeng.settings.production",
        "BANDENG_DATA": str(folder),
        "BANDENG_METRICS_TOKEN": TOKEN,
    }
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True, timeout=120)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "bandeng", "web", "--port", str(port)]
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            _wait_for(port)
            yield Served(port, process, log)
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError("the server did not come up")
