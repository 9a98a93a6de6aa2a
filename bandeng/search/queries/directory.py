"""Places, units and conditions by name or by the first letters of its pinyin; all of them are read through.

They are some thousands in a district, so that reading them all costs less than any index and misses nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, pinyin

from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts.models import Unit
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.things import Condition
from bandeng.search.rules import has, normal

MOST = 20


@dataclass(frozen=True, kw_only=True)
class Named:
    """Something with a name. ``about``: where it is, or the telephone of its office (empty: none)."""

    code: str
    name: str
    about: str


def places_named(wanted: Sequence[str], *, after: str = "") -> list[Named]:
    """Living places of this name, by code, after this code; at most one more than a page."""
    rows = [row for row in _places(places.drawing()) if row[0] > after and _is_named(row[1], wanted)]
    found = Place.objects.in_bulk([code for code, _names in rows[: MOST + 1]])
    labels = places.labels([place.path for place in found.values()])
    return [
        Named(code=code, name=places.spoken_name(found[code].name, code), about=labels[found[code].path])
        for code, _names in rows[: MOST + 1]
    ]


def place_codes(wanted: Sequence[str]) -> list[str]:
    """The codes of all living places of this name."""
    return [code for code, names in _places(places.drawing()) if _is_named(names, wanted)]


def units_named(wanted: Sequence[str], *, after: str = "") -> list[Named]:
    """Units of this name or called so every day (``aliases`` of the rule book), by code, after this code.

    At most one more than a page.
    """
    called = {each.code: each.aliases for each in book().departments}
    rows = (
        Unit.objects.filter(code__gt=after).order_by("code").values_list("code", "name", "name_en", "phone")
    )
    found = (
        Named(code=code, name=name, about="" if phone == "-" else phone)
        for code, name, name_en, phone in rows
        if _is_named((name, name_en, *called.get(code, ())), wanted)
    )
    return [named for named, _number in zip(found, range(MOST + 1), strict=False)]


def conditions_named(wanted: Sequence[str]) -> list[str]:
    """The keys of the conditions of this name, as matters are called: the thing and what is wrong."""
    return [row.key for row in book().conditions if _is_named(_called(row), wanted)]


def _called(condition: Condition) -> tuple[str, str]:
    thing = book().category(condition.category)
    return f"{thing.zh}{condition.zh}", f"{thing.en} {condition.en}"


@lru_cache(maxsize=1)
def _places(_drawing: str) -> list[tuple[str, tuple[str, ...]]]:
    rows = Place.objects.living().order_by("code").values_list("code", "name", "full_name", "aliases")
    return [(code, (name, full, aliases)) for code, name, full, aliases in rows]


def _is_named(names: Iterable[str], wanted: Sequence[str]) -> bool:
    if not wanted:
        return False
    return any(
        has(name, list(wanted)) or all(_begins(_letters(name), term) for term in wanted) for name in names
    )


def _begins(letters: tuple[frozenset[str], ...], term: str) -> bool:
    """Whether the term is first letters of characters that stand side by side."""
    if len(term) < 2 or not term.isascii():
        return False
    places_in = range(len(letters) - len(term) + 1)
    return any(all(sign in letters[at + n] for n, sign in enumerate(term)) for at in places_in)


@lru_cache(maxsize=20_000)
def _letters(name: str) -> tuple[frozenset[str], ...]:
    """For each character the first letters of all its readings."""
    return tuple(_first(sign) for sign in normal(name))


@lru_cache(maxsize=8000)
def _first(sign: str) -> frozenset[str]:
    read = pinyin(sign, style=Style.FIRST_LETTER, heteronym=True)
    return frozenset(letter for letters in read for letter in letters) | {sign}
