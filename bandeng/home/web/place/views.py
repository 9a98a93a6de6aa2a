"""A place: its map, who serves it, its matters, its figures."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from bandeng.home import queries, readings
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks

READ = ["GET", "HEAD"]
PAGE = 20


def _place(code: str) -> Place:
    try:
        return places.place(code)
    except Place.DoesNotExist:
        raise Http404 from None


@asks("public")
@require_http_methods(READ)
def place(request: HttpRequest, code: str) -> HttpResponse:
    """Public: no names, no reporters, only matters, posts and numbers."""
    found, at = _place(code), now()
    period = readings.period_of(request.GET.get("period", ""), at=at)
    page = queries.page_at(found, request.GET.get("before", ""), most=PAGE + 1)
    children = list(places.children(code))
    context = {
        "place": found,
        "trail": [(row.name, row.code) for row in [*places.ancestors(found), found]],
        "children": children,
        "made_up": found.made_up or any(child.made_up for child in children),
        "serving": posts.served_by([found.path], at=at),
        "role_names": queries.role_names(),
        "lines": queries.lines(page[:PAGE], at=at),
        "older": page[PAGE - 1].id if len(page) > PAGE else "",
        "counts": queries.counts(found),
        "periods": readings.periods(at=at, chosen=period.key),
        "numbers": readings.of_place(found, period),
    }
    return render(request, "home/place/place.html", context)


@asks("public")
@require_http_methods(READ)
def points(request: HttpRequest, code: str) -> HttpResponse:
    """Open matters as clusters for the map: ``?box=W,S,E,N&zoom=Z``."""
    return JsonResponse(queries.clusters(_place(code), request.GET))
