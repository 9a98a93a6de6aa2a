"""The product as a machine runs it: begun by something that begins it anew, killed as a machine kills it."""

import http.client
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from bench.clients import family
from bench.faults.browser import HOST, LOST
from bench.faults.place import ROOT, Place

PATIENCE = 600  # seconds; beginning anew takes long on a machine that does ten other things
WAYS = ("all", "all", "web process", "worker", "web server", "all")  # how one is killed, in turn


class Service:
    """The commands of one place, each begun anew when it ends, with all that it had begun ended first.

    So do systemd's units (``Restart=always``, one control group for each).
    """

    def __init__(self, place: Place) -> None:
        self.place, self.going = place, True
        apart = place.engine == "postgresql"
        served = ["web", "--port", str(place.port)], ["worker", "--every", "1"]
        self.commands: Sequence[Sequence[str]] = served if apart else [["run", "--port", str(place.port)]]
        self.log: IO[bytes] = (place.folder / "service.log").open("ab")
        self.processes = [self._begun(number) for number in range(len(self.commands))]
        self.watching = threading.Thread(target=self._watch, daemon=True)
        self.watching.start()

    def wait_until_answering(self) -> None:
        """Until a page that needs the database is answered. Raises AssertionError."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if _answers(self.place.port):
                return
            time.sleep(0.05)
        raise AssertionError(f"not served again:\n{self.said()}")

    def said(self) -> str:
        """The end of what the processes wrote."""
        return (self.place.folder / "service.log").read_text("utf-8", errors="replace")[-3000:]

    def kill(self, how: str, chance: random.Random) -> int:
        """SIGKILL, as the machine would; answers how many processes it hit."""
        found = self._found(how)
        chance.shuffle(found)
        hit = 0
        for pid in found:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                hit += 1
        return hit

    def stop(self) -> None:
        self.going = False
        self.watching.join(timeout=30)
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            _end(process)
        self.log.close()

    def _found(self, how: str) -> list[int]:
        everybody = [pid for process in self.processes for pid in (process.pid, *family(process.pid))]
        if how == "all":
            return everybody
        word = {"worker": "bandeng worker", "web server": "granian", "web process": "granian"}[how]
        named = [pid for pid in everybody if word in _command(pid)]
        return named[:1] if how != "web process" else named[-1:]  # parents come before their children

    def _begun(self, number: int) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self.place.bandeng(*self.commands[number]),
            cwd=ROOT,
            env=self.place.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            process_group=0,
        )

    def _watch(self) -> None:
        while self.going:
            for number, process in enumerate(self.processes):
                if process.poll() is not None and self.going:
                    _end(process)
                    self.processes[number] = self._begun(number)
            time.sleep(0.1)


@contextmanager
def running(place: Place) -> Iterator[Service]:
    """The product runs in here and is stopped afterwards, in order."""
    service = Service(place)
    try:
        service.wait_until_answering()
        yield service
    finally:
        service.stop()


def _answers(port: int) -> bool:
    line = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        line.request("GET", "/follow/")
        return line.getresponse().status == 200
    except LOST:
        return False
    finally:
        line.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """What an ended command left behind is ended too."""
    for group in {process.pid, *family(process.pid)}:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
