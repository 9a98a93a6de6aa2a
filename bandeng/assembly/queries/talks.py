"""Talks in four lines, with what was promised there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from bandeng.assembly.models import Promise, Talk
from bandeng.assembly.queries.promises import Owed, owed_of
from bandeng.assembly.queries.seeing import at_or_around, seen
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book

AT_ONCE = 20


@dataclass(frozen=True, kw_only=True)
class Told:
    """A talk for everybody: ``came`` 0: not noted; ``afterwards``: written down on a later day."""

    id: str
    kind: str
    place: str
    code: str
    where: str
    said: str
    held_on: date
    came: int
    afterwards: bool
    taken_back: bool
    pictures: tuple[str, ...]
    promises: tuple[Owed, ...]


def talk_for(person: str, talk: str, *, at: datetime) -> Talk:
    """The talk, for staff who may see it. Raises Talk.DoesNotExist otherwise (a 404)."""
    return Talk.objects.filter(seen(person, at=at)).get(id=talk)


def talk_told(talk: Talk, *, at: datetime) -> Told:
    """One talk in words."""
    return _told([talk], at)[0]


def talks_of(person: str, *, at: datetime, most: int = 20) -> list[Told]:
    """The newest talks under her eyes."""
    rows = Talk.objects.filter(seen(person, at=at)).order_by("-held_on", "-id")
    return _told(rows[:most], at)


def talks_at(place: str, *, at: datetime, before: str = "", most: int = AT_ONCE) -> tuple[list[Told], str]:
    """The newest talks at a place, for everybody, older than ``before`` (an id), and where the next begin.

    What was taken back is not there. The second is ``""`` where there are no older ones.
    """
    rows = Talk.objects.filter(at_or_around(place), taken_back=False).order_by("-held_on", "-id")
    if since := Talk.objects.filter(id=before).first():
        rows = rows.filter(Q(held_on__lt=since.held_on) | Q(held_on=since.held_on, id__lt=since.id))
    found = list(rows[: most + 1])
    return _told(found[:most], at), found[most - 1].id if len(found) > most else ""


def words_of_talk(talk: Talk) -> list[str]:
    """The vault entries of a talk and of what was promised there."""
    promised = Promise.objects.filter(of=talk.stream).values_list("what", "who", "why")
    return [e for e in (talk.where, talk.said, *(e for row in promised for e in row)) if e != "-"]


def picture_is_public(digest: str) -> bool:
    """Whether the picture stands in a talk that is for everybody."""
    return Talk.objects.filter(pictures__contains=digest, taken_back=False).exists()


def kind_name(code: str) -> str:
    """The name of a kind of talk or meeting; the code where the book no longer has it."""
    kind = book().deliberation.gathering(code)
    return spoken(kind) if kind else code


def _told(talks: Iterable[Talk], at: datetime) -> list[Told]:
    rows = list(talks)
    words = vault.read([e for row in rows for e in (row.where, row.said) if e != "-"])
    owed = owed_of([row.stream for row in rows], at=at)
    labels = places.labels({row.place for row in rows})
    return [
        Told(
            id=row.id,
            kind=kind_name(row.kind),
            place=labels.get(row.place, ""),
            code=row.place.rstrip("/").rpartition("/")[2],
            where=words.get(row.where, ""),
            said=words.get(row.said, ""),
            held_on=row.held_on,
            came=row.came,
            afterwards=row.afterwards,
            taken_back=row.taken_back,
            pictures=tuple(row.pictures.split(",")) if row.pictures else (),
            promises=tuple(owed.get(row.stream, ())),
        )
        for row in rows
    ]
