"""Who serves where: posts by place, with their vacancies."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries
from bandeng.posts.queries import Serving
from bandeng.posts.web.sitting import sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import table


@dataclass(frozen=True, kw_only=True)
class Line:
    """A post in the list; no names: nobody is in it."""

    post: str
    role: str
    unit: str
    rule: str
    phone: str
    names: tuple[str, ...]
    may_fill: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """The posts exactly at one place; ``vacancies`` there and below."""

    code: str
    name: str
    lines: tuple[Line, ...]
    deeper: bool
    vacancies: int


@asks("posts.see")
@require_safe
def serving(request: HttpRequest) -> HttpResponse:
    """The posts at a place and directly below it; ``?place=`` names it, else where one's own post is."""
    who = sitting(request)
    here = _place(request.GET.get("place") or who.held[0].place.rstrip("/").rpartition("/")[2])
    below = list(places.children(here.code)) if here.kind != "grid" else []
    found = queries.served_by([here.path, *(place.path for place in below)], at=who.at)
    vacant = queries.vacant_posts(here.path, at=who.at)
    fills = queries.places_where(who.person, "posts.appoint", at=who.at).places
    context = {
        "groups": [_group(place, found, vacant, fills) for place in (here, *below)],
        "above": [(place.name, place.code) for place in places.ancestors(here)],
        "here_name": here.name,
        "here_code": here.code,
        "vacant": queries.offices([post for post, _place in vacant[:50]]),
        "vacancies": len(vacant),
        "sitting": who,
    }
    return render(request, "posts/serving.html", context)


@asks("posts.see")
@require_safe
def serving_table(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The same posts as a file: role, unit, office telephone, who is in it."""
    who = sitting(request)
    here = _place(request.GET.get("place") or who.held[0].place.rstrip("/").rpartition("/")[2])
    below = list(places.children(here.code)) if here.kind != "grid" else []
    found = queries.served_by([here.path, *(place.path for place in below)], at=who.at)
    labels = places.labels({each.place for each in found})
    heads = [_("地点"), _("岗位"), _("单位"), _("办公电话"), _("现任")]
    rows = [
        [labels[each.place], queries.role_name(each.role), each.unit_name, each.phone, "、".join(each.names)]
        for each in found
    ]
    return table(f"posts-{here.code}", kind, heads, rows)


def _place(code: str) -> Place:
    try:
        return places.place(code)
    except Place.DoesNotExist:
        raise Http404(code) from None


def _group(
    place: Place, found: Iterable[Serving], vacant: list[tuple[str, str]], fills: tuple[str, ...]
) -> Group:
    """``vacant``: posts with their places; ``fills``: where whoever looks may appoint."""
    return Group(
        code=place.code,
        name=places.spoken_name(place.name, place.code),
        lines=tuple(_line(each, fills) for each in found if each.place == place.path),
        deeper=place.kind in {"street", "community"},
        vacancies=sum(path.startswith(place.path) for _post, path in vacant),
    )


def _line(serving: Serving, fills: tuple[str, ...]) -> Line:
    return Line(
        post=serving.post,
        role=queries.role_name(serving.role),
        unit=spoken(_Unit(zh=serving.unit_name, en=serving.unit_name_en)),
        rule=spoken(book().role(serving.role).eligible),
        phone=serving.phone,
        names=serving.names,
        may_fill=not serving.names and serving.place.startswith(fills),
    )


@dataclass(frozen=True)
class _Unit:
    zh: str
    en: str
