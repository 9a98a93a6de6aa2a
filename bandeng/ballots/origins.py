"""For what a vote is held: rooms above say which of their pages called for it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What called for a vote: its title and its page at the desk."""

    title: str
    desk_page: str


Ask = Callable[[str], Origin | None]
_ASKED: list[Ask] = []


def calls(ask: Ask) -> Ask:
    """Register a room's answer to "what of yours called for this vote?". Works as a decorator."""
    _ASKED.append(ask)
    return ask


def origin(stream: str) -> Origin | None:
    """What called for this vote; None where it was prepared by itself."""
    return next((found for ask in _ASKED if (found := ask(stream))), None)
