"""A place: its map, who serves it, its matters, its figures. Public: nobody's name, no reporters."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from bandeng.figures.spans import day_of, misread, span_of
from bandeng.home import clusters, standing
from bandeng.home.web.place import listing, showing
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks

READ = ["GET", "HEAD"]


def _place(code: str) -> Place:
    try:
        return places.place(code)
    except Place.DoesNotExist:
        raise Http404 from None


@asks("public")
@require_http_methods(READ)
def place(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a place; ``?on=2026-01-01`` says how it stood on that day."""
    found, at = _place(code), now()
    on = day_of(request.GET.get("on", ""))
    if on is not None:
        day = standing.on_day(found, on)
        return render(request, "home/place/day.html", {**showing.where(found), "day": day})
    context = showing.page(found, span_of(request.GET, at=at), request.GET, at=at)
    context["misread"] = misread(request.GET)
    return render(request, "home/place/place.html", context)


@asks("public")
@require_http_methods(READ)
def points(request: HttpRequest, code: str) -> HttpResponse:
    """Open matters as clusters for the map: ``?box=W,S,E,N&zoom=Z``."""
    here = standing.counted_at(_place(code))
    return JsonResponse(clusters.clusters(here, request.GET), json_dumps_params={"ensure_ascii": False})


@asks("public")
@require_http_methods(READ)
def cases(_request: HttpRequest, code: str) -> StreamingHttpResponse:
    """The matters of a place as CSV: what its public pages say, nothing more."""
    here = standing.counted_at(_place(code))
    response = StreamingHttpResponse(
        listing.csv_lines(here, at=now()), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="cases-{here.code}.csv"'
    return response
