"""Rolls of meetings, and what residents demand against them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.assembly import rules
from bandeng.assembly.models import Petition, Roll, Support
from bandeng.assembly.queries.seeing import at_or_around, seen
from bandeng.assembly.queries.talks import kind_name
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.rulebook.rules.voting import Threshold


@dataclass(frozen=True, kw_only=True)
class Demanded:
    """A demand for everybody."""

    id: str
    kind: str
    place: str
    code: str
    reason: str
    heads: int
    needed: int
    supports: int
    waiting: int
    reached_at: datetime | None
    meeting: str


def roll_of(place: str, kind: str, *, here: bool = False) -> Roll | None:
    """The roll for such meetings at this place, or (not ``here``) of the nearest place around it."""
    rows = Roll.objects.filter(kind=kind)
    rows = rows.filter(place=place) if here else rows.filter(place__in=around(place))
    return max(rows, key=lambda row: len(row.place), default=None)


def voices(share: Threshold, heads: int) -> int:
    """How many of the roll reach the share."""
    return next(n for n in range(1, heads + 1) if share.holds(n, heads))


def around(place: str) -> list[str]:
    """The path of a place and those of the places in which it lies."""
    codes = place.rstrip("/").split("/")
    return ["/".join(codes[: n + 1]) + "/" for n in range(len(codes))]


Rolls = list[tuple[str, str, Roll]]


def rolls_of(person: str, *, at: datetime) -> Rolls:
    """The rolls under her eyes: place, kind, row."""
    rows = list(Roll.objects.filter(seen(person, at=at)).order_by("place", "kind")[: rules.LIST_AT_MOST])
    labels = places.labels({row.place for row in rows})
    return [(labels.get(row.place, ""), kind_name(row.kind), row) for row in rows]


def petition_numbered(petition: str) -> Petition:
    """The demand, for its public page. Raises Petition.DoesNotExist."""
    return Petition.objects.get(id=petition)


def petitions_at(place: str) -> list[Demanded]:
    """The demands at a place, for everybody, the newest first."""
    return _demanded(Petition.objects.filter(at_or_around(place)).order_by("-at", "-id")[:20])


def petitions_of(person: str, *, at: datetime) -> list[Demanded]:
    """Those under her eyes that were not answered by a meeting."""
    rows = Petition.objects.filter(seen(person, at=at), meeting="-").order_by("-at", "-id")
    return _demanded(rows[:20])


def demanded(petition: Petition) -> Demanded:
    """One demand in words."""
    return _demanded([petition])[0]


def has_joined(petition: Petition, person: str) -> bool:
    """Whether this resident joined it."""
    return Support.objects.filter(petition=petition, person=person).exists()


def _demanded(rows: Iterable[Petition]) -> list[Demanded]:
    found = list(rows)
    words = vault.read([row.reason for row in found])
    labels = places.labels({row.place for row in found})
    return [
        Demanded(
            id=row.id,
            kind=kind_name(row.kind),
            place=labels.get(row.place, ""),
            code=row.place.rstrip("/").rpartition("/")[2],
            reason=words.get(row.reason, ""),
            heads=row.heads,
            needed=row.needed,
            supports=row.supports,
            waiting=row.waiting,
            reached_at=row.reached_at,
            meeting="" if row.meeting == "-" else row.meeting,
        )
        for row in found
    ]
