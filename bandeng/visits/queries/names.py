"""Names and addresses: in the vault, and read only by whoever has the duty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from bandeng.kernel.periods import SHANGHAI
from bandeng.members import queries as members
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.visits import rules
from bandeng.visits.models import Entry, VisitList


@dataclass(frozen=True, kw_only=True)
class Names:
    """Name and address of somebody on a list (``""``: not known, or wiped)."""

    name: str
    home: str


NOBODY = Names(name="", home="")


def words_of(entries: Iterable[Entry]) -> dict[str, Names]:
    """Name and address by line. Whoever shows them says so first (``actions.look``)."""
    rows = list(entries)
    words = vault.read([one for row in rows for one in (row.called, row.home) if one != "-"])
    held = members.members({ref for row in rows if (ref := _ref(row))})
    return {row.id: _names(row, words, held.get(_ref(row))) for row in rows}


def _ref(row: Entry) -> str:
    """Her reference in the members' register (``""``: she was written by hand)."""
    return row.subject.removeprefix(rules.MEMBER) if row.subject.startswith(rules.MEMBER) else ""


def _names(row: Entry, words: Mapping[str, str], card: members.Card | None) -> Names:
    name, home = words.get(row.called, ""), words.get(row.home, "")
    return Names(name=name or (card.name if card else ""), home=home or (card.home if card else ""))


def mine(person: str, *, at: datetime) -> list[Entry]:
    """Whom her posts are to call upon today: on lists that run, not yet visited."""
    rows = _mine(person, at).select_related("list").order_by("list_id", "place", "id")
    return list(rows[: rules.ROUND_AT_MOST])


def waiting(person: str, *, at: datetime) -> int:
    """How many those are."""
    return _mine(person, at).count()


def _mine(person: str, at: datetime) -> QuerySet[Entry]:
    day, seats = at.astimezone(SHANGHAI).date(), posts.seats_of(person, at=at)
    rows = Entry.objects.filter(post__in=seats, state=rules.WAITING)
    return rows.filter(list__begins_on__lte=day, list__ends_on__gte=day)


def has_duty(person: str, entry: Entry, *, at: datetime) -> bool:
    """Whether it is hers to visit this person, or to keep the list."""
    return entry.post in posts.seats_of(person, at=at) or keeps(person, entry.list, at=at)


def keeps(person: str, of: VisitList, *, at: datetime) -> bool:
    """Whether she keeps the list: she may put people on it."""
    return posts.permit(person, "visits.list", of.place, at=at, unit=of.unit).yes
