"""Units as months name them: codes, names, and those a task goes to."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils.translation import get_language

from bandeng.ledger import straight
from bandeng.posts import queries as posts
from bandeng.posts.models import Post, Unit
from bandeng.rulebook.queries import book

KINDS = ("party", "district", "department", "street-office")  # as they are offered


def is_unit(code: str) -> bool:
    """Whether there is a unit of this code."""
    return bool(straight.find(Unit, {"code": code}, "code"))


def names(units: Iterable[str]) -> dict[str, str]:
    """The names of these units in the language of the moment; a code that is not known stands for itself."""
    wanted = sorted({unit for unit in units if unit != "-"})
    english = (get_language() or "").startswith("en")
    rows = straight.find(Unit, {"code": wanted}, "code", "name_en" if english else "name")
    return {unit: unit for unit in wanted} | dict(rows)


def grounds(units: Iterable[str]) -> dict[str, str]:
    """Where these units serve, as paths."""
    return dict(straight.find(Unit, {"code": sorted(set(units))}, "code", "place"))


def departments() -> list[tuple[str, str]]:
    """Units that may lead months and be members of them: the district's first, among them the Party's."""
    rows = Unit.objects.filter(kind__in=KINDS).order_by("place", "code").values_list("code", "place", "kind")
    found = sorted(rows, key=lambda row: (row[1], KINDS.index(row[2])))
    known = names([code for code, _place, _kind in found])
    return [(code, known[code]) for code, _place, _kind in found]


def leading(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """Of these units those for which she may open a month."""
    reach = posts.places_where(person, "campaigns.open", at=at)
    rows = Unit.objects.filter(code__in=[code for code, _name in departments()])
    there = dict(rows.values_list("code", "place"))
    return [
        (code, name)
        for code, name in departments()
        if code in reach.units or any(there[code].startswith(place) for place in reach.places)
    ]


def addressees(audience: str, *, under: str) -> list[tuple[str, str]]:
    """The units of an audience of the rule book at or below a place, with the post a task waits for there.

    In the order of the tree; ``-`` for a unit that has none of the posts asked for.
    """
    rule = book().months.audience(audience)
    if rule is None:
        return []
    wanted = Q(kind__in=rule.kinds) if rule.kinds else Q(post__role=rule.post)
    units = Unit.objects.filter(wanted, place__startswith=under).order_by("place", "code").distinct()
    found = list(units.values_list("code", flat=True))
    seats: dict[str, tuple[int, str]] = {}
    rows = Post.objects.filter(unit__in=found, role__in=rule.seats).values_list("unit_id", "role", "id")
    for unit, role, post in rows:
        first = (rule.seats.index(role), post)
        seats[unit] = min(seats.get(unit, first), first)
    return [(unit, seats[unit][1] if unit in seats else "-") for unit in found]
