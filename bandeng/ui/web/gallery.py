"""A page for each component in all its states: in development and tests only."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ui.web import refusals, views
from bandeng.ui.web.asks import asks
from bandeng.ui.web.faults import BROKEN, FAULTS

FOLDER = Path(__file__).resolve().parent.parent / "jinja2" / "ui" / "gallery"
AT = datetime(2022, 7, 6, 4, 0, tzinfo=UTC)  # a Wednesday noon in Erqi
SAMPLE = "text=三单元门口的路灯从周一起就不亮,晚上老人下楼看不清台阶。&kind=lamp&phone=13800138000"
SUBMISSION = "&command=0194c2b0-0000-7000-8000-000000000000"
FAILURES = {"server-error": BROKEN, **FAULTS}
REFUSALS = {
    "not-yours": NotYours(
        "这件事由冯春社区第3网格的网格长来受理。", ("冯春社区第3网格网格长 0371-6789-0003",)
    ),
    "not-now": NotNow("已办结的事不能再派。", ("反映人可以说「又坏了」",)),
    "stale": Stale("刚才社区已经接手了这件事。"),
    "bad-input": BadInput(
        "有两处要改。", {"text": "请写一句话,说说是什么事。", "phone": "电话号码少了一位。"}
    ),
}


def names() -> list[str]:
    """The pages of the gallery, which are the files of its folder."""
    return sorted(file.stem for file in FOLDER.glob("[!_]*.html"))


@asks("public")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All components."""
    _only_in_development()
    errors = [*REFUSALS, "not-found", *FAILURES, "session-over"]
    return render(request, "ui/gallery/_index.html", {"names": names(), "errors": errors})


@asks("public")
@require_safe
def component(request: HttpRequest, name: str) -> HttpResponse:
    """One component in all its states."""
    _only_in_development()
    if name not in names():
        raise Http404(name)
    return render(request, f"ui/gallery/{name}.html", {"name": name, "at": AT})


@asks("public")
@require_safe
def error(request: HttpRequest, kind: str) -> HttpResponse:
    """A refusal or an error, as it is met."""
    _only_in_development()
    if kind in REFUSALS:
        return refusals.answer(request, REFUSALS[kind])
    if kind in FAILURES:
        request.method, request.POST = "POST", QueryDict(SAMPLE + SUBMISSION)
        return views.failed(request, FAILURES[kind])
    if kind == "session-over":
        request.POST = QueryDict(SAMPLE)
        return views.session_over(request)
    raise Http404(kind)


@asks("public")
@require_safe
def shapes(request: HttpRequest, kind: str) -> JsonResponse:
    """Made-up shapes and clusters for the map's own page."""
    _only_in_development()
    return JsonResponse(SHAPES if kind == "shapes" else POINTS)


def _only_in_development() -> None:
    if not settings.BANDENG_COMPONENT_PAGES:
        raise Http404("component pages are shown in development only")


def _square(name: str, west: float, south: float) -> dict[str, object]:
    ring = [
        [west, south],
        [west + 0.01, south],
        [west + 0.01, south + 0.008],
        [west, south + 0.008],
        [west, south],
    ]
    return {
        "type": "Feature",
        "properties": {"name": name, "href": "#"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _point(count: int, state: str, lon: float, lat: float) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"count": count, "state": state, "text": f"{count} 件", "href": "#"},
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
    }


SHAPES: dict[str, object] = {
    "type": "FeatureCollection",
    "features": [
        _square("第1网格", 113.640, 34.720),
        _square("第2网格", 113.650, 34.720),
        _square("第3网格", 113.640, 34.728),
        _square("第4网格", 113.650, 34.728),
    ],
}
POINTS: dict[str, object] = {
    "type": "FeatureCollection",
    "features": [
        _point(12, "moving", 113.644, 34.725),
        _point(3, "late", 113.656, 34.7235),
        _point(1, "waiting", 113.643, 34.732),
        _point(1, "done", 113.6565, 34.7335),
    ],
}
