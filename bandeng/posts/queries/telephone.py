"""Posts as one asks for them by telephone: place or unit, role, the office's number. Never a private one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bandeng.ledger import straight
from bandeng.places import queries as places
from bandeng.posts.queries.permission import role_name

PLACED = frozenset({"committees", "branch", "property"})  # units whose posts are known by their place


@dataclass(frozen=True, kw_only=True)
class Office:
    """A post with the words people know it by and its office's telephone."""

    post: str
    name: str
    phone: str


OFFICES = """
    SELECT post.id, post.role, post.place, post.phone, unit.name, unit.name_en, unit.kind
    FROM posts_post post JOIN posts_unit unit ON unit.code = post.unit_id WHERE post.id IN ({posts})
"""


def offices(posts: Iterable[str]) -> list[Office]:
    """These posts in their order; what is no post is left out. Two questions."""
    wanted = list(dict.fromkeys(posts))
    found = straight.ask(OFFICES.format(posts=straight.placeholders(wanted)), wanted) if wanted else []
    rows = {row[0]: row for row in found}
    labels = places.labels({row[2] for row in rows.values()}) if rows else {}
    return [_office(rows[post], labels) for post in wanted if post in rows]


def _office(row: tuple[str, ...], labels: dict[str, str]) -> Office:
    post, role, place, phone, name, name_en, kind = row
    unit = name_en if (get_language() or "").startswith("en") else name
    words = {"place": labels[place], "unit": unit, "role": role_name(role)}
    name = _("%(place)s%(role)s") if kind in PLACED else _("%(unit)s · %(role)s")
    return Office(post=post, name=name % words, phone=phone)


def reachable(posts: Iterable[str]) -> tuple[str, ...]:
    """The same as lines for a refusal: 「冯春社区第1网格网格长,电话 0371-…」."""
    return tuple(_line(office) for office in offices(posts))


def worded(who: Iterable[str]) -> tuple[str, ...]:
    """The same for a row in which words may stand beside ids: what is no post stays as it is."""
    said = list(who)
    known = {office.post: office for office in offices(said)}
    return tuple(_line(known[each]) if each in known else each for each in said)


def _line(office: Office) -> str:
    if office.phone in {"", "-"}:  # none is kept
        return office.name
    return _("%(post)s,电话 %(phone)s") % {"post": office.name, "phone": office.phone}
