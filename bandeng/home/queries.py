"""What pages that cross rooms ask for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from bandeng.cases.models import Case
from bandeng.cases.queries import sentence
from bandeng.cases.rules import OPEN_STATES
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts.models import Unit
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.words import moment_text

CLUSTER_STEP = 40_000  # microdegrees at zoom 10
MOST_POINTS = 5000


@dataclass(frozen=True, kw_only=True)
class Line:
    """A matter as one line of a list."""

    number: str
    title: str
    tone: str
    word: str
    where: str
    due: str
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
    return [_line(case, labels, at) for case in found]


def _line(case: Case, labels: dict[str, str], at: datetime) -> Line:
    word, tone, late = sentence.word_of(case, at=at)
    due = moment_text(case.due_at) if case.due_at and case.state in OPEN_STATES else ""
    return Line(
        number=case.number,
        title=sentence.title(case),
        tone=tone,
        word=word,
        where=labels[case.place],
        due=due,
        late=late,
    )


def open_at(place: Place, *, most: int) -> list[Case]:
    """The newest open matters at a place."""
    return list(Case.objects.under(place.path).open().newest_first()[:most])


def closed_at(place: Place, *, most: int) -> list[Case]:
    """The newest closed matters at a place."""
    return list(Case.objects.under(place.path).in_states(["closed"]).newest_first()[:most])


def page_at(place: Place, before: str, *, most: int) -> list[Case]:
    """Matters at a place, newest first, below the id ``before`` where one is given."""
    rows = Case.objects.under(place.path).newest_first()
    return list((rows.filter(id__lt=int(before)) if before.isdecimal() else rows)[:most])


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


def counts(place: Place) -> dict[str, int]:
    """How many matters are being handled here, and how many wait for their reporter's word."""
    states = Counter(Case.objects.under(place.path).open().values_list("state", flat=True))
    return {"open": states.total(), "confirming": states["confirming"]}


def communities() -> list[tuple[str, str]]:
    """Every community for choosing one's own, by street."""
    names = {row.code: row.name for row in places.living("street")}
    rows = sorted(places.living("community"), key=lambda row: (row.parent, row.code))
    return [(row.code, f"{names.get(row.parent, '')} · {row.name}") for row in rows]


def streets_with_counts(states: Iterable[str]) -> list[Street]:
    """Streets and communities with the number of matters in these states."""
    found = Case.objects.in_states(states).values_list("street", "community")
    by_street, by_community = Counter(s for s, _c in found), Counter(c for _s, c in found)
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


def clusters(place: Place, asked: Mapping[str, str]) -> dict[str, object]:
    """Open matters of a place as GeoJSON points, gathered on a grid that fits the map's zoom.

    A point that stands for one matter leads to its page; the position is the rounded one of its fact.
    """
    step = CLUSTER_STEP / 2 ** min(max(_number(asked.get("zoom", "12")) - 10, 0), 8)
    groups: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    rows = Case.objects.under(place.path).open().exclude(lon=0)
    for lon, lat, number in rows.values_list("lon", "lat", "number")[:MOST_POINTS]:
        groups.setdefault((int(lon / step), int(lat / step)), []).append((lon, lat, number))
    return {"type": "FeatureCollection", "features": [_feature(group) for group in groups.values()]}


def _number(text: str) -> int:
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return 12


def _feature(group: list[tuple[int, int, str]]) -> dict[str, object]:
    count = len(group)
    lon, lat = sum(each[0] for each in group) / count / 1e6, sum(each[1] for each in group) / count / 1e6
    alone = count == 1
    href = reverse("cases:case", args=[group[0][2]]) if alone else ""
    words = {"count": count, "state": "moving", "text": group[0][2] if alone else "", "href": href}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]},
        "properties": words,
    }


def role_names() -> dict[str, str]:
    """Every role's name in the language of the moment."""
    return {role.code: spoken(role) for role in book().roles}
