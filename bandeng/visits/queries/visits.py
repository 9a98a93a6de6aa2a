"""Visits to a person, what was heard as far as it is kept, and which posts go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Post, Unit
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.visits.models import Entry, Visit, Words

DEEP_ENOUGH = 3  # codes of a path down to a community


@dataclass(frozen=True, kw_only=True)
class Past:
    """A visit. ``heard``: what the reader may read of it, by the name of the line. ``number``: of the matter
    it led to, which ``leads`` on for whoever may see it.
    """

    visit: Visit
    visitor: str
    beside: tuple[str, ...]
    gift: str
    heard: tuple[tuple[str, str], ...]
    number: str
    leads: bool


def visits_of(entry: Entry, *, reader: str, with_words: bool, at: datetime) -> list[Past]:
    """The visits to this person by all lists, newest first; words only ``with_words``."""
    rows = list(Visit.objects.filter(subject=entry.subject).order_by("-on", "-id")[:50])
    numbers = dict(
        Case.objects.filter(stream__in=[row.matter for row in rows]).values_list("stream", "number")
    )
    seen = set(sight.seen_by(reader, at=at).filter(stream__in=numbers).values_list("stream", flat=True))
    heard = _heard(rows) if with_words else {}
    called = called_posts({post for row in rows for post in (row.visitor, *row.beside.split())})
    gifts = {gift.code: spoken(gift) for gift in book().visiting.gifts}
    return [
        Past(
            visit=row,
            visitor=called.get(row.visitor, ""),
            beside=tuple(called.get(post, "") for post in row.beside.split()),
            gift=gifts.get(row.gift, ""),
            heard=heard.get(row.id, ()),
            number=numbers.get(row.matter, ""),
            leads=row.matter in seen,
        )
        for row in rows
    ]


def last_filed_by(person: str, entry: Entry) -> Case | None:
    """Of the matters that visits to this person led to the last one that somebody filed; None where none."""
    matters = Visit.objects.filter(subject=entry.subject).exclude(matter="-").values("matter")
    filed = Fact.objects.filter(stream__in=matters, turn=0, person=person).order_by("-at", "-id").first()
    return Case.objects.filter(stream=filed.stream).first() if filed else None


def _heard(rows: Sequence[Visit]) -> dict[str, tuple[tuple[str, str], ...]]:
    lines = list(Words.objects.filter(visit__in=[row.id for row in rows]).order_by("id"))
    words = vault.read([line.words for line in lines])
    names = {line.code: spoken(line) for line in book().visiting.lines}
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in lines:
        said = (names.get(line.code, line.code), words.get(line.words, ""))
        found[line.visit] = (*found.get(line.visit, ()), said)
    return found


def visit_for(person: str, ref: str, *, at: datetime) -> Visit:
    """A visit that she may take back, or whose list she sees. Raises Visit.DoesNotExist."""
    visit = Visit.objects.get(id=ref)
    entry = Entry.objects.select_related("list").get(id=visit.entry)
    for act in ("visits.undo", "visits.see"):
        if posts.permit(person, act, visit.place, at=at, unit=entry.list.unit).yes:
            return visit
    raise Visit.DoesNotExist(ref)


def lines_of(visit: Visit) -> list[str]:
    """The vault entries of what was heard at this visit."""
    return list(Words.objects.filter(visit=visit.id).values_list("words", flat=True))


def posts_that_go(place: str) -> list[str]:
    """The posts that may call upon people of this place: there, above it and below it, by the book."""
    roles = [each.role for each in book().visiting.visitors]
    near = Q(place__startswith=place) | Q(place__in=_above(place))
    return list(
        Post.objects.filter(near, role__in=roles).order_by("place", "id").values_list("id", flat=True)
    )


def _above(place: str) -> list[str]:
    codes = place.rstrip("/").split("/")
    return ["/".join(codes[: number + 1]) + "/" for number in range(len(codes))]


def reaches(post: str, homes: Iterable[str]) -> bool:
    """Whether all these places, where people live, lie where this post serves."""
    there = Post.objects.filter(id=post).values_list("place", flat=True).first()
    return bool(there) and all(place.startswith(str(there)) for place in homes)


def may_file_at(entry: Entry) -> bool:
    """Whether a matter can be filed where she lives: a community is known."""
    return len(entry.place.rstrip("/").split("/")) >= DEEP_ENOUGH


def called_posts(ids: Iterable[str]) -> dict[str, str]:
    """Posts in words: role and place, in the language of the moment."""
    rows = list(Post.objects.filter(id__in=list(ids)).values_list("id", "role", "place"))
    labels = places.labels({place for _id, _role, place in rows})
    return {
        post: _("%(role)s(%(place)s)") % {"role": posts.role_name(role), "place": labels.get(place, "")}
        for post, role, place in rows
    }


def called_post(post: str) -> str:
    """One post in words."""
    return called_posts([post]).get(post, post)


def posts_of(place: str, *, serving: str = "") -> list[tuple[str, str]]:
    """The posts that go, as choices: leaders first. With ``serving`` only those that serve this place."""
    leaders = [each.role for each in book().visiting.visitors if each.leader]
    ids = [post for post in posts_that_go(place) if not serving or _serves(post, serving)]
    called = called_posts(ids)
    ids.sort(key=lambda post: post.partition("@")[0] not in leaders)
    return [(post, called[post]) for post in ids]


def _serves(post: str, place: str) -> bool:
    return f"/{post.partition('@')[2]}/" in f"/{place}"


def places_of(place: str) -> list[tuple[str, str]]:
    """The communities of this place, as choices: path and name."""
    rows = places.living("community", under=place).order_by("code")
    labels = places.labels([row.path for row in rows])
    return [(row.path, labels[row.path]) for row in rows]


def branches_of(place: str) -> list[tuple[str, str]]:
    """The branches and groups that people there may belong to, as choices."""
    rows = Unit.objects.filter(place__startswith=place, kind__in=("branch", "group")).order_by("code")
    return [(unit.code, posts.unit_name(unit)) for unit in rows]
