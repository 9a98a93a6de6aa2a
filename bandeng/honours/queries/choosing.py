"""For whom another level's honour can be recorded: whoever is in a post of a unit, its members, itself."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from bandeng.members import queries as members
from bandeng.members.models import Member
from bandeng.people import queries as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Post, Unit
from bandeng.rulebook.rules.honours import Honour

UNITS_SHOWN, MEMBERS_SHOWN, TEAMS_SHOWN = 30, 60, 1000
POST, REF, UNIT, OTHER = "post", "member", "unit", "other"


def units_called(text: str) -> list[tuple[str, str, str]]:
    """Units whose name holds this, or of this code: code, name, and where they serve."""
    said = text.strip()
    if not said:
        return []
    found = Unit.objects.filter(Q(name__contains=said) | Q(name_en__icontains=said) | Q(code=said))
    rows = list(found.order_by("place", "code")[:UNITS_SHOWN])
    where = places.labels({row.place for row in rows})
    return [(row.code, posts.unit_name(row), where.get(row.place, "")) for row in rows]


def teams_below(nominators: Iterable[str], honour: Honour) -> list[tuple[str, str]]:
    """Units that these units may nominate for an honour: at or below where they serve, of its kinds."""
    paths = set(members.places_of(list(nominators)).values())
    below = Q()
    for path in paths:
        below |= Q(place__startswith=path)
    found = Unit.objects.filter(below) if paths else Unit.objects.none()
    found = found.filter(kind__in=honour.unit_kinds) if honour.unit_kinds else found
    return [(unit.code, posts.unit_name(unit)) for unit in found.order_by("place", "code")[:TEAMS_SHOWN]]


def may_be_nominated(nominator: str, team: str, honour: Honour) -> bool:
    """Whether a team can be nominated by this unit: any, but where the rule says of which kind units are."""
    return not honour.unit_kinds or team in dict(teams_below([nominator], honour))


def in_posts(unit: str, *, at: datetime) -> list[tuple[str, str]]:
    """Who is in which post of a unit: ``post:…``, and the role with the holder's name."""
    held = posts.holders(Post.objects.filter(unit=unit).values_list("id", flat=True), at=at)
    own = [each for each in held if not each.deputy]
    names = people.names(each.person for each in own)
    return [
        (f"{POST}:{each.post}", f"{posts.role_name(each.role)} · {names.get(each.person, '')}")
        for each in sorted(own, key=lambda each: each.post)
    ]


def members_seen(unit: str, person: str, *, at: datetime) -> list[Member]:
    """The first living members of a unit, for whoever may look at them; look at them before showing names."""
    if unit not in {code for code, _name in members.units_of(person, at=at)}:
        return []
    return list(Member.objects.of([unit]).living().by_ref()[:MEMBERS_SHOWN])


def named(rows: list[Member]) -> list[tuple[str, str]]:
    """Members as choices: ``member:…`` and the name."""
    cards = members.members(row.id for row in rows)
    return [(f"{REF}:{row.id}", cards[row.id].name or row.id) for row in rows]
