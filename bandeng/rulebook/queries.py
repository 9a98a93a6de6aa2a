"""The rule book in force on this installation."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from bandeng.rulebook.rules.book import Book
from bandeng.rulebook.rules.loading import load


def book() -> Book:
    """The book that ``settings.BANDENG_RULEBOOK`` names, read once. Raises BrokenBook, NotABook."""
    return _read(Path(settings.BANDENG_RULEBOOK))


@lru_cache(maxsize=4)
def _read(path: Path) -> Book:
    return load(path)
