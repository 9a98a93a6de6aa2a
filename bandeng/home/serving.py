"""Starting the web server and the worker as processes of their own, and stopping them together."""

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
    """Processes that run together: when one ends, or Ctrl-C comes, all are ended in order.

    Each has a process group of its own: Ctrl-C in the terminal reaches only us, and they are asked once. A
    web server that is asked twice leaves its own children behind, which keep the port.
    """

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _interrupt)
        self.processes = [subprocess.Popen(command, process_group=0) for command in commands]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        """All are ended; Ctrl-C is an end like any other."""
        self.stop()
        return kind is not None and issubclass(kind, KeyboardInterrupt)

    def wait(self) -> int:
        """Wait; answers the exit code of the process that ended first, 0 after Ctrl-C."""
        try:
            while True:
                for process in self.processes:
                    if process.poll() is not None:
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
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # whatever it left behind


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
