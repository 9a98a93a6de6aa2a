"""What every way is: it sends one message or says how it failed, in words that name nobody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message. ``key`` is the same each time this letter is tried and tells nothing about anybody."""

    key: str
    to: str
    subject: str
    text: str
    at: datetime


class Later(Exception):
    """It surely did not go out; trying again may help."""


class Never(Exception):
    """It surely did not go out, and trying again will not help."""


class Unsure(Exception):
    """Nobody knows whether it went out: the answer was lost."""


class Way(Protocol):
    """``idempotent``: the same ``key`` twice goes out once, so that trying again does no harm."""

    @property
    def idempotent(self) -> bool: ...

    def send(self, message: Message) -> None:
        """Returns when the provider took it. Raises Later, Never or Unsure."""
