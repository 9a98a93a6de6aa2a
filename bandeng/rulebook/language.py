"""The words of the book in the language of the moment."""

from typing import Protocol

from django.utils.translation import get_language

from bandeng.kernel.clock import Limit

HOUR = 3600  # seconds


class Worded(Protocol):
    """Anything with words in both languages."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def spoken(thing: Worded) -> str:
    """English when the page is English, Chinese otherwise."""
    return thing.en if (get_language() or "").startswith("en") else thing.zh


def spoken_limit(text: str) -> str:
    """A limit of the book (``2 工作日``) in the language of the moment; part of an hour as minutes."""
    limit = Limit.parse(text)
    is_hours = limit.runs_always or limit.unit == "工作时"
    if is_hours and limit.seconds < HOUR and limit.seconds % 60 == 0:
        limit = Limit(limit.seconds / 60, "分钟")
    return limit.english if (get_language() or "").startswith("en") else str(limit)
