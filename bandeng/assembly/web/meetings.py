"""Meetings at the desk: announce, note who comes, write the minutes; the rolls they are counted against."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries, rules
from bandeng.assembly.actions.words import local_day
from bandeng.assembly.models import Meeting
from bandeng.assembly.queries.rolled import doors_of
from bandeng.assembly.rules.hands import NOBODY
from bandeng.assembly.web import asking, convening, papers, reading, rewriting, rolling, words
from bandeng.assembly.web.desk import changing, drawn, found, sees
from bandeng.assembly.web.stepping import hands
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours, renamed
from bandeng.ledger.models import Fact
from bandeng.ledger.web import drawn as drawn_from
from bandeng.people import actions as people
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks

LINES = 25  # of a sheet for a meeting without a roll of doors


@asks("assembly.call")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Which meeting, when and where, with which agenda."""
    return _form(request, sees(request), None)


@asks("assembly.call")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Announce it."""
    who = sees(request)
    try:
        asking.ask(request, "where", "agenda")
        asking.ask_hour(request)
        one = convening.matter(who, request.POST.get("for", ""))
        place = one.place if one else reading.place(request, _places(who))
        asking.ask_twice(request, place, request.POST.get("kind", ""))
        what, command = _calling(request, one), reading.command_of(request)
        fact = actions.call(place=place, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, wrong)
    return redirect("assembly:meeting", ref=fact.stream.partition(":")[2])


def _calling(request: HttpRequest, one: queries.Topic | None) -> actions.Calling:
    return actions.Calling(
        kind=request.POST.get("kind", ""),
        begins_at=reading.moment(request, "on", "clock"),
        where=reading.text(request, "where"),
        agenda=reading.text(request, "agenda"),
        topics=((one.stream,) if one else ()) + tuple(request.POST.getlist("also")[: rules.LIST_AT_MOST]),
        petition=request.POST.get("petition", "")[:60] or "-",
        roll=request.POST.get("roll", "")[:60],
    )


@asks("assembly.enrol")
@require_POST
def enrolling(request: HttpRequest) -> HttpResponse:
    """Note the size of a roll."""
    who = sees(request)
    try:
        place = reading.place(request, queries.choices(who.person, "assembly.enrol", at=who.at))
        what = actions.Enrolling(
            kind=request.POST.get("kind", ""),
            heads=reading.whole(request, "heads"),
            drawn_on=reading.day(request, "drawn_on") or local_day(who.at),
        )
        command = reading.command_of(request)
        actions.enrol(place=place, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, wrong)
    asked = convening.matter(who, request.POST.get("for", ""))
    return redirect(reverse("assembly:new-meeting") + (f"?for={asked.id}" if asked else ""))


def _form(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    places = _places(who)
    if not places:
        raise NotYours(_("会由社区居委会通知。"))
    rolls = queries.rolls_of(who.person, at=who.at)
    heavy = [each for each in book().deliberation.gatherings if not each.is_light]
    context = {
        "places": places,
        "kinds": [(each.code, _label(each, rolls, places[0][0])) for each in heavy],
        "rolled": [(each.code, spoken(each)) for each in heavy if each.rooms],
        "rolls": rolls,
        "picked": rolling.options(path for path, _name in places),
        "petitions": queries.petitions_of(who.person, at=who.at),
        "demanded": request.GET.get("petition", ""),
    }
    asked = request.POST.get("for", "") or request.GET.get("for", "")
    context |= convening.form_for(convening.matter(who, asked), who)
    return drawn(request, who, "new_meeting", wrong, **context)


def _label(kind: Gathering, rolls: queries.Rolls, place: str) -> str:
    """How a kind stands in the list; it says where there is no roll yet for whoever comes to it."""
    told = words.kind_and_notice(kind)
    noted = any(roll.kind == kind.code for _where, _kind, roll in rolls)
    if not kind.rooms or noted or queries.has_roll(place, kind.code):
        return told
    return _("%(kind)s · 还没有名册") % {"kind": told}


def _places(who: Sitting) -> list[tuple[str, str]]:
    """Where she may call a meeting: a street holds joint ones, too."""
    return queries.choices(who.person, "assembly.call", at=who.at, kinds=("street", *queries.KINDS))


@asks("assembly.see")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One meeting."""
    who = sees(request)
    return show(request, who, found(queries.meeting_for, who, ref), None)


