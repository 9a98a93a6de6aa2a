"""Where somebody may do what in this room, and which places can be chosen."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts

COMMUNITY = 3  # codes in the path of a community
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


def community_of(place: str) -> str:
    """The community in which a place lies, or the place itself where it is a wider one."""
    return "/".join(place.rstrip("/").split("/")[:COMMUNITY]) + "/"


def place_for(person: str, code: str, *, at: datetime) -> Place:
    """The place, for staff who may see its deliberations. Raises Place.DoesNotExist otherwise (a 404)."""
    found = places.place(code)
    if not any(found.path.startswith(reach) for reach in _reach(person, at)):
        raise Place.DoesNotExist(code)
    return found


def can_be_spoken_of(place: Place) -> bool:
    """Whether opinions on this place at large are taken: somebody there must answer them."""
    return place.kind in (*KINDS, "street")


def seen(person: str, *, at: datetime) -> Q:
    """What this person may see at the desk."""
    return under(_reach(person, at))


def may_see_any(person: str, *, at: datetime) -> bool:
    """Whether there is a place whose deliberations the person sees at the desk."""
    return bool(_reach(person, at))


def _reach(person: str, at: datetime) -> tuple[str, ...]:
    return posts.places_where(person, "assembly.see", at=at).places


def choices(person: str, act: str, *, at: datetime, kinds: tuple[str, ...] = KINDS) -> list[tuple[str, str]]:
    """The communities, grids and yards where the person may do this: path and label."""
    reach = posts.places_where(person, act, at=at).places
    found = [place.path for path in reach for kind in kinds for place in places.living(kind, under=path)]
    return sorted(places.labels(found).items())
