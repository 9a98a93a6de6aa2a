"""Procedures at the desk: begin one, see where it stands, complete its stage, print its slips."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries
from bandeng.assembly.actions.gates import sentences
from bandeng.assembly.actions.words import local_day
from bandeng.assembly.models import Procedure
from bandeng.assembly.web import asking, balloting, convening, reading, stepping, words
from bandeng.assembly.web.desk import changing, drawn, found, sees
from bandeng.assembly.web.slips import printed
from bandeng.kernel.refusals import BadInput, NotYours, renamed
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks


@asks("assembly.begin")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """What is to be decided, and how."""
    return _form(request, sees(request), None)


@asks("assembly.begin")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Begin it."""
    who = sees(request)
    what = actions.Beginning(
        kind=request.POST.get("kind", ""),
        title=reading.text(request, "title"),
        plan=reading.text(request, "plan"),
        sort=request.POST.get("sort", ""),
        body=request.POST.get("body", ""),
    )
    try:
        asking.ask(request, "title", "plan")
        place = reading.place(request, queries.choices(who.person, "assembly.begin", at=who.at))
        command = reading.command_of(request)
        fact = actions.begin(place=place, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, wrong)
    return redirect("assembly:procedure", ref=fact.stream.partition(":")[2])


def _form(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    places = queries.choices(who.person, "assembly.begin", at=who.at)
    if not places:
        raise NotYours(_("按步骤议事由社区居委会组织。"))
    data = book().deliberation
    context = {
        "places": places,
        "kinds": [(each.code, spoken(each)) for each in data.procedures],
        "sorts": list(words.SORTS.items()),
        "bodies": [(each.code, spoken(each)) for each in data.responsible],
    }
    return drawn(request, who, "new_procedure", wrong, **context)


@asks("assembly.see")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One procedure."""
    who = sees(request)
    return show(request, who, found(queries.procedure_for, who, ref), None)


def show(request: HttpRequest, who: Sitting, one: Procedure, wrong: BadInput | None) -> HttpResponse:
    """The page of a procedure: its stages, what it waits for, the form of the present one."""
    told = queries.deciding(one, at=who.at)
    context = {
        "told": told,
        "standing": words.standing(told),
        "waits": _waits(told, who.at.year),
        "numbers": words.numbers,
        "hurried": words.hurried,
        "who_of": words.who_of,
        "sorts": words.SORTS,
        **_can(one),
        "counts": queries.counts_of(one.stream),
        "promises": queries.promised_in(one, at=who.at),
        "state_of": words.state_of,
        "judging": queries.can_be_judged(one),
        "judged": queries.judgements_of(one),
        "unchecked": queries.unchecked_of(one),
        "judgements": words.JUDGEMENTS,
        "lines": reading.PROMISES,
        "today": local_day(who.at).isoformat(),
        **balloting.context(one),
        **convening.context(one, told.now.rule if told.now else "", at=who.at),
        "cast_state": words.cast_state,
    }
    return drawn(request, who, "procedure", wrong, **context)


def _waits(told: queries.Deciding, year: int) -> list[str]:
    """What shuts the gates of the present stage; days are told as dates."""
    lasting = words.lasting(told, year=year)
    return list((sentences(told.lacks) | ({"held_on": lasting} if lasting else {})).values())


def _can(one: Procedure) -> dict[str, object]:
    """What can be done with it now, and with which words it was withdrawn."""
    return {
        "withdrawn": queries.why_withdrawn(one),
        "withdraws": not queries.why_it_stays(one),
        "puts_up": queries.can_be_put_up(one),
        "has_outcome": queries.can_print(one, 2),
    }


def _confirm(who: Sitting, one: Procedure, request: HttpRequest) -> Fact:
    shots, command = reading.shots(request), reading.command_of(request)
    return actions.confirm(procedure=one, by=who.person, at=who.at, pictures=shots, command=command)


def _withdraw(who: Sitting, one: Procedure, request: HttpRequest) -> Fact:
    asking.ask(request, "withdrawal")
    why, command = reading.text(request, "withdrawal"), reading.command_of(request)
    with renamed({"why": "withdrawal"}):
        return actions.withdraw(procedure=one, why=why, by=who.person, at=who.at, command=command)


def _ballot(who: Sitting, one: Procedure, request: HttpRequest) -> Fact:
    what, command = balloting.putting(request), reading.command_of(request)
    return actions.ballot(topic=one, what=what, by=who.person, at=who.at, command=command)


def home(one: Procedure) -> str:
    """Its page at the desk."""
    return reverse("assembly:procedure", args=[one.id])


step = changing("assembly.advance", queries.procedure_for, stepping.take, show, home)
putting = changing("assembly.ballot", queries.procedure_for, _ballot, show, balloting.onward)
withdrawing = changing("assembly.withdraw", queries.procedure_for, _withdraw, show, home)
confirming = changing("assembly.confirm", queries.procedure_for, _confirm, show, home)


@asks("assembly.see")
@require_safe
def slips(request: HttpRequest, ref: str) -> HttpResponse:
    """Forms for opinions on this matter as a PDF."""
    who = sees(request)
    one = found(queries.procedure_for, who, ref)
    told = queries.deciding(one, at=who.at)
    address = whole_address(request, reverse("assembly:decision", args=[one.id]))
    plan, named = told.plan[:120], one.id[-4:]
    return printed(request, title=told.title, plan=plan, topic=one.stream, named=named, address=address)
