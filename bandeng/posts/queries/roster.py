"""Units, posts and who holds them on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bandeng.ledger import remembering, straight
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.posts.models import Appointment, Post


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A person in a post at a moment, by appointment or as deputy."""

    person: str
    post: str
    role: str
    unit: str
    place: str
    deputy: bool


@dataclass(frozen=True, kw_only=True)
class Serving:
    """A post as people see it: role, unit, names of those in it (none: vacant), the office's telephone."""

    post: str
    role: str
    unit: str
    unit_name: str
    unit_name_en: str
    place: str
    phone: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A post as everybody may see it: role, unit, the office's telephone, whether nobody is in it."""

    post: str
    role: str
    unit_name: str
    unit_name_en: str
    phone: str
    vacant: bool


# Written out, because every step of every matter asks it several times.
HELD = """
    SELECT held.person_id, held.post_id, post.role, post.unit_id, post.place, held.deputy
    FROM posts_appointment held JOIN posts_post post ON post.id = held.post_id
    WHERE held.begins_at <= %s AND (held.ends_at IS NULL OR held.ends_at > %s) AND {whose}
    ORDER BY held.deputy, held.id
"""
HELD_BY = HELD.format(whose="held.person_id = %s")


def holdings(person: str, *, at: datetime) -> list[Holding]:
    """The posts this person is in at this moment, own posts before deputed ones."""
    return remembering.once("posts", ("held", person, at), lambda: _holdings(person, at))


def _holdings(person: str, at: datetime) -> list[Holding]:
    moment = straight.moment(at)
    return [_holding(row) for row in straight.ask(HELD_BY, [moment, moment, person])]


def holders(posts: Iterable[str], *, at: datetime) -> list[Holding]:
    """Everybody who is in one of these posts at this moment."""
    asked, moment = list(posts), straight.moment(at)
    if not asked:
        return []
    whose = f"held.post_id IN ({straight.placeholders(asked)})"
    return [_holding(row) for row in straight.ask(HELD.format(whose=whose), [moment, moment, *asked])]


def _holding(row: tuple[str, str, str, str, str, bool]) -> Holding:
    person, post, role, unit, place, deputy = row
    return Holding(person=person, post=post, role=role, unit=unit, place=place, deputy=bool(deputy))


def seats_of(person: str, *, at: datetime) -> list[str]:
    """The ids of the posts whose to-dos are this person's at this moment."""
    return [holding.post for holding in holdings(person, at=at)]


Moment = tuple[str, datetime]


def seats_when(moments: Iterable[Moment]) -> dict[Moment, list[str]]:
    """The posts each of these persons was in at each of these moments. One statement for all of them."""
    asked = list(moments)
    held = Appointment.objects.filter(person_id__in={person for person, _at in asked}).order_by(
        "deputy", "id"
    )
    rows = list(held.values_list("person_id", "post_id", "begins_at", "ends_at"))
    return {
        (person, at): [
            post
            for holder, post, begins_at, ends_at in rows
            if holder == person and begins_at <= at and (ends_at is None or at < ends_at)
        ]
        for person, at in asked
    }


def is_vacant(post: str, *, at: datetime) -> bool:
    """Whether nobody is in the post (also when there is no such post)."""
    return not Appointment.objects.held(at=at).filter(post_id=post).exists()


def served_by(paths: Iterable[str], *, at: datetime) -> list[Serving]:
    """The posts exactly at these places, with who is in them; vacancies have no names."""
    posts = list(
        Post.objects.serving(paths)
        .order_by("place", "id")
        .values_list("id", "role", "unit_id", "unit__name", "unit__name_en", "place", "phone")
    )
    by_post: dict[str, list[str]] = defaultdict(list)
    held = holders([row[0] for row in posts], at=at)
    names = people.names({holding.person for holding in held})
    for holding in held:
        by_post[holding.post].append(names.get(holding.person, ""))
    return [
        Serving(
            post=post,
            role=role,
            unit=unit,
            unit_name=name,
            unit_name_en=name_en,
            place=place,
            phone=phone,
            names=tuple(by_post[post]),
        )
        for post, role, unit, name, name_en, place, phone in posts
    ]


DESKS = """
    SELECT post.id, post.role, unit.name, unit.name_en, post.phone, NOT EXISTS (
        SELECT 1 FROM posts_appointment held
        WHERE held.post_id = post.id AND held.begins_at <= %s AND (held.ends_at IS NULL OR held.ends_at > %s))
    FROM posts_post post JOIN posts_unit unit ON unit.code = post.unit_id
    WHERE post.place IN ({places}) ORDER BY length(post.place) DESC, post.id
"""


def desks_at(places: Sequence[str], *, at: datetime) -> list[Desk]:
    """The posts exactly at the places of these paths, the lowest first, without anybody's name."""
    moment = straight.moment(at)
    rows = straight.ask(DESKS.format(places=straight.placeholders(places)), [moment, moment, *places])
    return [
        Desk(post=post, role=role, unit_name=name, unit_name_en=name_en, phone=phone, vacant=bool(vacant))
        for post, role, name, name_en, phone, vacant in rows
    ]


def vacancies(place: str, *, at: datetime) -> list[str]:
    """Ids of posts at or below the place that nobody holds."""
    return list(Post.objects.under(place).vacant(at=at).order_by("id").values_list("id", flat=True))


def vacant_posts(place: str, *, at: datetime) -> list[tuple[str, str]]:
    """The same with the path of each post's place."""
    return list(Post.objects.under(place).vacant(at=at).order_by("id").values_list("id", "place"))


def turn_of(stream: str) -> int:
    """How many facts the stream has: the turn of the next one."""
    last = Fact.objects.filter(stream=stream).order_by("-turn").values_list("turn", flat=True).first()
    return 0 if last is None else last + 1


def units_around(held: Collection[Holding]) -> set[str]:
    """The units of these posts, and the community that a post on its ground works with."""
    communities = {codes[2] for holding in held if len(codes := holding.place.split("/")) > 3}
    return {holding.unit for holding in held} | communities
