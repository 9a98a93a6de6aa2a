"""The catalogue of numbers, and each number with the records behind it."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from bandeng.figures import queries
from bandeng.figures.spans import misread
from bandeng.figures.web import asking, exporting, gates, showing
from bandeng.ui.clock import now
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
    """One figure for a place, a period and a seal; as a page, CSV or JSON."""
    at = now()
    asked = asking.read_from(request.GET, at=at)
    try:
        if not gates.opens(request, queries.figure_named(name), asked.place.path):
            raise Http404
        reading = queries.read(name, place=asked.place.path, during=asked.span.moments, seal=asked.seal)
    except (queries.NoSuchFigure, queries.NoSuchSeal):
        raise Http404 from None
    kind = request.GET.get("as", "")
    if kind == "json":
        return JsonResponse(exporting.as_public(reading), json_dumps_params={"ensure_ascii": False})
    if kind == "csv":
        return _csv(name, reading)
    context = showing.page(reading, asked, request.GET.get("page", "1"), at=at)
    context["misread"] = misread(request.GET)
    return render(request, "figures/figure.html", context)


def _csv(name: str, reading: queries.Reading) -> StreamingHttpResponse:
    response = StreamingHttpResponse(exporting.csv_lines(reading), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
