"""Lists of sessions for residents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandeng.gatherings import queries
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.preferences import COMMUNITY


@asks("public")
@require_safe
def coming(request: HttpRequest) -> HttpResponse:
    """What one may come to, near one's own community or in the place that is asked for."""
    place, at = place_of(request), now()
    path = place.path if place else ""
    family = request.GET.get("family", "")
    context = {
        "place": place,
        "family": family,
        "families": [(each.code, spoken(each)) for each in book().gatherings.families],
        "rows": queries.coming_near(path, at=at, family=family),
        "streets": [(row.code, row.name) for row in places.living("street")],
        "kinds": {kind.code: spoken(kind) for kind in book().gatherings.kinds},
        "at": at,
    }
    return render(request, "gatherings/coming.html", context)


def place_of(request: HttpRequest) -> Place | None:
    """The place that is asked for; else one's own community as the browser knows it; else the district."""
    code = request.GET.get("place", request.COOKIES.get(COMMUNITY, ""))
    try:
        return places.place(code) if code else places.district()
    except Place.DoesNotExist:
        return places.district()


@asks("public")
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Pictures of sessions whose people agreed, the newest first."""
    place = place_of(request)
    context = {
        "place": place,
        "shots": queries.gallery(place.path if place else ""),
        "streets": [(row.code, row.name) for row in places.living("street")],
    }
    return render(request, "gatherings/gallery.html", context)
