"""Talks at the desk: one screen of four lines, the page of a talk, what became of promises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Promise, Talk
from bandeng.assembly.web import asking, reading, words
from bandeng.assembly.web.desk import changing, drawn, found, sees
from bandeng.assembly.web.entrusted import account_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks


@asks("assembly.talk")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Four lines."""
    return _form(request, sees(request), None)


@asks("assembly.talk")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Write it down."""
    who = sees(request)
    try:
        asking.ask(request, "where", "said", *asking.PROMISED)
        place = reading.place(request, queries.choices(who.person, "assembly.talk", at=who.at))
        what, command = _talking(request, who), reading.command_of(request)
        fact = actions.talk(place=place, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, wrong)
    return redirect("assembly:talk", ref=fact.stream.partition(":")[2])


def _talking(request: HttpRequest, who: Sitting) -> actions.Talking:
    return actions.Talking(
        kind=request.POST.get("kind", ""),
        where=reading.text(request, "where"),
        said=reading.text(request, "said"),
        held_on=reading.day(request, "held_on") or who.at.astimezone(SHANGHAI).date(),
        came=reading.whole(request, "came"),
        promises=reading.promises(request),
        pictures=reading.shots(request),
    )


def _form(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    places = queries.choices(who.person, "assembly.talk", at=who.at)
    if not places:
        raise NotYours(_("恳谈由社区和网格的人记。"))
    kinds = [(each.code, spoken(each)) for each in book().deliberation.gatherings if each.is_light]
    today = who.at.astimezone(SHANGHAI).date().isoformat()
    context = {"places": places, "kinds": kinds, "today": today, "lines": reading.PROMISES}
    return drawn(request, who, "new_talk", wrong, **context)


@asks("assembly.see")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One talk."""
    who = sees(request)
    return show(request, who, found(queries.talk_for, who, ref), None)


def show(request: HttpRequest, who: Sitting, talk: Talk, wrong: BadInput | None) -> HttpResponse:
    """The page of a talk, with the text for the neighbours' chat group."""
    told = queries.talk_told(talk, at=who.at)
    address = whole_address(request, reverse("assembly:yard", args=[told.code]))
    context = {
        "talk": told,
        "under_way": queries.are_under_way(talk.stream),
        "paste": words.to_paste(told, address, who.at.year),
        "address": address,
        "state_of": words.state_of,
        "fates": words.FATES,
    }
    return drawn(request, who, "talk", wrong, **context)


def _take_back(who: Sitting, talk: Talk, request: HttpRequest) -> Fact:
    return actions.take_back(talk=talk, by=who.person, at=who.at, command=reading.command_of(request))


taking_back = changing(
    "assembly.take_back",
    queries.talk_for,
    _take_back,
    show,
    lambda talk: reverse("assembly:talk", args=[talk.id]),
)


def home_of(promise: Promise) -> str:
    """The page of what the promise was made at."""
    kind, _colon, ref = promise.of.partition(":")
    return reverse(f"assembly:{kind}", args=[ref])


def _show_promise(
    request: HttpRequest, who: Sitting, promise: Promise, wrong: BadInput | None
) -> HttpResponse:
    (owed,) = [each for each in queries.owed_of([promise.of], at=who.at)[promise.of] if each.id == promise.id]
    may_entrust = owed.state in ("open", "late") and who.may("assembly.entrust")
    context = {
        "owed": owed,
        "home": home_of(promise),
        "state_of": words.state_of,
        "fates": words.FATES,
        "posts": queries.posts_for(promise.place, at=who.at) if may_entrust else [],
    }
    return drawn(request, who, "promise", wrong, **context)


@asks("assembly.see")
@require_safe
def promise(request: HttpRequest, ref: str) -> HttpResponse:
    """One promise: make it a matter, or say what became of it."""
    who = sees(request)
    return _show_promise(request, who, found(queries.promise_for, who, ref), None)


def _carry(who: Sitting, promise: Promise, request: HttpRequest) -> Fact:
    command = reading.command_of(request)
    return actions.carry(promise=promise, by=who.person, at=who.at, command=command)


def _entrust(who: Sitting, promise: Promise, request: HttpRequest) -> Fact:
    post, command = request.POST.get("post", ""), reading.command_of(request)
    return actions.entrust(promise=promise, post=post, by=who.person, at=who.at, command=command)


def _account(who: Sitting, promise: Promise, request: HttpRequest) -> Fact:
    asking.ask(request, "why")
    what, command = account_of(request), reading.command_of(request)
    return actions.account(promise=promise, what=what, by=who.person, at=who.at, command=command)


carrying = changing("assembly.carry", queries.promise_for, _carry, _show_promise, home_of)
entrusting = changing("assembly.entrust", queries.promise_for, _entrust, _show_promise, home_of)
accounting = changing("assembly.account", queries.promise_for, _account, _show_promise, home_of)
