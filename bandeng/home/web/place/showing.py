"""The page of a place as plain values."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict

from bandeng.assembly import queries as assembly
from bandeng.figures.spans import Span
from bandeng.home import clusters, queries, readings, standing
from bandeng.places import queries as places
from bandeng.places.models import Place

PAGE = 10
KEYS = ("period", "from", "to", "before", "done_before")  # what an address of this page may say


def where(place: Place) -> dict[str, Any]:
    """Where one is: the place, and the way down to it."""
    way = [*places.ancestors(place), place]
    return {
        "place": place,
        "name": places.spoken_name(place.name, place.code),
        "kind": standing.kind_name(place.kind),
        "trail": [(places.spoken_name(row.name, row.code), row.code) for row in way],
    }


def page(place: Place, span: Span, asked: Mapping[str, str], *, at: datetime) -> dict[str, Any]:
    """Everything the page shows; the number of statements does not grow with the matters."""
    counted = standing.counted_at(place)
    found = readings.of_place(counted, span)
    inside = standing.below(
        place, still_open=found.reading("cases.open"), closed=found.reading("cases.closed")
    )
    return {
        **where(place),
        "counted_at": counted,
        "span": span,
        "periods": readings.periods(at=at, chosen=span, code=place.code),
        "numbers": found.numbers,
        "until": found.until,
        "below": inside,
        "serving": standing.serving(counted, at=at),
        "counts": queries.counts(counted),
        "speaks": assembly.can_be_spoken_of(place),
        "unpinned": clusters.unpinned(counted),
        "open": _matters(counted, asked, closed=False, at=at),
        "done": _matters(counted, asked, closed=True, at=at),
    }


def _matters(place: Place, asked: Mapping[str, str], *, closed: bool, at: datetime) -> dict[str, Any]:
    key = "done_before" if closed else "before"
    found = queries.page_of(place, closed=closed, before=asked.get(key, ""), most=PAGE + 1)
    older = _address(asked, key, str(found[PAGE - 1].id)) if len(found) > PAGE else ""
    return {
        "lines": queries.lines(found[:PAGE], at=at),
        "older": older,
        "newest": _address(asked, key, "") if asked.get(key) else "",
    }


def _address(asked: Mapping[str, str], key: str, value: str) -> str:
    """This page with one thing changed; nothing but what this page knows is repeated."""
    said = QueryDict(mutable=True)
    said.update({name: asked[name] for name in KEYS if asked.get(name)} | {key: value})
    anchor = "done" if key == "done_before" else "open"
    return f"?{said.urlencode()}#{anchor}"
