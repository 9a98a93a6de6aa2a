"""The residents' front page, the communities around, the choice of one's own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bandeng.cases.queries import sight
from bandeng.cases.rules import OPEN_STATES
from bandeng.home import queries
from bandeng.home.whats_on import whats_on
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.preferences import COMMUNITY as COOKIE

YEAR = 31_536_000
READ = ["GET", "HEAD"]


def _own_place(request: HttpRequest) -> Place:
    code = request.COOKIES.get(COOKIE, "")
    return queries.community(code) or queries.district()


@asks("public")
@require_http_methods(READ)
def front(request: HttpRequest) -> HttpResponse:
    """One big thing to do, and what happens in one's community."""
    place, at = _own_place(request), now()
    context: dict[str, object] = {"place": place, "phone": queries.phone_of(place)}
    context["lines"] = queries.lines(queries.open_at(place, most=5), at=at)
    context["done"] = queries.lines(queries.closed_at(place, most=3), at=at)
    context["counts"] = queries.counts(place)
    context["on"] = whats_on(place, at=at)
    context["year"] = at.year
    context["streets"] = queries.communities()
    return render(request, "home/front.html", context)


@asks("public")
@require_http_methods(READ)
def nearby(request: HttpRequest) -> HttpResponse:
    """Streets and their communities, each with how much is open."""
    district = queries.district()
    context: dict[str, object] = {"streets": queries.streets_with_counts(OPEN_STATES), "district": district}
    context["made_up"] = any(street.made_up for street in places.children(district.code))
    return render(request, "home/nearby.html", context)


@asks("public")
@require_http_methods(["POST"])
def community(request: HttpRequest) -> HttpResponse:
    """Remember which community is one's own, in this browser."""
    response = redirect("front")
    code = request.POST.get("community", "")
    if queries.community(code):
        response.set_cookie(
            COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    else:
        response.delete_cookie(COOKIE)
    return response


@asks("public")
@require_http_methods(READ)
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, why, who sees it, and how to have it erased."""
    return render(request, "home/privacy.html", {"phone": queries.number_of_all()})


@asks("public")
@require_http_methods(READ)
def complaint(request: HttpRequest) -> HttpResponse:
    """How to complain about the platform or the people who work with it."""
    return render(request, "home/complaint.html", {"phone": queries.number_of_all()})


@asks("public")
@require_http_methods(READ)
def record(_request: HttpRequest, height: int) -> HttpResponse:
    """A record behind a figure leads to the page of what it is about; 404 where nothing public is."""
    case = sight.about(height)
    if case is None:
        raise Http404
    return redirect("cases:case", number=case.number)
