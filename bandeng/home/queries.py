"""What pages that cross rooms ask for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Count

from bandeng.cases.models import Case
from bandeng.cases.queries import sentence
from bandeng.cases.queries.upcoming import upcoming
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts.models import Unit
from bandeng.rulebook.queries import book

LONGEST_ID = 19  # digits
BATCH = 500


@dataclass(frozen=True, kw_only=True)
class Line:
    """A matter as one line of a list."""

    number: str
    title: str
    guess: str
    tone: str
    word: str
    where: str
    next: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """A place with how many matters are open in it."""

    code: str
    name: str
    open: int


@dataclass(frozen=True, kw_only=True)
class Street:
    """A street with its communities."""

    row: Row
    communities: tuple[Row, ...]


def lines(cases: Iterable[Case], *, at: datetime) -> list[Line]:
    """Matters as lines; the number of statements does not grow with them."""
    found = list(cases)
    labels = places.labels({case.place for case in found})
    nexts = upcoming(found, at=at)
    return [_line(case, labels[case.place], nexts[case.id], at) for case in found]


def _line(case: Case, where: str, following: str, at: datetime) -> Line:
    word, tone, late = sentence.word_of(case, at=at)
    return Line(
        number=case.number,
        title=sentence.title(case),
        guess=sentence.guess(case),
        tone=tone,
        word=word,
        where=where,
        next=following,
        late=late,
    )


def open_at(place: Place, *, most: int) -> list[Case]:
    """The newest open matters at a place."""
    return list(Case.objects.under(place.path).open().newest_first()[:most])


def closed_at(place: Place, *, most: int) -> list[Case]:
    """The newest closed matters at a place."""
    return list(Case.objects.under(place.path).in_states(["closed"]).newest_first()[:most])


def page_of(place: Place, *, closed: bool, before: str, most: int) -> list[Case]:
    """Open or closed matters at a place, newest first, below the id ``before`` where one is given."""
    rows = Case.objects.under(place.path)
    rows = (rows.in_states(["closed"]) if closed else rows.open()).newest_first()
    is_id = before.isascii() and before.isdecimal() and len(before) < LONGEST_ID
    return list((rows.filter(id__lt=int(before)) if is_id else rows)[:most])


def batches(place: Place) -> Iterator[list[Case]]:
    """Every matter at a place, newest first, so many at a time."""
    rows = Case.objects.under(place.path).newest_first().iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        yield batch


def community(code: str) -> Place | None:
    """The living community of this code, or None."""
    return next((row for row in places.living("community") if row.code == code), None)


def district() -> Place:
    """The district. Raises Place.DoesNotExist before it is drawn."""
    found = places.district()
    if found is None:
        raise Place.DoesNotExist
    return found


def phone_of(place: Place) -> str:
    """The office telephone of a community; the district's number everybody may call otherwise."""
    found = Unit.objects.filter(code=place.code).values_list("phone", flat=True).first()
    return found if found and place.kind == "community" else book().district.phone


def office_phone_of(place: Place) -> str:
    """The telephone of the office of this place; the number everybody may call where none is known."""
    return Unit.objects.filter(code=place.code).values_list("phone", flat=True).first() or phone_of(place)


def number_of_all() -> str:
    """The telephone of the district's office; before there are places the number everybody may call."""
    found = places.district()
    return office_phone_of(found) if found else book().district.phone


def counts(place: Place) -> dict[str, int]:
    """How many matters are being handled here, and how many wait for their reporter's word."""
    rows = Case.objects.under(place.path).open().values_list("state").annotate(Count("id")).order_by()
    states = dict(rows)
    return {"open": sum(states.values()), "confirming": states.get("confirming", 0)}


def communities() -> list[tuple[str, str]]:
    """Every community for choosing one's own, by street."""
    names = {row.code: row.name for row in places.living("street")}
    rows = sorted(places.living("community"), key=lambda row: (row.parent, row.code))
    return [(row.code, f"{names.get(row.parent, '')} · {row.name}") for row in rows]


def streets_with_counts(states: Iterable[str]) -> list[Street]:
    """Streets and communities with the number of matters in these states."""
    found = Case.objects.in_states(states).values_list("street", "community").annotate(Count("id")).order_by()
    by_street: Counter[str] = Counter()
    by_community: Counter[str] = Counter()
    for street, inside, number in found:
        by_street[street] += number
        by_community[inside] += number
    below: dict[str, list[Row]] = {}
    for row in places.living("community"):
        below.setdefault(row.parent, []).append(
            Row(code=row.code, name=row.name, open=by_community[row.code])
        )
    return [
        Street(
            row=Row(code=row.code, name=row.name, open=by_street[row.code]),
            communities=tuple(below.get(row.code, ())),
        )
        for row in places.living("street")
    ]
