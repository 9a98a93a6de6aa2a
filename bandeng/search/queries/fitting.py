"""Matters by what a part of a question may mean beside a word: a place or a category; newest first."""

from collections.abc import Sequence

from django.db.models import Q

from bandeng.cases.models import Case, CaseQuerySet
from bandeng.places.models import Place
from bandeng.search.queries import directory

COLUMNS = {"street": "street", "community": "community", "grid": "grid"}
WINDOW = 400_000  # heights of the book that one request looks through


def fitting(term: str) -> Q:
    """Matters about what is named so, or where a place is named so; empty where it means neither."""
    return about(directory.conditions_named([term])) | _at(directory.place_codes([term]))


def about(conditions: Sequence[str]) -> Q:
    """Matters of these conditions: chosen, or proposed while none is chosen; empty for none."""
    if not conditions:
        return Q()
    return Q(condition__in=conditions) | Q(condition="-", proposed__in=conditions)


def windowed(cases: CaseQuerySet, *, below: int, most: int) -> tuple[tuple[Case, ...], int]:
    """The newest of these, at most so many, below this id (0: all), and below which id to go on (0: nothing
    is left). There may be none and yet more, where a request does not come to the end of the book."""
    ids = Case.objects.order_by("id").values_list("id", flat=True)
    first, last = ids.first() or 0, ids.last() or 0
    top = below or last + 1
    low = max(first, top - WINDOW)
    found = tuple(cases.filter(id__lt=top, id__gte=low).newest_first()[: most + 1])
    if len(found) > most:
        return found[:most], found[most - 1].id
    return found, low if low > first else 0


def _at(codes: Sequence[str]) -> Q:
    by_kind: dict[str, list[str]] = {}
    if codes:
        for code, kind in Place.objects.filter(code__in=codes).values_list("code", "kind"):
            by_kind.setdefault(kind, []).append(code)
    if "district" in by_kind:
        return Q(id__gt=0)
    found = Q()
    for kind, column in COLUMNS.items():
        if here := by_kind.get(kind):
            found |= Q(**{f"{column}__in": here})
    return found
