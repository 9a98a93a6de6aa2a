"""The catalogue of numbers, each number with the records behind it, and what later facts changed in it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from bandeng.figures import queries
from bandeng.figures.spans import misread
from bandeng.figures.web import asking, exporting, gates, showing, showing_changes
from bandeng.figures.web.asking import Asked
from bandeng.ui.clock import now
from bandeng.ui.web import tables
from bandeng.ui.web.addresses import site
from bandeng.ui.web.asks import asks

READ = ["GET", "HEAD"]


@asks("public")
@require_http_methods(READ)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every figure that whoever asks may see, with what one record is."""
    return render(
        request, "figures/catalogue.html", {"groups": showing.catalogue(request, place=asking.whole())}
    )


@asks("public")
@require_http_methods(READ)
def figure(request: HttpRequest, name: str) -> HttpResponseBase:
    """One figure for a place, a period and a seal; as a page, CSV, Excel or JSON."""
    at = now()
    asked = asking.read_from(request.GET, at=at)
    reading = _reading(request, name, asked)
    kind = request.GET.get("as", "")
    if kind == "json":
        return JsonResponse(exporting.as_public(reading), json_dumps_params={"ensure_ascii": False})
    if kind in tables.KINDS:
        return tables.table(name, kind, exporting.heads(), exporting.rows(reading, site=site(request)))
    context = showing.page(reading, asked, request.GET.get("page", "1"), at=at)
    context["misread"] = misread(request.GET)
    return render(request, "figures/figure.html", context)


@asks("public")
@require_http_methods(READ)
def changes(request: HttpRequest, name: str) -> HttpResponse:
    """What facts told after a seal changed in a figure: up to another seal, or until now."""
    at = now()
    asked = asking.read_from(request.GET, at=at)
    if asked.seal is None:
        raise Http404
    _reading(request, name, asked)
    seals = (asked.seal, asking.seal_of(request.GET.get("until", "")))
    try:
        found = queries.differ(name, place=asked.place.path, during=asked.span.moments, seals=seals)
    except queries.NoSuchSeal:
        raise Http404 from None
    return render(request, "figures/changes.html", showing_changes.page(found, asked))


def _reading(request: HttpRequest, name: str, asked: Asked) -> queries.Reading:
    """The figure's answer to whoever may see it; for others, as for unknown ones, there is none."""
    try:
        if not gates.opens(request, queries.figure_named(name), asked.place.path):
            raise Http404
        return queries.read(name, place=asked.place.path, during=asked.span.moments, seal=asked.seal)
    except (queries.NoSuchFigure, queries.NoSuchSeal):
        raise Http404 from None
