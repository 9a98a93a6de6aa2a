"""Typed text: without what nobody sees, and which known word it may have meant."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # a joiner of emoji stays


def visible(text: str) -> str:
    """The text without control characters and turns of direction, which come in by pasting."""
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def nearest(typed: str, known: Iterable[str], *, alike: float = 0.6) -> str:
    """The known word most like the typed one, by at least this share; ``""`` where none is."""
    return next(iter(get_close_matches(typed, list(known), n=1, cutoff=alike)), "")
