"""Who helps at which community, at the desk."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.campaigns import actions, queries
from bandeng.campaigns.models import Assignment
from bandeng.campaigns.web import reading, words
from bandeng.campaigns.web.desk import sees, shared
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, renamed
from bandeng.people import actions as people
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.asks import asks

LOOKED_AT = "到社区帮忙的人的姓名"


@asks("campaigns.assign")
@require_safe
def assignments(request: HttpRequest) -> HttpResponse:
    """Who helps where, and the form to assign more."""
    return _assignments(request, sees(request), None)


@asks("campaigns.assign")
@require_POST
def assignment(request: HttpRequest) -> HttpResponse:
    """Assign a list."""
    who = sees(request)
    try:
        place, what = request.POST.get("place", ""), reading.helping(request)
        command = reading.command_of(request)
        with renamed({"ends_on": "last_on"}):
            actions.assign(place=place, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _assignments(request, who, wrong)
    return redirect("campaigns:assignments")


@asks("campaigns.end")
@require_POST
def ending(request: HttpRequest, ref: str) -> HttpResponse:
    """The help of one or all of a list ends."""
    who = sees(request)
    try:
        one = queries.assignment_for(who.person, ref, at=who.at)
    except Assignment.DoesNotExist:
        raise Http404(ref) from None
    try:
        tomorrow = who.at.astimezone(SHANGHAI).date() + timedelta(days=1)
        ends_on = max(tomorrow, one.begins_on)  # of help that has not begun: none of it takes place
        persons, command = _ending(request, one.id), reading.command_of(request)
        actions.end(
            assignment=one, ends_on=ends_on, persons=persons, by=who.person, at=who.at, command=command
        )
    except BadInput as wrong:
        return _assignments(request, who, wrong)
    return redirect("campaigns:assignments")


def _ending(request: HttpRequest, ref: str) -> list[str]:
    """Whose help ends: those ticked, or everybody where that is ticked (nobody named). Raises BadInput."""
    persons = request.POST.getlist("person")
    if not persons and "everybody" not in request.POST:
        raise BadInput(_("没有改"), {f"person-{ref}": _("请勾选谁今天结束;都结束的,勾「全部的人」")})
    return [] if "everybody" in request.POST else persons


def _assignments(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    helps = queries.help_seen_by(who.person, at=who.at)
    for each in helps:
        people.look(person=who.person, about=each.ref, what=LOOKED_AT, at=who.at)
    today = who.at.astimezone(SHANGHAI).date()
    context = {
        "helps": helps,
        "places": queries.communities(who.person, at=who.at),
        "homes": queries.homes(who.person, at=who.at),
        "kinds": words.HELPERS,
        "kind_names": dict(words.HELPERS),
        "today": today,
        **shared(request, who, wrong),
    }
    return render(request, "campaigns/desk/assignments.html", context, status=422 if wrong else 200)
