"""One post as those see it who keep the roster: who is in it, who stands in, its rota, who could be in it."""

from dataclasses import dataclass
from datetime import datetime

from bandeng.people import queries as people
from bandeng.posts.models import Appointment, Membership, Post, Shift
from bandeng.posts.queries.hours import Own, own_hours
from bandeng.posts.queries.permission import role_name
from bandeng.posts.queries.telephone import Office, offices
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.eligibility import KIND_OF_UNIT, OWN

CANDIDATES_AT_MOST = 300
DISTRICT_WIDE = frozenset({"department"})  # units that share a place, so that the place says nothing


@dataclass(frozen=True, kw_only=True)
class Term:
    """Somebody in a post for a time (half-open; None: without an end)."""

    person: str
    name: str
    begins_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """An interval of the rota; ``kind`` is duty or on_call."""

    kind: str
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """A post: its office, role, the rule of who may hold it, its people and its rota from now on."""

    office: Office
    place: str
    unit: str
    own_hours: tuple[Own, ...]
    role: str
    rule: str
    hours: str
    holders: tuple[Term, ...]
    deputies: tuple[Term, ...]
    rota: tuple[Turn, ...]


def keeping(post: str, *, at: datetime) -> Keeping:
    """The post with this id. Raises Post.DoesNotExist."""
    row = Post.objects.get(id=post)
    role = book().role(row.role)
    terms = Appointment.objects.filter(post_id=post).exclude(ends_at__lte=at).order_by("begins_at", "id")
    names = people.names({term.person_id for term in terms})
    shifts = Shift.objects.filter(post_id=post, ends_at__gt=at).order_by("begins_at")
    return Keeping(
        office=offices([post])[0],
        place=row.place,
        unit=row.unit_id,
        own_hours=tuple(own_hours(row.unit_id, at=at)),
        role=role_name(row.role),
        rule=spoken(role.eligible),
        hours=spoken(book().duty.pattern(role.duty)),
        holders=tuple(_term(term, names) for term in terms if not term.deputy),
        deputies=tuple(_term(term, names) for term in terms if term.deputy),
        rota=tuple(Turn(kind=one.kind, begins_at=one.begins_at, ends_at=one.ends_at) for one in shifts),
    )


def _term(term: Appointment, names: dict[str, str]) -> Term:
    return Term(
        person=term.person_id,
        name=names.get(term.person_id, ""),
        begins_at=term.begins_at,
        ends_at=term.ends_at,
    )


def candidates(post: str) -> list[tuple[str, str]]:
    """Who belongs to a unit that the post asks for, at the place of its own: id and name."""
    row = Post.objects.select_related("unit").get(id=post)
    needed = _needed(row)
    members = Membership.objects.filter(unit__place=row.unit.place)
    by_kind = needed not in ("", OWN)
    members = members.filter(unit__kind=needed) if by_kind else members.filter(unit=row.unit)
    if needed == row.unit.kind:
        members = members.filter(unit=row.unit)
    ids = list(members.order_by("person_id").values_list("person_id", flat=True)[:CANDIDATES_AT_MOST])
    return sorted(people.names(ids).items(), key=lambda pair: pair[1])


def is_eligible(post: str, person: str) -> bool:
    """Whether the person belongs to a unit of the kind the post asks for, and to one that serves here."""
    row = Post.objects.get(id=post)
    needed = _needed(row)
    if needed == OWN:
        return Membership.objects.filter(person_id=person, unit=row.unit_id).exists()
    members = Membership.objects.filter(person_id=person, unit__kind=needed)
    if needed in DISTRICT_WIDE:
        members = members.filter(unit=row.unit_id)
    places = members.values_list("unit__place", flat=True)
    return needed == "" or any(row.place.startswith(place) for place in places)


def _needed(post: Post) -> str:
    return KIND_OF_UNIT[book().role(post.role).eligible.code]
