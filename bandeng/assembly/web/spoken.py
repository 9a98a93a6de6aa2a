"""Opinions on a place at large: given and answered in public, typed in and answered at the desk."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries, rules
from bandeng.assembly.rules.slips import as_printed
from bandeng.assembly.web import arriving, reading, slips, words
from bandeng.assembly.web.desk import changing, drawn, found, sees
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """What was answered to whom spoke of this place; a line for one's own."""
    return _page(request, _place(code), None)


@asks("signed")
@require_POST
def speaking(request: HttpRequest, code: str) -> HttpResponse:
    """A resident says what she thinks of this place."""
    place = _place(code)
    try:
        what = actions.Speaking(place=place.path, said=reading.text(request, "said"))
        command = reading.command_of(request)
        actions.speak(what=what, by=_person(request), at=now(), command=command)
    except BadInput as wrong:
        return _page(request, place, wrong)
    return redirect(reverse("assembly:place-opinions", args=[code]) + arriving.GIVEN)


def _place(code: str) -> Place:
    try:
        place = places.place(code)
    except Place.DoesNotExist:
        raise Http404(code) from None
    if not queries.can_be_spoken_of(place):
        raise Http404(code)
    return place


def _person(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else ""


def _page(request: HttpRequest, place: Place, wrong: BadInput | None) -> HttpResponse:
    at = now()
    context = {
        "place": place,
        "name": places.spoken_name(place.name, place.code),
        "label": places.label(place.path),
        "counts": queries.counts_of(queries.PLACE, place=place.path),
        "answers": queries.answers_of(queries.PLACE, place=place.path),
        "mine": queries.own_opinions(queries.PLACE, _person(request), place=place.path),
        "outcomes": dict(words.OUTCOMES),
        "sign_in": arriving.sign_in(request, reverse("assembly:place-opinions", args=[place.code])),
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(at),
        "at": at,
    }
    return render(request, "assembly/place_opinions.html", context, status=422 if wrong else 200)


@asks("assembly.see")
@require_safe
def desk(request: HttpRequest, ref: str) -> HttpResponse:
    """The opinions on a place and below it in groups."""
    who = sees(request)
    return show(request, who, found(queries.place_for, who, ref), None)


def show(request: HttpRequest, who: Sitting, one: Place, wrong: BadInput | None) -> HttpResponse:
    """What neighbours said of the place, those without an answer first."""
    people.look(person=who.person, about=one.code, what=_("居民的意见"), at=who.at)
    context = {
        "place": one,
        "label": places.label(one.path),
        "groups": queries.groups_of(queries.PLACE, place=one.path),
        "counts": queries.counts_of(queries.PLACE, place=one.path),
        "outcomes": words.OUTCOMES,
        "outcome_words": dict(words.OUTCOMES),
        "channels": words.CHANNELS,
    }
    return drawn(request, who, "place_opinions", wrong, **context)


def typed_in(request: HttpRequest, place: str, topic: str) -> actions.Speaking:
    """An opinion from a form or a talk, as a clerk types it."""
    channel = request.POST.get("channel", "")
    return actions.Speaking(
        place=place,
        said=reading.text(request, "said"),
        topic=topic,
        channel=channel if channel in (rules.TALK, rules.PAPER) else "",
        slip=as_printed(reading.text(request, "slip")),
        pictures=reading.shots(request),
        shared="shared" in request.POST,
    )


def _type(who: Sitting, one: Place, request: HttpRequest) -> Fact:
    what, command = typed_in(request, one.path, queries.PLACE), reading.command_of(request)
    return actions.speak(what=what, by=who.person, at=who.at, command=command)


def home(one: Place) -> str:
    """Its page at the desk."""
    return reverse("assembly:place-voices", args=[one.code])


typing = changing("assembly.speak", queries.place_for, _type, show, home)


@asks("assembly.see")
@require_safe
def blanks(request: HttpRequest, ref: str) -> HttpResponse:
    """Forms for opinions on this place as a PDF."""
    place = found(queries.place_for, sees(request), ref)
    address = whole_address(request, reverse("assembly:place-opinions", args=[place.code]))
    title = _("%(place)s:您有什么意见") % {"place": places.label(place.path)}
    return slips.printed(
        request, title=title, plan="", topic=queries.PLACE, named=place.code, address=address
    )
