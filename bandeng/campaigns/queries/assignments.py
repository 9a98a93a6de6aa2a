"""Who helps at which community, for those who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from bandeng.campaigns.models import Assignment, Helper
from bandeng.campaigns.queries.units import names
from bandeng.people import queries as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit

SENDING = ("street-office", "branch", "partner", "department", "party")


@dataclass(frozen=True, kw_only=True)
class Help:
    """An assignment with its people: id and name, and the last day of each (None: not agreed)."""

    ref: str
    kind: str
    home: str
    where: str
    begins_on: date
    persons: tuple[tuple[str, str, date | None], ...]


def helpers_by_name(home: str) -> dict[str, str]:
    """The persons a unit has sent so far, by name; of two of one name the one sent first."""
    rows = Helper.objects.filter(assignment__home=home).order_by("assignment_id", "person")
    ids = list(dict.fromkeys(rows.values_list("person", flat=True)))
    found = people.names(ids)
    return {found[ref]: ref for ref in reversed(ids) if ref in found}


def already_there(place: str, persons: Iterable[str], *, begins_on: date, ends_on: date | None) -> list[str]:
    """The names of those of these persons who help at this place on one of these half-open days already."""
    rows = Helper.objects.filter(assignment__place=place, person__in=list(persons))
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gt=begins_on))
    if ends_on:
        rows = rows.filter(assignment__begins_on__lt=ends_on)
    return sorted(people.names(rows.values_list("person", flat=True)).values())


def assignment_for(person: str, ref: str, *, at: datetime) -> Assignment:
    """The assignment, for whoever may see it. Raises Assignment.DoesNotExist (a 404)."""
    return Assignment.objects.filter(_seen(person, at)).get(id=ref)


def seen_by(person: str, *, at: datetime) -> list[Help]:
    """The assignments she may see, the latest first."""
    rows = list(Assignment.objects.filter(_seen(person, at)).order_by("-begins_on", "-id")[:200])
    homes, labels = names(row.home for row in rows), places.labels({row.place for row in rows})
    helpers = list(Helper.objects.filter(assignment__in=rows).order_by("assignment_id", "person"))
    called = people.names({helper.person for helper in helpers})
    return [
        Help(
            ref=row.id,
            kind=row.kind,
            home=homes.get(row.home, row.home),
            where=labels.get(row.place, ""),
            begins_on=row.begins_on,
            persons=_persons(row, helpers, called),
        )
        for row in rows
    ]


def _persons(
    row: Assignment, helpers: Iterable[Helper], called: dict[str, str]
) -> tuple[tuple[str, str, date | None], ...]:
    return tuple(
        (each.person, called.get(each.person, ""), each.ends_on and each.ends_on - timedelta(days=1))
        for each in helpers
        if each.assignment_id == row.id
    )


def _seen(person: str, at: datetime) -> Q:
    reach = posts.places_where(person, "campaigns.assign", at=at)
    found = Q(home__in=reach.units)
    for place in reach.places:
        found |= Q(place__startswith=place)
    return found


def communities(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """The communities she may assign somebody to: path and label. Whoever sends her own people: all."""
    reach = posts.places_where(person, "campaigns.assign", at=at)
    under = [""] if reach.units else list(reach.places)
    found = [place.path for path in under for place in places.living("community", under=path)]
    return sorted(places.labels(found).items())


def homes(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """The units whose people she may assign: her own, and for a street those that serve it."""
    reach = posts.places_where(person, "campaigns.assign", at=at)
    found = Q(code__in=reach.units)
    for place in reach.places:
        found |= Q(place__startswith=place) & Q(kind__in=SENDING) | Q(kind="partner")
    rows = list(Unit.objects.filter(found).order_by("place", "code").values_list("code", flat=True)[:400])
    called = names(rows)
    return [(code, called[code]) for code in rows]
