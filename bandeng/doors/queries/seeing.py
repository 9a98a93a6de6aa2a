"""Which doors somebody may see, and their addresses."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.doors import rules
from bandeng.doors.models import Consent, Door, DoorQuerySet, Promise, Visit
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Covered:
    """A grid's doors: how many are known, how many were ever visited, how many not too long ago."""

    grid: str
    known: int
    visited: int
    lately: int


def may_see_any(person: str, *, at: datetime) -> bool:
    """Whether there is a place whose doors the person may see."""
    return bool(posts.places_where(person, "doors.see", at=at).places)


def seen_by(person: str, *, at: datetime) -> DoorQuerySet:
    """Every door this person may see in her posts at this moment."""
    return Door.objects.under(posts.places_where(person, "doors.see", at=at).places)


def door_for(person: str, door: str, *, at: datetime) -> Door:
    """The door, for staff who may see it. Raises Door.DoesNotExist otherwise (a 404)."""
    return seen_by(person, at=at).get(id=door)


def known(person: str, *, at: datetime, words: str = "") -> list[tuple[Door, str, str]]:
    """Every known door with address and grid, by grid and address; only those whose address has ``words``."""
    rows = list(seen_by(person, at=at).order_by("place", "id")[: rules.KNOWN_AT_MOST])
    said = vault.read([row.door for row in rows])
    grids = places.labels({row.place for row in rows})
    found = [(row, said.get(row.door, ""), grids.get(row.place, "")) for row in rows]
    wanted = words.strip()
    return sorted((each for each in found if wanted in each[1]), key=lambda each: (each[2], each[1]))


def has_door(place: str, words: str) -> bool:
    """Whether a door of this address is already known in the grid."""
    entries = Door.objects.filter(place=place).values_list("door", flat=True)[: rules.KNOWN_AT_MOST]
    return words in vault.read(entries).values()


def coverage(person: str, *, at: datetime) -> list[Covered]:
    """For each grid how many doors are known and how many were visited; a count of doors, no mark."""
    since = at - timedelta(days=book().doorstep.unseen_days)
    rows = list(seen_by(person, at=at).values_list("place", "visited_at"))
    labels = places.labels({place for place, _at in rows})
    found = []
    for place, grid in sorted(labels.items()):
        moments = [moment for where, moment in rows if where == place]
        visited = [moment for moment in moments if moment]
        lately = sum(moment >= since for moment in visited)
        found.append(Covered(grid=grid, known=len(moments), visited=len(visited), lately=lately))
    return found


def words_of(door: Door) -> str:
    """The address of a door; empty where it was erased."""
    return vault.read([door.door]).get(door.door, "")


def grids_of(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """The grids where the person may note a door: path and label."""
    reach = posts.places_where(person, "doors.add", at=at).places
    found = [place.path for path in reach for place in places.living("grid", under=path)]
    return sorted(places.labels(found).items())


def words_kept(door: Door) -> list[str]:
    """The vault entries of what was heard, promised and agreed to at a door."""
    rows = [
        *Visit.objects.filter(door=door).values_list("heard"),
        *Promise.objects.filter(door=door).values_list("words", "why"),
        *Consent.objects.filter(door=door).values_list("what", "who", "words"),
    ]
    return [entry for row in rows for entry in row if entry != "-"]
