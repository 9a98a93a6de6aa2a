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
from bandeng.figures.web import asking, showing
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks

READ = ["GET", "HEAD"]


@asks("public")
@require_http_methods(READ)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every figure, with what one record is."""
    return render(request, "figures/catalogue.html", {"rows": showing.catalogue()})


@asks("public")
@require_http_methods(READ)
def figure(request: HttpRequest, name: str) -> HttpResponseBase:
    """One figure for a place, a period and a seal; as a page, CSV or JSON."""
    asked = asking.read_from(request.GET, at=now())
    try:
        reading = queries.read(name, place=asked.place, during=asked.moments, seal=asked.seal)
    except (queries.NoSuchFigure, queries.NoSuchSeal):
        raise Http404 from None
    kind = request.GET.get("as", "")
    if kind == "json":
        return JsonResponse(showing.as_json(reading), json_dumps_params={"ensure_ascii": False})
    if kind == "csv":
        return _csv(name, reading)
    return render(request, "figures/figure.html", showing.page(reading, asked, request.GET.get("page", "1")))


def _csv(name: str, reading: queries.Reading) -> StreamingHttpResponse:
    response = StreamingHttpResponse(showing.csv_lines(reading), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
