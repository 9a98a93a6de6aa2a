"""Starting the web server and the worker as processes of their own, and stopping them together."""

import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import Self

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

GRACE = 8  # seconds a process has to end by itself
YOUNG = 10  # seconds; what ends younger than this would end again
WHEN_PARENT_ENDS = 1  # PR_SET_PDEATHSIG of Linux
log = logging.getLogger("bandeng.serving")


def web_command(*, host: str, port: int) -> list[str]:
    """The command line of the web server: one process with four threads suits SQLite; more for PostgreSQL."""
    workers = os.environ.get("BANDENG_WEB_PROCESSES", "1")
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        host,
        "--port",
        str(port),
        "--workers",
        workers,
        "--blocking-threads",
        "4",
        "--no-ws",
        "--respawn-failed-workers",  # one that is killed is begun anew, the others go on
        "--no-access-log",  # raw paths and addresses are not for a log; bandeng.vitals writes each request
        "--log-level",
        "warning",
        "bandeng.wsgi:application",
    ]


def worker_command() -> list[str]:
    """The command line of the worker."""
    return [sys.executable, "-m", "bandeng", "worker"]


def bring_tables_up() -> None:
    """Migrate, if anything is left to migrate: asking is quicker than doing nothing by ``migrate``."""
    asked = MigrationExecutor(connection)
    if asked.migration_plan(asked.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def wait_until_answering(host: str, port: int, *, seconds: float = 15) -> bool:
    """Whether the server takes connections within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with socket.create_connection((host, port), timeout=1):
                return True
        except OSError:
            time.sleep(0.05)
    return False


class Together:
    """Processes that run together: when Ctrl-C comes, all are ended in order.

    One that ends by itself after it had been running is begun anew (the machine took it away, a worker met
    something unheard of); one that ends young ends them all. Each has a process group of its own: Ctrl-C in
    the terminal reaches only us, and they are asked once. A web server that is asked twice leaves its own
    children behind, which keep the port. When we ourselves are killed, they are asked to end.
    """

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _interrupt)
        self.commands = commands
        self.processes = [_begun(command) for command in commands]
        self.begun = [time.monotonic()] * len(commands)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        """All are ended; Ctrl-C is an end like any other."""
        self.stop()
        return kind is not None and issubclass(kind, KeyboardInterrupt)

    def wait(self) -> int:
        """Wait; answers the exit code of a process that ended young, 0 after Ctrl-C."""
        try:
            while True:
                for number, process in enumerate(self.processes):
                    if process.poll() is not None and not self._revived(number):
                        return process.returncode
                time.sleep(0.2)
        except KeyboardInterrupt:
            return 0
        finally:
            self.stop()

    def stop(self) -> None:
        """End every process: asked first, then made to."""
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(timeout=GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            _end_what_is_left(process)

    def _revived(self, number: int) -> bool:
        """Begin an ended process anew, unless it would only end again."""
        ended = self.processes[number]
        if time.monotonic() - self.begun[number] < YOUNG:
            return False
        log.warning(
            "%s ended with %s and is begun anew", " ".join(self.commands[number][2:4]), ended.returncode
        )
        _end_what_is_left(ended)
        self.processes[number] = _begun(self.commands[number])
        self.begun[number] = time.monotonic()
        return True


def _begun(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, process_group=0, preexec_fn=_end_with_parent)


def _end_with_parent() -> None:
    """Ask the system to end this process when the one that began it is killed; where it can, which is Linux.

    Otherwise whoever begins us again would find the port taken by what was left behind.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(WHEN_PARENT_ENDS, signal.SIGTERM)


def _end_what_is_left(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
