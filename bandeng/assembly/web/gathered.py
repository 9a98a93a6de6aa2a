"""Meetings, demands and covenants for everybody; what a signed-in resident says of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Covenant, Meeting, Petition
from bandeng.assembly.web import arriving, asking, reading, words
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks

T = TypeVar("T", bound=models.Model)


def _found(fetch: Callable[[str], T], ref: str) -> T:
    try:
        return fetch(ref)
    except models.ObjectDoesNotExist:
        raise Http404(ref) from None


def _person(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else ""


@contextmanager
def _unless_said(command: str, person: str) -> Iterator[None]:
    """The same form sent twice in one moment is answered alike."""
    try:
        yield
    except NotNow:
        if not actions.was_said(command, by=person):
            raise


def _resident(request: HttpRequest) -> bool:
    person = _person(request)
    return bool(person) and not posts.holdings(person, at=now())


def _drawn(request: HttpRequest, template: str, wrong: BadInput | None, **more: object) -> HttpResponse:
    at = now()
    context = {
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(at),
        "at": at,
        **more,
    }
    return render(request, f"assembly/{template}.html", context, status=422 if wrong else 200)


@asks("public")
@require_safe
def meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """The announcement; afterwards the minutes."""
    return _meeting(request, _found(queries.meeting_numbered, ref), None)


def _meeting(request: HttpRequest, one: Meeting, wrong: BadInput | None) -> HttpResponse:
    asked = one.state == "minuted" and _resident(request) and not queries.has_signed(one, _person(request))
    unfit = queries.unfit_to_sign(one, _person(request)) if asked else ""
    promises = queries.owed_of([one.stream], at=now()).get(one.stream, [])
    back, told = reverse("assembly:announcement", args=[one.id]), queries.met(one)
    context: dict[str, object] = {
        "told": told,
        "signs": asked and not unfit,
        "unfit": unfit,
        "promises": promises,
    }
    context["sign_in"] = arriving.sign_in(request, back) if one.state == "minuted" else ""
    context |= {"address": whole_address(request, back), "matters": queries.matters_of(one)}
    context |= {"standing": words.meeting_state(now())(told), "signed": _signed(request, one)}
    return _drawn(request, "meeting", wrong, state_of=words.state_of, **context)


def _signed(request: HttpRequest, one: Meeting) -> bool:
    return bool(_person(request)) and queries.has_signed(one, _person(request))


@asks("assembly.cosign")
@require_POST
def cosigning(request: HttpRequest, ref: str) -> HttpResponse:
    """A resident signs the minutes as she read them."""
    one, seal = _found(queries.meeting_numbered, ref), request.POST.get("seal", "")
    command = reading.command_of(request)
    with _unless_said(command, _person(request)):
        actions.cosign(meeting=one, seal=seal, by=_person(request), at=now(), command=command)
    return redirect("assembly:announcement", ref=ref)


@asks("public")
@require_safe
def petition(request: HttpRequest, ref: str) -> HttpResponse:
    """A demand: how many have joined, of how many."""
    one = _found(queries.petition_numbered, ref)
    joins = _resident(request) and not queries.has_joined(one, _person(request)) and one.meeting == "-"
    back = reverse("assembly:petition", args=[ref])
    context: dict[str, object] = {
        "told": queries.demanded(one),
        "joins": joins,
        **_joined(one, _person(request)),
        "sign_in": arriving.sign_in(request, back) if one.meeting == "-" else "",
    }
    return _drawn(request, "petition", None, **context)


def _joined(one: Petition, person: str) -> dict[str, bool]:
    """Whether she joined it, and whether it is known that she lives there."""
    joined = bool(person) and queries.has_joined(one, person)
    return {"joined": joined, "known": joined and queries.is_known(person, one.place)}


@asks("assembly.support")
@require_POST
def supporting(request: HttpRequest, ref: str) -> HttpResponse:
    """A resident joins it."""
    one, command = _found(queries.petition_numbered, ref), reading.command_of(request)
    with _unless_said(command, _person(request)):
        actions.support(petition=one, by=_person(request), at=now(), command=command)
    return redirect("assembly:petition", ref=ref)


@asks("public")
@require_safe
def new_petition(request: HttpRequest, code: str) -> HttpResponse:
    """Demand a meeting."""
    return _petition_form(request, _found(places.place, code), None)


def _petition_form(request: HttpRequest, place: Place, wrong: BadInput | None) -> HttpResponse:
    able = queries.kinds_to_demand(place.path)
    context = {
        "place": place,
        "kinds": [(kind.code, words.kind_and_voices(kind, roll)) for kind, roll in able],
        "sign_in": arriving.sign_in(request, reverse("assembly:new-petition", args=[place.code])),
        "unrolled": [spoken(each) for each in queries.unrolled_to_demand(place.path)],
        "laws": [words.law_of(each) for each in book().deliberation.gatherings if each.asked_by],
    }
    return _drawn(request, "new_petition", wrong, **context)


@asks("signed")
@require_POST
def petition_addition(request: HttpRequest, code: str) -> HttpResponse:
    """Raise it, with one's own voice as the first."""
    place, kind = _found(places.place, code), request.POST.get("kind", "")
    reason, command = reading.text(request, "reason"), reading.command_of(request)
    try:
        asking.ask(request, "reason")
        fact = actions.petition(
            place=place.path, kind=kind, reason=reason, by=_person(request), at=now(), command=command
        )
    except BadInput as wrong:
        return _petition_form(request, place, wrong)
    return redirect("assembly:petition", ref=fact.stream.partition(":")[2])


