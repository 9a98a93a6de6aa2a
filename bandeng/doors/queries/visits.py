"""What was heard and promised at a door, with its words as far as they are still kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.doors import rules
from bandeng.doors.models import Door, Promise, Visit
from bandeng.people import vault
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Promised:
    """A promise: its words and why it was moved or missed (``""``: not kept, or none), its day and state."""

    id: str
    words: str
    why: str
    due_on: date
    state: str
    moved: bool


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A visit. ``number`` is that of the matter it led to; ``leads``: whether the reader may see it."""

    purpose: str
    post: str
    at: datetime
    heard: str
    promise: Promised | None
    number: str
    leads: bool


def open_promises(door: Door) -> list[Promised]:
    """The promises that are neither kept nor missed, the earliest first."""
    return [each for each in promises_of(door).values() if each.state == rules.OPEN]


def settled_before(door: Door, shown: Mapping[str, date | None]) -> list[Promised]:
    """Of these promises (id, and the day it was shown with) those of which somebody else has said meanwhile
    what became of them: they wait no more, or wait for another day."""
    known = {each.id: each for each in promises_of(door).values()}
    found = [(known[ref], day) for ref, day in shown.items() if ref in known]
    return [each for each, day in found if each.state != rules.OPEN or (day or each.due_on) != each.due_on]


def promises_of(door: Door) -> dict[str, Promised]:
    """Every promise by the visit at which it was made, the earliest day first."""
    rows = list(Promise.objects.filter(door=door).order_by("due_on", "id")[: rules.LIST_AT_MOST])
    words = vault.read([entry for row in rows for entry in (row.words, row.why)])
    return {
        row.visit: Promised(
            id=row.id,
            words=words.get(row.words, ""),
            why=words.get(row.why, ""),
            due_on=row.due_on,
            state=row.state,
            moved=row.moved,
        )
        for row in rows
    }


def visits_of(door: Door, *, reader: str, at: datetime) -> list[Heard]:
    """The visits to a door, newest first; matters lead on for whoever may see them."""
    rows = list(Visit.objects.filter(door=door).order_by("-at", "-id")[: rules.LIST_AT_MOST])
    words, promises = vault.read([row.heard for row in rows]), promises_of(door)
    matters = Case.objects.filter(stream__in=[row.matter for row in rows])
    numbers = dict(matters.values_list("stream", "number"))
    seen = set(sight.seen_by(reader, at=at).filter(stream__in=numbers).values_list("stream", flat=True))
    return [
        Heard(
            purpose=row.purpose,
            post=posts.role_name(row.post.partition("@")[0]),
            at=row.at,
            heard=words.get(row.heard, ""),
            promise=promises.get(row.id),
            number=numbers.get(row.matter, ""),
            leads=row.matter in seen,
        )
        for row in rows
    ]


def faded_by(day: date, *, most: int = 100) -> list[Visit]:
    """Visits whose words are still kept though their last day has passed."""
    rows = Visit.objects.filter(words_until__lt=day).select_related("door")
    return list(rows.order_by("words_until", "id")[:most])


def words_of_visit(visit: Visit) -> list[str]:
    """The vault entries of what was heard, and promised, at a visit."""
    promised = Promise.objects.filter(visit=visit.id).values_list("words", "why")
    return [entry for entry in (visit.heard, *(each for row in promised for each in row)) if entry != "-"]
