"""The catalogue of numbers, each number with the records behind it, and what later facts changed in it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bandeng.figures import queries
from bandeng.figures.spans import misread
from bandeng.figures.web import asking, exporting, gates, showing, showing_changes
from bandeng.figures.web.asking import Asked
from bandeng.ui.clock import now
from bandeng.ui.web import refusals, tables
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
    kind = request.GET.get("as", "")
    try:
        reading = _reading(request, name, asked)
    except queries.NoSuchSeal as missing:
        return _no_seal(request, str(missing))
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
    seals = (asked.seal, asking.seal_of(request.GET.get("until", "")))
    try:
        _reading(request, name, asked)
        found = queries.differ(name, place=asked.place.path, during=asked.span.moments, seals=seals)
    except queries.NoSuchSeal as missing:
        return _no_seal(request, str(missing))
    return render(request, "figures/changes.html", showing_changes.page(found, asked))


def _reading(request: HttpRequest, name: str, asked: Asked) -> queries.Reading:
    """The figure's answer to whoever may see it; for others, as for unknown ones, there is none. Raises
    NoSuchSeal."""
    try:
        if not gates.opens(request, queries.figure_named(name), asked.place.path):
            raise Http404
        return queries.read(name, place=asked.place.path, during=asked.span.moments, seal=asked.seal)
    except queries.NoSuchFigure:
        raise Http404 from None


def _no_seal(request: HttpRequest, number: str) -> HttpResponse:
    """There is such a figure, but no such seal: the page says so, and a program reads which word is wrong."""
    said = _("没有第%(seal)s号封存") % {"seal": number}
    if request.GET.get("as") == "json":
        answer = {"error": said, "field": "seal"}
        return JsonResponse(answer, status=404, json_dumps_params={"ensure_ascii": False})
    sentence = _("地址里的 seal 写着这个号。去掉它,看到的就是现在的数。")
    return refusals.show(request, refusals.Page(status=404, kind="not-found", title=said, sentence=sentence))