def show(request: HttpRequest, who: Sitting, one: Meeting, wrong: BadInput | None) -> HttpResponse:
    """The page of a meeting: who has come, the minutes, who signed."""
    people.look(person=who.person, about=one.id, what=_("到会的户"), at=who.at)
    address = whole_address(request, reverse("assembly:announcement", args=[one.id]))
    told = queries.met(one)
    context = {
        "told": told,
        "mark": _mark(one),
        "rooms": queries.came_to(one),
        "standing": words.meeting_state(who.at)(told),
        "state_of": words.state_of,
        "lines": reading.PROMISES,
        "under_way": queries.are_under_way(one.stream),
        "moves": queries.can_be_moved(one),
        "clock": one.begins_at.astimezone(SHANGHAI).strftime("%H:%M"),
        "taken": who.at >= one.begins_at - actions.BEFORE,
        "afterwards": local_day(who.at) > local_day(one.begins_at),
        "begun": who.at >= one.begins_at,
        "address": address,
        **rolling.context(one),
        **papers.context(who, one),
        **rewriting.context(one, told, at=who.at, anew=wrong is None),
    }
    return drawn(request, who, "meeting", wrong, **context)


def _attend(who: Sitting, one: Meeting, request: HttpRequest) -> Fact:
    return actions.attend(
        meeting=one,
        room=reading.text(request, "room"),
        written="written" in request.POST,
        by=who.person,
        at=who.at,
        command=reading.command_of(request),
    )


def _strike(who: Sitting, one: Meeting, request: HttpRequest) -> Fact:
    entry, command = request.POST.get("entry", ""), reading.command_of(request)
    return actions.strike(meeting=one, entry=entry, by=who.person, at=who.at, command=command)


def _move(who: Sitting, one: Meeting, request: HttpRequest) -> Fact:
    asking.ask(request, "where", "why")
    asking.ask_hour(request)
    asking.ask_twice(request, one.place, one.kind, but=one.id)
    what = actions.Moving(
        begins_at=reading.moment(request, "on", "clock"),
        where=reading.text(request, "where"),
        why=reading.text(request, "why"),
    )
    command = reading.command_of(request)
    return actions.move(meeting=one, what=what, by=who.person, at=who.at, command=command)


def _cancel(who: Sitting, one: Meeting, request: HttpRequest) -> Fact:
    asking.ask(request, "cancelled_why")
    why, command = reading.text(request, "cancelled_why"), reading.command_of(request)
    with renamed({"why": "cancelled_why"}):
        return actions.cancel(meeting=one, why=why, by=who.person, at=who.at, command=command)


def _mark(one: Meeting) -> str:
    told = queries.met(one)
    return drawn_from.mark(told.minutes, told.yes, told.no, told.abstain)


def _minute(who: Sitting, one: Meeting, request: HttpRequest) -> Fact:
    asking.ask(request, "minutes", *asking.PROMISED)
    drawn_from.still(request, _mark(one), by=who.person)
    kind = book().deliberation.gathering(one.kind)
    asking.ask_votes(request, one)
    what = actions.Minuting(
        minutes=reading.text(request, "minutes"),
        hands=hands(request, kind.rule) if kind and kind.rule else NOBODY,
        votes=convening.raised(request, one),
        promises=reading.promises(request),
    )
    command = reading.command_of(request)
    return actions.minute(meeting=one, what=what, by=who.person, at=who.at, command=command)


def _home(one: Meeting) -> str:
    return reverse("assembly:meeting", args=[one.id])


moving = changing("assembly.move", queries.meeting_for, _move, show, _home)
cancelling = changing("assembly.cancel", queries.meeting_for, _cancel, show, _home)
attending = changing("assembly.attend", queries.meeting_for, _attend, show, _home)
striking = changing("assembly.strike", queries.meeting_for, _strike, show, _home)
papering = changing("assembly.paper", queries.meeting_for, papers.take_in, show, _home)
vouching = changing("assembly.vouch", queries.meeting_for, papers.vouch, show, _home)
minuting = changing("assembly.minute", queries.meeting_for, _minute, show, _home)


@asks("assembly.see")
@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """Lines on paper for the rooms that come."""
    who = sees(request)
    one = found(queries.meeting_for, who, ref)
    doors = doors_of(one) or [""] * LINES
    return drawn(request, who, "meeting_sheet", None, told=queries.met(one), doors=doors)
