"""The rule book in force on this installation, with its names in the language of the moment."""

from dataclasses import fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.translation import get_language

from bandeng.rulebook.models import Adoption
from bandeng.rulebook.rules.acts import words_of
from bandeng.rulebook.rules.book import Book
from bandeng.rulebook.rules.loading import load


class Named(Protocol):
    """Anything of the book that people read."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


class SpokenBook(Book):
    """A book that answers with names in the language of the moment."""

    def role_name(self, role: str) -> str:
        """The role's name. KeyError for a role the book does not have."""
        return name_of(self.role(role))

    def act_name(self, act: str) -> str:
        """The act's name. KeyError for an act nobody knows."""
        return name_of(words_of(act))

    def eligibility(self, role: str) -> str:
        """Who may hold the role, as a phrase."""
        return name_of(self.role(role).eligible)


def book() -> SpokenBook:
    """The book that ``settings.BANDENG_RULEBOOK`` names, read once. Raises BrokenBook, NotABook."""
    return _read(Path(settings.BANDENG_RULEBOOK))


def in_force(district: str, *, on: date) -> Adoption | None:
    """The adoption that held in the district on this day; None before the first."""
    return Adoption.objects.of(district).holding(on=on).first()


def name_of(thing: Named) -> str:
    """The name of a role, category, condition, department, stage ... in the language of the moment."""
    return thing.en if (get_language() or "zh").startswith("en") else thing.zh


@lru_cache(maxsize=4)
def _read(path: Path) -> SpokenBook:
    plain = load(path)
    return SpokenBook(**{field.name: getattr(plain, field.name) for field in fields(plain)})
