"""What residents find: places by name, and matters by number, by what they are about and where they are.

Only what stands on public pages is looked through: names of places and conditions, and numbers. Nobody's
words are, and matters about homes and persons are found by their number only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from bandeng.cases.models import Case
from bandeng.places.models import Place
from bandeng.rulebook.queries import book
from bandeng.search.queries import directory
from bandeng.search.rules import normal, terms

PAGE = 20
WINDOW = 400_000  # heights of the book that one request looks through
COLUMNS = {"street": "street", "community": "community", "grid": "grid"}
LONGEST_ID = 19  # digits


@dataclass(frozen=True, kw_only=True)
class Found:
    """Matters, newest first. ``more``: go on below this id (0: nothing is left); there may be none here and
    yet more, where a request does not come to the end of the book."""

    cases: tuple[Case, ...] = ()
    more: int = 0


def numbered(asked: str) -> list[Case]:
    """The matter of this number, or whose number ends in these digits."""
    whole = "".join(asked.split()).upper()
    last = whole.rpartition("-")[2]
    found = list(Case.objects.filter(number=whole))
    if not found and last.isascii() and last.isdecimal() and len(last) < LONGEST_ID:
        found = [case for case in Case.objects.filter(id=int(last)) if normal(whole) in normal(case.number)]
    return found


def places(asked: str) -> list[directory.Named]:
    """Places of this name or with these first letters of its pinyin, as many as fit a page."""
    return directory.places_named(terms(asked))[: directory.MOST]


def matters(asked: str, *, before: int) -> Found:
    """Matters that every part of what is asked fits: as what they are about, or as where they are."""
    wanted = [_fitting(term) for term in terms(asked)]
    ids = Case.objects.order_by("id").values_list("id", flat=True)
    first = ids.first()
    if first is None or not wanted or not all(wanted):
        return Found()
    top = before or (ids.last() or 0) + 1
    low = max(first, top - WINDOW)
    rows = Case.objects.filter(*wanted, _open_air(), id__lt=top, id__gte=low).newest_first()
    found = tuple(rows[: PAGE + 1])
    if len(found) > PAGE:
        return Found(cases=found[:PAGE], more=found[PAGE - 1].id)
    return Found(cases=found, more=low if low > first else 0)


def _fitting(term: str) -> Q:
    """What this part may mean; empty where it means nothing."""
    return _about(directory.conditions_named([term])) | _at(directory.place_codes([term]))


def _open_air() -> Q:
    return _about(sorted(book().outdoors))


def _about(conditions: Sequence[str]) -> Q:
    if not conditions:
        return Q()
    return Q(condition__in=conditions) | Q(condition="-", proposed__in=conditions)


def _at(codes: Sequence[str]) -> Q:
    by_kind: dict[str, list[str]] = {}
    for code, kind in Place.objects.filter(code__in=codes).values_list("code", "kind"):
        by_kind.setdefault(kind, []).append(code)
    if "district" in by_kind:
        return Q(id__gt=0)
    found = Q()
    for kind, column in COLUMNS.items():
        if here := by_kind.get(kind):
            found |= Q(**{f"{column}__in": here})
    return found
