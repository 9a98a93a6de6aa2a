"""The rule book of this installation, and which was in force when."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from bandeng.rulebook.models import Adoption
from bandeng.rulebook.rules.book import Book
from bandeng.rulebook.rules.loading import load


def book() -> Book:
    """The book that ``settings.BANDENG_RULEBOOK`` names, read once. Raises BrokenBook, NotABook."""
    return _read(str(settings.BANDENG_RULEBOOK))


def in_force(district: str, *, on: date) -> Adoption | None:
    """The adoption that held in the district on this day; None before the first."""
    return Adoption.objects.of(district).holding(on=on).first()


@lru_cache(maxsize=4)
def _read(folder: str) -> Book:
    return load(Path(folder))
