"""``/api/v1/figures/``: the catalogue, and each figure's answer with its evidence, for other programs."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bandeng.figures import queries, words
from bandeng.figures.queries import Reading
from bandeng.figures.rules import Evidence, Figure
from bandeng.figures.spans import wrong_days
from bandeng.figures.web import asking, describing, exporting, gates
from bandeng.figures.web.asking import Asked
from bandeng.ui.clock import now
from bandeng.ui.web import tables
from bandeng.ui.web.addresses import site
from bandeng.ui.web.asks import asks

READ = ["GET", "HEAD"]
USUAL, MOST = 100, 1000  # records in one answer
PLAIN = {"ensure_ascii": False}


@asks("public")
@require_http_methods(READ)
def catalogue(request: HttpRequest) -> JsonResponse:
    """Every figure that whoever asks may see."""
    place = asking.whole()
    found = [_described(each) for each in queries.catalogue() if gates.opens(request, each, place)]
    return JsonResponse({"figures": found}, json_dumps_params=PLAIN)


@asks("public")
@require_http_methods(READ)
def figure(request: HttpRequest, name: str) -> HttpResponseBase:
    """One figure's answer and a page of the records behind it; 400 says which word cannot be read."""
    given = request.GET
    if said := _unreadable(given):
        return _no(*said, status=400)
    try:
        asked = asking.read_from(given, at=now())
    except Http404:
        return _no("place", _("没有这个地点:%(code)s") % {"code": given.get("place", "")}, status=404)
    found = _read(request, name, asked)
    if not isinstance(found, Reading):
        return found
    if given.get("as") in tables.KINDS:
        return tables.table(name, given["as"], exporting.heads(), exporting.rows(found, site=site(request)))
    return JsonResponse(_answer(found, asked, given), json_dumps_params=PLAIN)


def _read(request: HttpRequest, name: str, asked: Asked) -> Reading | JsonResponse:
    """The answer, or that there is none for whoever asks: neither this figure nor this seal."""
    unknown = _no("name", _("没有这个数字:%(name)s") % {"name": name}, status=404)
    try:
        if not gates.opens(request, queries.figure_named(name), asked.place.path):
            return unknown
        return queries.read(name, place=asked.place.path, during=asked.span.moments, seal=asked.seal)
    except queries.NoSuchFigure:
        return unknown
    except queries.NoSuchSeal:
        return _no("seal", _("没有第%(seal)s号封存") % {"seal": asked.seal}, status=404)


@asks("public")
@require_http_methods(READ)
def openapi(request: HttpRequest) -> JsonResponse:
    """The description of these addresses, OpenAPI 3.1."""
    return JsonResponse(describing.document(), json_dumps_params=PLAIN)


def _unreadable(given: Mapping[str, str]) -> tuple[str, str] | None:
    """The first parameter that cannot be taken as it was said, and why."""
    if wrong := wrong_days(given):
        return wrong
    for name, most in (("seal", 10**asking.LONGEST_NUMBER - 1), ("limit", MOST)):
        text = given.get(name, "")
        if text and not (text.isascii() and text.isdecimal() and 0 < int(text[:12]) <= most):
            return name, _("%(name)s 要是 1 到 %(most)s 的整数") % {"name": name, "most": most}
    if given.get("after") and _cursor(given["after"]) is None:
        return "after", _("after 只能照上一次回答里的 next 填")
    return None


def _answer(reading: Reading, asked: Asked, given: Mapping[str, str]) -> dict[str, Any]:
    limit, after = int(given.get("limit") or USUAL), _cursor(given.get("after", ""))
    in_order = sorted(reading.evidence, key=_key)
    left = [record for record in in_order if after is None or _key(record) > after]
    shown = exporting.public_records(reading, left[:limit])
    more = len(left) > limit and shown
    here = reverse("api-figure", args=[reading.figure.name]) + asked.address
    last = f"{left[limit - 1].height}:{left[limit - 1].place}" if more else ""
    following = f"{here}&limit={limit}&after={last}" if more else ""
    return {**exporting.numbers(reading), "evidence": shown, "next": following}


def _key(record: Evidence) -> tuple[int, str]:
    return record.height, record.place


def _cursor(text: str) -> tuple[int, str] | None:
    height, colon, place = text.partition(":")
    return (int(height), place) if colon and height.isdecimal() and len(height) < 19 else None


def _no(field: str, sentence: str, *, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence, "field": field}, status=status, json_dumps_params=PLAIN)


def _described(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "room": figure.room,
        "zh": figure.zh,
        "en": figure.en,
        "note": words.note_of(figure),
        "unit": figure.unit,
        "kind": figure.kind,
        "parts": [{"code": part.code, "zh": part.zh, "en": part.en} for part in figure.parts],
        "address": reverse("api-figure", args=[figure.name]),
    }
