"""Processes that run together: what is taken away comes back, nothing is left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bandeng.home import serving
from bandeng.home.serving import Together

SLEEPING = [sys.executable, "-c", "import time; time.sleep(60)"]
FAILING = [sys.executable, "-c", "raise SystemExit(3)"]
PARENT = """
import sys, time
from bandeng.home.serving import Together
together = Together([[sys.executable, "-c", "import time; time.sleep(60)"]])
print(together.processes[0].pid, flush=True)
together.wait()
"""


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def until(true: Callable[[], bool], *, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


def test_one_that_is_killed_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "YOUNG", 0)
    together = Together([SLEEPING])
    first = together.processes[0].pid
    ended: list[int] = []
    waiting = threading.Thread(target=lambda: ended.append(together.wait()))
    waiting.start()
    os.kill(first, signal.SIGKILL)
    assert until(lambda: together.processes[0].pid != first)
    assert together.processes[0].poll() is None and not ended
    monkeypatch.setattr(serving, "YOUNG", 60)
    together.processes[0].kill()
    waiting.join(timeout=10)
    assert ended == [-signal.SIGKILL]


def test_one_that_cannot_run_ends_all_with_its_code() -> None:
    together = Together([SLEEPING, FAILING])
    assert together.wait() == 3
    assert together.processes[0].poll() is not None


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_when_the_whole_is_ended_nothing_is_left_behind(how: signal.Signals) -> None:
    whole = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert whole.stdout is not None
    child = int(whole.stdout.readline())
    whole.send_signal(how)
    whole.wait(timeout=20)
    assert until(lambda: not _is_alive(child))


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
