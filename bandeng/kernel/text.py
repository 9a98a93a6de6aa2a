"""Typed text without what nobody sees."""

import re

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # a joiner of emoji stays


def visible(text: str) -> str:
    """The text without control characters and turns of direction, which come in by pasting."""
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
