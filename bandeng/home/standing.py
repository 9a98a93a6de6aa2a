"""What a place is made of and who serves it: now, or on some day."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from bandeng.figures.queries import Reading
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.posts.queries import Desk
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book

MICRO_GRID = "micro-grid"


@dataclass(frozen=True, kw_only=True)
class Served:
    """A role that serves a place; ``phone`` is the office's, empty where there is no such post yet."""

    role: str
    unit: str
    phone: str
    vacant: bool


@dataclass(frozen=True, kw_only=True)
class Below:
    """A place inside another, with how many matters are open in it and were closed in the period."""

    code: str
    name: str
    note: str
    open: int
    closed: int


@dataclass(frozen=True, kw_only=True)
class Day:
    """How a place stood on a day: its name then (none: it was not there), what it held, and how many."""

    on: date
    name: str
    below: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]


def counted_at(place: Place) -> Place:
    """The place whose matters, posts and figures are shown: a courtyard is served and counted by its grid."""
    return places.place(place.parent) if place.kind == MICRO_GRID else place


@dataclass(frozen=True, kw_only=True)
class Serving:
    """Who serves a place: its own posts, and apart from them the units that sit there (a line each)."""

    own: tuple[Served, ...]
    units: tuple[Served, ...]


def serving(place: Place, *, at: datetime) -> Serving:
    """Every role the rule book asks for at such a place, and every other post there; nobody's name."""
    desks = posts.desks_at([place.path], at=at)
    at_unit = {role.code for role in book().roles if role.kind_of_place == "unit"}
    return Serving(
        own=tuple(_own(place, [desk for desk in desks if desk.role not in at_unit])),
        units=tuple(_units([desk for desk in desks if desk.role in at_unit])),
    )


def _own(place: Place, desks: list[Desk]) -> list[Served]:
    asked = [role.code for role in book().roles if role.kind_of_place == place.kind and role.per_place]
    known = [role.code for role in book().roles]
    missing = [Served(role=_role(role), unit="", phone="", vacant=True) for role in _missing(asked, desks)]
    return [_served(desk) for desk in sorted(desks, key=lambda desk: known.index(desk.role))] + missing


def _units(desks: list[Desk]) -> list[Served]:
    """Each unit once; vacant only where none of its posts is filled."""
    found: dict[str, list[Desk]] = {}
    for desk in desks:
        found.setdefault(desk.unit_name, []).append(desk)
    return [replace(_served(each[0]), vacant=all(desk.vacant for desk in each)) for each in found.values()]


def _missing(asked: list[str], desks: list[Desk]) -> list[str]:
    there = {desk.role for desk in desks}
    return [role for role in asked if role not in there]


def _served(desk: Desk) -> Served:
    unit = spoken(_Unit(zh=desk.unit_name, en=desk.unit_name_en))
    return Served(role=_role(desk.role), unit=unit, phone=desk.phone, vacant=desk.vacant)


def _role(code: str) -> str:
    return spoken(book().role(code))


@dataclass(frozen=True)
class _Unit:
    zh: str
    en: str


def below(place: Place, *, still_open: Reading, closed: Reading) -> list[Below]:
    """The places directly inside, each with its part of these two readings."""
    open_in, closed_in = _by_child(still_open, place), _by_child(closed, place)
    return [
        Below(
            code=row.code,
            name=places.spoken_name(row.name, row.code),
            note="" if row.note == "-" else row.note,
            open=open_in[row.code],
            closed=closed_in[row.code],
        )
        for row in places.children(place.code)
    ]


def _by_child(reading: Reading, place: Place) -> Counter[str]:
    return Counter(record.place.removeprefix(place.path).partition("/")[0] for record in reading.evidence)


def on_day(place: Place, on: date) -> Day:
    """How the place stood on this day. Three statements."""
    stood = places.as_stood(on)
    name = stood.filter(code=place.code).values_list("name", flat=True).first()
    inside = stood.inside(place.code).order_by("code").values_list("code", "name")
    found = places.counts(on, under=place.path)
    found[place.kind] = found.get(place.kind, 1) - 1  # without itself
    return Day(
        on=on,
        name=places.spoken_name(name, place.code) if name else "",
        below=tuple((code, places.spoken_name(each, code)) for code, each in inside) if name else (),
        counts=tuple((kind_name(kind), number) for kind, number in found.items() if number and name),
    )


def kind_name(kind: str) -> str:
    """A kind of place."""
    return {
        "district": _("区"),
        "street": _("街道"),
        "community": _("社区"),
        "grid": _("网格"),
        "micro-grid": _("微网格"),
    }[kind]
