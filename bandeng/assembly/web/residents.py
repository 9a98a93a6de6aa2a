"""Somebody comes to the community and shows that she lives there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries
from bandeng.assembly.web import reading
from bandeng.assembly.web.desk import drawn, sees
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.people import queries as people
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.asks import asks


@asks("assembly.check")
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Her number and her door."""
    return _form(request, sees(request), None)


@asks("assembly.check")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Note that she was checked."""
    who = sees(request)
    try:
        place = reading.place(request, _places(who))
        person = people.resident_by_phone(reading.text(request, "phone"))
        actions.check(
            place=place,
            person=person.id if person else "",
            door=reading.text(request, "room"),
            by=who.person,
            at=who.at,
            command=reading.command_of(request),
        )
    except BadInput as wrong:
        return _form(request, who, wrong)
    return redirect("assembly:overview")


def _places(who: Sitting) -> list[tuple[str, str]]:
    return queries.choices(who.person, "assembly.check", at=who.at, kinds=("community",))


def _form(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    places = _places(who)
    if not places:
        raise NotYours(_("居民由社区居委会当面核对。"))
    return drawn(request, who, "residents", wrong, places=places)
