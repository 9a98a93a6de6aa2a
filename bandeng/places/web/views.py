"""Shapes for maps, and the grid of a point. Public: they say nothing about anybody."""

import math

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from bandeng.places import queries
from bandeng.places.datum import DATUMS, to_wgs84
from bandeng.places.models import Place
from bandeng.ui.web.asks import asks


def _tag(request: HttpRequest, code: str) -> str:
    return f'"{queries.drawing()[:16]}-{code}-{request.GET.get("depth", "1")[:2]}-{get_language()}"'


@asks("public")
@require_safe
@condition(etag_func=_tag)
def shapes(request: HttpRequest, code: str) -> HttpResponse:
    """GeoJSON of a place and what lies in it: ``?depth=0``, ``1`` (default) or ``2`` steps down."""
    depth = request.GET.get("depth", "1")
    if depth not in {"0", "1", "2"}:
        return _refused(_("depth 只能是 0、1 或 2。"), 400)
    try:
        collection = queries.shapes(code, int(depth))
    except Place.DoesNotExist as missing:
        raise Http404(str(missing)) from None
    return _kept(JsonResponse(collection, json_dumps_params=COMPACT))


@asks("public")
@require_safe
def grid_of_a_point(request: HttpRequest) -> HttpResponse:
    """The grid at ``?lon=&lat=`` (WGS84 degrees, or ``&datum=gcj02|bd09``) with its label; 404 outside."""
    datum = request.GET.get("datum", "wgs84")
    lon, lat = _degrees(request.GET.get("lon", "")), _degrees(request.GET.get("lat", ""))
    if datum not in DATUMS or lon is None or lat is None or abs(lon) > 180 or abs(lat) > 90:
        return _refused(_("要给出经度 lon 和纬度 lat(度),坐标系 datum 是 wgs84、gcj02 或 bd09。"), 400)
    found = queries.locate(*to_wgs84(lon, lat, datum))
    if found is None:
        return _refused(_("这个位置不在本区范围内。"), 404)
    return JsonResponse(queries.described(found), json_dumps_params=COMPACT)


COMPACT = {"ensure_ascii": False, "separators": (",", ":")}


def _degrees(text: str) -> float | None:
    try:
        degrees = float(text)
    except ValueError:
        return None
    return degrees if math.isfinite(degrees) else None


def _refused(sentence: str, status: int) -> HttpResponse:
    return JsonResponse({"sentence": sentence}, status=status, json_dumps_params=COMPACT)


def _kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "public, max-age=60"
    return response
