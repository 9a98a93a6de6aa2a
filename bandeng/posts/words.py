"""Words in the language of the moment."""

from typing import Protocol

from django.utils.translation import get_language


class Worded(Protocol):
    """Anything with words in both languages."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def spoken(thing: Worded) -> str:
    """English when the page is English, Chinese otherwise."""
    return thing.en if (get_language() or "").startswith("en") else thing.zh