@asks("public")
@require_safe
def covenant(request: HttpRequest, ref: str) -> HttpResponse:
    """The version in force, on any day (``?on=2026-01-01``); a draft in three columns."""
    return _covenant(request, _found(queries.covenant_numbered, ref), None)


def _covenant(request: HttpRequest, one: Covenant, wrong: BadInput | None) -> HttpResponse:
    today = now().astimezone(SHANGHAI).date()
    on, newest = _asked_day(request) or today, queries.newest(one)
    held, present = queries.in_force(one, on=on), queries.in_force(one, on=today)
    context = {
        "told": queries.written(one),
        "on": on,
        "another_day": on != today,
        "held": held,
        "how": queries.adopted(held) if held else None,
        "numbers": words.numbers,
        "cast_state": words.cast_state,
        "articles": queries.articles_of(held) if held else [],
        "newest": newest,
        "rows": queries.comparison(present, newest) if newest != present else [],
        "states": words.VERSIONS,
        "mine": queries.own_opinions(one.stream, _person(request)),
        "counts": queries.counts_of(one.stream),
        "answers": queries.answers_of(one.stream),
        "outcomes": dict(words.OUTCOMES),
        "reason": queries.reason_of(newest),
        "on_its_way": words.ON_ITS_WAY.get(newest.state, ""),
        "sign_in": arriving.sign_in(request, reverse("assembly:covenant-page", args=[one.id])),
    }
    return _drawn(request, "covenant", wrong or _day_unread(request), **context)


def _day_unread(request: HttpRequest) -> BadInput | None:
    """That the day asked for was not understood; None where it was, or none was asked for."""
    if not request.GET.get("on") or _asked_day(request):
        return None
    told = _("没有看懂「%(day)s」是哪一天,写成 2026-01-01;这里是今天有效的")
    return BadInput(told, {"on": told % {"day": request.GET["on"][:20]}})


def _asked_day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


@asks("assembly.speak")
@require_POST
def covenant_opinion(request: HttpRequest, ref: str) -> HttpResponse:
    """A resident comments on an article (0: the whole)."""
    one = _found(queries.covenant_numbered, ref)
    try:
        said, article = reading.text(request, "said"), reading.whole(request, "article")
        what = actions.Speaking(place=one.place, said=said, topic=one.stream, article=article)
        actions.speak(what=what, by=_person(request), at=now(), command=reading.command_of(request))
    except BadInput as wrong:
        return _covenant(request, one, wrong)
    return redirect(reverse("assembly:covenant-page", args=[ref]) + arriving.GIVEN)
