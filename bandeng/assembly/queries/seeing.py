"""Where somebody may do what in this room, and which places can be chosen."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from bandeng.places import queries as places
from bandeng.posts import queries as posts

KINDS = ("community", "grid", "micro-grid")


def under(paths: Iterable[str]) -> Q:
    """At or below one of these paths."""
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(place__startswith=path)
    return found


def at_or_around(path: str) -> Q:
    """At or below this place, or at a place in which it lies: what holds for the yard, too."""
    codes = path.rstrip("/").split("/")
    above = ["/".join(codes[: n + 1]) + "/" for n in range(len(codes))]
    return Q(place__startswith=path) | Q(place__in=above)


def seen(person: str, *, at: datetime) -> Q:
    """What this person may see at the desk."""
    return under(posts.places_where(person, "assembly.see", at=at).places)


def may_see_any(person: str, *, at: datetime) -> bool:
    """Whether there is a place whose deliberations the person sees at the desk."""
    return bool(posts.places_where(person, "assembly.see", at=at).places)


def choices(person: str, act: str, *, at: datetime) -> list[tuple[str, str]]:
    """The communities, grids and yards where the person may do this: path and label."""
    reach = posts.places_where(person, act, at=at).places
    found = [place.path for path in reach for kind in KINDS for place in places.living(kind, under=path)]
    return sorted(places.labels(found).items())
