"""Filters that were saved: their list, each with its sentence; saving, naming, sharing, removing one."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandeng.cases import actions
from bandeng.cases.queries.filters import Saved, filters_of, own_filter
from bandeng.cases.saved import SavedFilter
from bandeng.cases.web.desk import choosing
from bandeng.cases.web.desk.choosing import Filter
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks


@dataclass(frozen=True, kw_only=True)
class Line:
    """A saved filter with its sentence."""

    saved: Saved
    said: str


@asks("cases.keep_filter")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every filter she finds over the list, with its sentence."""
    who = sitting(request)
    found = [(each, _read(each.query)) for each in filters_of(who.person, who.held)]
    names = places.labels_of({chosen.place for _each, chosen in found if chosen.place})
    lines = [Line(saved=each, said=choosing.in_words(chosen, names)) for each, chosen in found]
    return render(request, "cases/desk/filters.html", {"lines": lines, "sitting": who})


def _read(query: str) -> Filter:
    return choosing.read(QueryDict(query.removeprefix("?")))


def _said(chosen: Filter) -> str:
    return choosing.in_words(chosen, places.labels_of({chosen.place}) if chosen.place else {})


@asks("cases.keep_filter")
@require_http_methods(["GET", "HEAD", "POST"])
def saving(request: HttpRequest) -> HttpResponse:
    """Give the filter of this address a name."""
    who, chosen = sitting(request), choosing.read(request.GET)
    if request.method != "POST":
        return _asked(request, who, chosen)
    try:
        actions.save_filter(
            query=chosen.address(),
            called=_called(request),
            by=who.person,
            at=who.at,
            command=request.POST.get("command", "")[:40],
        )
    except BadInput as wrong:
        return _asked(request, who, chosen, wrong=wrong)
    return redirect(f"{reverse('cases:desk-work')}{chosen.address()}")


def _called(request: HttpRequest) -> actions.FilterCalled:
    return actions.FilterCalled(
        name=request.POST.get("name", ""), shared=request.POST.get("shared", "") == "1"
    )


def _asked(
    request: HttpRequest,
    who: Sitting,
    chosen: Filter,
    saved: SavedFilter | None = None,
    wrong: BadInput | None = None,
) -> HttpResponse:
    """The form: what was typed, else what it is called now, else its sentence."""
    said = _said(chosen)
    typed = _called(request) if request.method == "POST" else _now(saved)
    context = {
        "said": said,
        "link": chosen.address(),
        "saved": saved,
        "ref": saved.id.partition(":")[2] if saved else "",
        "name": typed.name if typed else said[:30],
        "shared": typed.shared if typed else False,
        "issues": wrong.issues if wrong else {},
        "command": request.POST.get("command", "")[:40] or new_id(who.at),
        "sitting": who,
    }
    return render(request, "cases/desk/filter.html", context, status=422 if wrong else 200)


def _now(saved: SavedFilter | None) -> actions.FilterCalled | None:
    if saved is None:
        return None
    return actions.FilterCalled(name=vault.read([saved.name]).get(saved.name, ""), shared=saved.shared)


def _own(ref: str, who: Sitting) -> SavedFilter:
    found = own_filter(ref, who.person)
    if found is None:
        raise Http404(_("没有这个筛选,或者不是您存的"))
    return found


@asks("cases.keep_filter")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """Name it anew, share it with one's unit or no more."""
    who = sitting(request)
    saved = _own(ref, who)
    if request.method != "POST":
        return _asked(request, who, _read(saved.query), saved)
    try:
        actions.rename_filter(
            saved=saved,
            called=_called(request),
            by=who.person,
            at=who.at,
            command=request.POST.get("command", "")[:40],
        )
    except BadInput as wrong:
        return _asked(request, who, _read(saved.query), saved, wrong)
    return redirect("cases:desk-filters")


@asks("cases.keep_filter")
@require_POST
def removing(request: HttpRequest, ref: str) -> HttpResponse:
    """Take it away from the list's head."""
    who = sitting(request)
    actions.remove_filter(saved=_own(ref, who), by=who.person, at=who.at)
    return redirect("cases:desk-filters")
