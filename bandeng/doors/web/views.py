"""Today's doors, one door, and what is noted there."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.doors import actions, queries
from bandeng.doors.models import Door
from bandeng.doors.web.words import PURPOSES, REASONS
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks


@asks("doors.see")
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The doors to knock at today, with the reason for each."""
    return _list(request, sitting(request), None)


@asks("doors.add")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Note a door."""
    who = sitting(request)
    place, door = request.POST.get("place", ""), request.POST.get("door", "")
    try:
        actions.add(place=place, door=door, by=who.person, at=who.at, command=_command(request))
    except BadInput as wrong:
        return _list(request, who, wrong)
    return redirect("doors:today")


@asks("doors.see")
@require_safe
def door(request: HttpRequest, door: str) -> HttpResponse:
    """One door: what was heard and promised, and the form of a visit."""
    who = sitting(request)
    return _one(request, who, _door(who, door), None)


Change = Callable[[Sitting, Door, HttpRequest], Fact]


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one change at a door: acts, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, door: str) -> HttpResponse:
        who = sitting(request)
        one = _door(who, door)
        try:
            change(who, one, request)
        except BadInput as wrong:
            return _one(request, who, one, wrong)
        return redirect("doors:door", door=door)

    return view


def visit(who: Sitting, door: Door, request: HttpRequest) -> Fact:
    """Write down a visit."""
    post = request.POST
    what = actions.Visiting(
        purpose=post.get("purpose", ""),
        heard=post.get("heard", ""),
        promised=post.get("promised", ""),
        promised_on=_day(post.get("promised_on", "")),
        need=post.get("need", ""),
        consent="consent" in post,
    )
    return actions.visit(door=door, what=what, by=who.person, at=who.at, command=_command(request))


def ask(who: Sitting, door: Door, request: HttpRequest) -> Fact:
    """Note that the household asked for a visit."""
    how = request.POST.get("by", "")
    return actions.ask(door=door, how=how, by=who.person, at=who.at, command=_command(request))


def forget(who: Sitting, door: Door, request: HttpRequest) -> Fact:
    """Wipe what was heard here."""
    return actions.forget(door=door, by=who.person, at=who.at, command=_command(request))


def _list(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    known, visited = queries.coverage(who.person, at=who.at)
    context = {
        "knocks": queries.today(who.person, at=who.at),
        "known": known,
        "visited": visited,
        "grids": queries.grids_of(who.person, at=who.at),
        "reasons": REASONS,
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": new_id(who.at),
        "sitting": who,
    }
    return render(request, "doors/today.html", context, status=422 if wrong else 200)


def _one(request: HttpRequest, who: Sitting, door: Door, wrong: BadInput | None) -> HttpResponse:
    context = {
        "door": door,
        "words": queries.words_of(door),
        "visits": queries.visits_of(door),
        "purposes": PURPOSES,
        "may_file": posts.permit(who.person, "cases.file", door.place, at=who.at).yes,
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
    return render(request, "doors/door.html", context, status=422 if wrong else 200)


def _door(who: Sitting, door: str) -> Door:
    try:
        return queries.door_for(who.person, door, at=who.at)
    except Door.DoesNotExist:
        raise Http404(door) from None


def _command(request: HttpRequest) -> str:
    return request.POST.get("command", "")[:40]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(_("请写对日期"), {"promised_on": _("请写对日期")}) from None
