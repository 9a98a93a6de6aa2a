"""Long lists of members made short: organisations by street, members page by page, who looked."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from bandeng.members import queries
from bandeng.members.models import Look, Member
from bandeng.members.queries import Card
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts.models import Unit

PAGE, FEW, FOUND_AT_MOST, LOOKS_SHOWN = 50, 12, 40, 50
ELSEWHERE = "-"  # organisations of the district itself, in no street


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An organisation with how many living members are kept of it."""

    code: str
    name: str
    street: str
    members: int


@dataclass(frozen=True, kw_only=True)
class Street:
    """The organisations of one street (``-``: of the district itself) in numbers."""

    code: str
    name: str
    organisations: int
    members: int


def organisations(person: str, *, at: datetime) -> list[Organisation]:
    """Those whose members she may look at, in the order of the tree."""
    units = queries.units_of(person, at=at)
    where = dict(Unit.objects.filter(code__in=[code for code, _name in units]).values_list("code", "place"))
    living = Member.objects.living().exclude(unit="-").values_list("unit").annotate(Count("id")).order_by()
    many = dict(living)
    return [
        Organisation(code=code, name=name, street=_street(where.get(code, "")), members=many.get(code, 0))
        for code, name in units
    ]


def _street(place: str) -> str:
    codes = place.rstrip("/").split("/")
    return codes[1] if len(codes) > 1 else ELSEWHERE


def streets(found: list[Organisation]) -> list[Street]:
    """The same street by street, in their order."""
    names = places.labels_of({each.street for each in found})
    organisations = Counter(each.street for each in found)
    members = Counter[str]()
    for each in found:
        members[each.street] += each.members
    return [
        Street(code=code, name=names.get(code, ""), organisations=organisations[code], members=members[code])
        for code in organisations
    ]


def listed(unit: str, *, after: str = "") -> list[Member]:
    """A page of an organisation's members, the dead and erased too; and one more if there is."""
    return list(Member.objects.of([unit]).filter(id__gt=after).by_ref()[: PAGE + 1])


def called(unit: str, words: str) -> list[Member]:
    """Members of an organisation whose name or reference holds these words. Names are read to find them."""
    rows = list(Member.objects.of([unit]).by_ref())
    names = vault.read(row.called for row in rows if row.called != "-")
    wanted = words.strip()
    return [row for row in rows if wanted in names.get(row.called, "") or wanted.upper() in row.id.upper()][
        :FOUND_AT_MOST
    ]


def cards(rows: list[Member]) -> list[Card]:
    """These members with what is kept, in their order."""
    found = queries.members(row.id for row in rows)
    return [found[row.id] for row in rows]


def looks_at(ref: str, *, whole: bool = False) -> list[Look]:
    """Who looked at her data, newest first: what the person may ask for. ``whole``: all of it."""
    looks = Look.objects.filter(member=ref).order_by("-at", "-id")
    return list(looks if whole else looks[:LOOKS_SHOWN])
