"""How a code reaches a telephone. ``BANDENG_PHONE_SENDER`` names one of these, or your own."""

import sys
from contextvars import ContextVar
from dataclasses import dataclass
from typing import ClassVar, Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NotSent(Exception):
    """The code could not be sent. The sentence is for the operator, never for the page."""


class Sender(Protocol):
    """Sends one code to one number, or raises NotSent. A class without arguments, made anew each time."""

    def send(self, phone: str, code: str) -> None: ...


class Refuse:
    """The default: nothing is set up yet."""

    def send(self, phone: str, code: str) -> None:
        raise NotSent(
            "no sender of phone codes is set up: BANDENG_PHONE_SENDER names a class with send(phone, code),"
            " for example one that calls the district's SMS gateway"
        )


_WRITTEN: ContextVar[str] = ContextVar("written", default="")


class Console:
    """Writes the code on the terminal of the server: the demo's way. Refused in production (people.E002).

    The page of the demo shows it too (``written``), to whoever has just asked for it.
    """

    def send(self, phone: str, code: str) -> None:
        _WRITTEN.set(code)
        sys.stderr.write(f"\n  phone code for {phone}: {code}\n\n")
        sys.stderr.flush()


def written() -> str:
    """The code that ``Console`` wrote in this request; empty where it wrote none."""
    return _WRITTEN.get()


@dataclass(frozen=True)
class Message:
    """What was sent, for tests."""

    phone: str
    code: str


class Outbox:
    """Keeps what would be sent, for tests."""

    messages: ClassVar[list[Message]] = []

    def send(self, phone: str, code: str) -> None:
        self.messages.append(Message(phone, code))


def sender() -> Sender:
    """The sender of this installation."""
    chosen = import_string(settings.BANDENG_PHONE_SENDER)()
    assert hasattr(chosen, "send"), f"{settings.BANDENG_PHONE_SENDER} has no send(phone, code)"
    found: Sender = chosen
    return found
