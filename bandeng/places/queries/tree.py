"""The tree of places: one place, its way up, its children, its names; and how it stood on a day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bandeng.ledger import remembering, straight
from bandeng.places.models import Drawing, Place, PlaceQuerySet, PlaceVersion, PlaceVersionQuerySet
from bandeng.places.rules import NONE

LISTED = ("code", "name", "kind", "parent", "path")


def drawing() -> str:
    """The digest of the map as it is now; another after every change. ``-`` while nothing is drawn."""
    found = remembering.once("places", "drawing", lambda: straight.find(Drawing, {"id": "now"}, "digest"))
    return str(found[0][0]) if found else NONE


def place(code: str) -> Place:
    """The place of this code, living or closed. Raises Place.DoesNotExist with a sentence."""
    found = Place.objects.filter(code=code).first()
    if found is None:
        raise Place.DoesNotExist(_("没有编码为 %(code)s 的地点。") % {"code": code})
    return found


def path(code: str) -> str:
    """The path of the place of this code. Raises Place.DoesNotExist."""
    return _paths(drawing()).get(code) or place(code).path


@lru_cache(maxsize=4)
def _paths(_drawing: str) -> dict[str, str]:
    return dict(Place.objects.values_list("code", "path"))


def by_path(path: str) -> Place:
    """The place of this path. Raises Place.DoesNotExist."""
    found = place(path.rstrip("/").rpartition("/")[2])
    if found.path != path:
        raise Place.DoesNotExist(_("没有路径为 %(path)s 的地点。") % {"path": path})
    return found


def district() -> Place | None:
    """The district of this installation; None before it is drawn."""
    return Place.objects.living().of_kind("district").for_list().first()


def children(code: str) -> PlaceQuerySet:
    """The living places directly below, by code, shapes left behind until asked for."""
    return Place.objects.living().inside(code).for_list()


def paths_below(code: str) -> tuple[str, ...]:
    """The paths of the living places directly below, by code; kept until the map changes."""
    return _paths_below(drawing(), code)


@lru_cache(maxsize=512)
def _paths_below(_drawing: str, code: str) -> tuple[str, ...]:
    return tuple(children(code).values_list("path", flat=True))


def living(kind: str, *, under: str = "") -> PlaceQuerySet:
    """The living places of a kind below a path (default: all), by code."""
    return Place.objects.living().of_kind(kind).under(under).for_list()


def ancestors(place: Place) -> list[Place]:
    """The places it lies in, the district first, itself left out."""
    codes = place.path.rstrip("/").split("/")[:-1]
    found = {row.code: row for row in Place.objects.filter(code__in=codes).defer("shape")}
    return [found[code] for code in codes]


def called(words: str) -> PlaceQuerySet:
    """Living streets and communities whose name, source name or alias has these words, by code."""
    named = Q(name__contains=words) | Q(full_name__contains=words) | Q(aliases__contains=words)
    return Place.objects.living().of_kind("street", "community").filter(named).for_list()


def label(path: str) -> str:
    """A place as a neighbour names it: 「京广路街道冯春社区第3网格」.

    The district is named only when it is meant itself; a code that is not known stands for itself.
    """
    return labels([path])[path]


def label_of(code: str) -> str:
    """The label of the place of this code. Raises Place.DoesNotExist."""
    return label(path(code))


def labels(paths: Iterable[str]) -> dict[str, str]:
    """The label of each path, with one question to the database."""
    names = _names(drawing())
    return {path: _label(path, names) for path in paths}


def labels_of(codes: Iterable[str]) -> dict[str, str]:
    """The labels of the places of these codes; what is no place is left out. One question."""
    known = _paths(drawing())
    paths = {code: known[code] for code in codes if code in known}
    said = labels(paths.values())
    return {code: said[path] for code, path in paths.items()}


def named_in(words: str) -> set[str]:
    """The codes of the streets and communities whose names stand in these words."""
    return {code for code, name in _near(drawing()).items() if name in words}


@lru_cache(maxsize=4)
def _near(_drawing: str) -> dict[str, str]:
    return dict(Place.objects.living().of_kind("street", "community").values_list("code", "name"))


def as_stood(on: date) -> PlaceVersionQuerySet:
    """The tree as it stood on this day."""
    return PlaceVersion.objects.held_on(on)


def counts(on: date, *, under: str = "") -> dict[str, int]:
    """How many places of each kind there were on this day at and below a path (default: everywhere)."""
    return dict(Counter(as_stood(on).under(under).values_list("kind", flat=True)))


def spoken_name(name: str, code: str) -> str:
    """A place's name in the language of the moment: numbered grids are translated, names are not."""
    number = code.rpartition("-")[2].removeprefix("m")
    if not (get_language() or "").startswith("en") or not number.isdecimal():
        return name
    if name == f"第{int(number)}网格":
        return _("第%(n)s网格") % {"n": int(number)}
    return _("%(n)s号院") % {"n": int(number)} if name == f"{int(number)}号院" else name


def _label(path: str, names: dict[str, str]) -> str:
    codes = path.rstrip("/").split("/")
    if codes[0] and codes[0] not in names:
        return _("别的区县")
    said = [spoken_name(names.get(code, code), code) for code in (codes[1:] or codes)]
    return (" " if (get_language() or "").startswith("en") else "").join(said)


@lru_cache(maxsize=4)
def _names(drawing: str) -> dict[str, str]:
    return dict(Place.objects.values_list("code", "name"))


def described(place: Place) -> dict[str, object]:
    """A place for scripts: code, name, kind, path, label, and its ancestors from the top."""
    above = [{"code": row.code, "name": row.name, "kind": row.kind} for row in ancestors(place)]
    return {
        "code": place.code,
        "name": place.name,
        "kind": place.kind,
        "path": place.path,
        "label": label(place.path),
        "ancestors": above,
    }


def listed(*, kind: str | None = None, under: str = "", on: date | None = None) -> list[dict[str, str]]:
    """Code, name, kind, parent and path of the places now or on a day, parents before their children."""
    found = Place.objects.living() if on is None else as_stood(on)
    found = found.of_kind(kind) if kind else found
    rows = found.under(under).order_by("path").values_list(*LISTED)
    return [dict(zip(LISTED, row, strict=True)) for row in rows]
