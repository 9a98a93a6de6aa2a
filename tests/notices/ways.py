"""Ways for tests: they keep what they were given, and fail as they are told."""

import os
import signal
from typing import ClassVar

from bandeng.notices.ways import Later, Message, Never, Unsure

FAILURES = {"later": Later("http 503"), "never": Never("http 400"), "unsure": Unsure("the answer was lost")}


class Killed(BaseException):
    """The worker ends in the middle of a call, as SIGKILL would end it."""


class Fake:
    """Takes what it is given; ``failing`` holds how the next calls end (later never unsure odd killed)."""

    idempotent = False
    sent: ClassVar[list[Message]] = []
    failing: ClassVar[list[str]] = []

    def send(self, message: Message) -> None:
        ends = self.failing.pop(0) if self.failing else ""
        if ends == "killed":
            self.sent.append(message)  # the worst moment: the provider has it already
            raise Killed
        if ends == "odd":
            raise RuntimeError(f"could not call {message.to}")
        if ends:
            raise FAILURES[ends]
        self.sent.append(message)


class Keyed(Fake):
    """Sends the same key once."""

    idempotent = True


class Deadly(Fake):
    """The machine takes the process away in the middle of the call."""

    def send(self, message: Message) -> None:
        os.kill(os.getpid(), signal.SIGKILL)
