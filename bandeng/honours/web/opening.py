"""Opening a round, nominating, announcing, answering objections."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bandeng.figures.rules import CATALOGUE
from bandeng.figures.words import room_name
from bandeng.honours import actions, queries
from bandeng.honours.models import Round
from bandeng.honours.queries import choosing
from bandeng.honours.web import forms, rounds, words
from bandeng.honours.web.shared import common, round_of, sees
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.members import queries as members
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import TEAM
from bandeng.ui.web.asks import asks

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@asks("honours.open")
@get_or_post
def opening(request: HttpRequest) -> HttpResponse:
    """Choose which honour, for which year."""
    who = sees(request)
    if request.method != "POST":
        return _opening(request, who, None)
    try:
        what, command = forms.opening(request), forms.command_of(request)
        fact = actions.open_(what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _opening(request, who, wrong)
    return redirect("honours:round", ref=fact.stream.partition(":")[2])


def _opening(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    openable = queries.openable(who.person, at=who.at)
    if not openable:
        raise NotYours(_none())
    this = who.at.astimezone(SHANGHAI).year
    context = {
        "honours": [(each.code, spoken(each), words.CLASSES[each.class_]) for each in openable],
        "naming": any(each.needs_approval for each in openable),
        "years": [(str(year), _("%(year)s年") % {"year": year}) for year in (this - 1, this, this + 1)],
        **common(request, who, wrong),
    }
    return render(request, "honours/opening.html", context, status=422 if wrong else 200)


def _none() -> str:
    return str(words.NO_AUTHORITY)


@asks("honours.nominate")
@get_or_post
def nomination(request: HttpRequest, ref: str) -> HttpResponse:
    """One person or team, with what speaks for it."""
    who = sees(request)
    one = round_of(who, ref)
    if request.method != "POST":
        return _nomination(request, who, one, None)
    try:
        actions.nominate(
            round_=one,
            unit=request.POST.get("unit", ""),
            who=[forms.nominee(request)],
            by=who.person,
            at=who.at,
            command=forms.command_of(request),
        )
    except BadInput as wrong:
        return _nomination(request, who, one, wrong)
    return redirect("honours:round", ref=ref)


def _nomination(request: HttpRequest, who: Sitting, one: Round, wrong: BadInput | None) -> HttpResponse:
    desks = sorted(queries.desks_of(who.person, at=who.at, act="honours.nominate"))
    honour = book().honour(one.honour)
    context = {
        "round": one,
        "title": words.title(one),
        "units": [(desk, members.name_of(desk)) for desk in desks],
        "teams": choosing.teams_below(desks, honour) if TEAM in honour.subjects else [],
        "only_units": bool(honour.unit_kinds),
        "grades": [(each.code, spoken(each)) for each in honour.grades],
        "kinds": [(kind, words.KINDS[kind]) for kind in honour.subjects],
        "sessions": queries.sessions_of(desks),
        "figures": _figures(),
        **common(request, who, wrong),
    }
    return render(request, "honours/nomination.html", context, status=422 if wrong else 200)


def _figures() -> list[tuple[str, list[tuple[str, str]]]]:
    """Figures that may speak for a nomination, room by room, each as (name, sentence)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, each in sorted(CATALOGUE.items()):
        if not each.act:
            found.setdefault(room_name(each.room), []).append((name, spoken(each)))
    return list(found.items())


Change = Callable[[Sitting, Round, HttpRequest], object]


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one change of a round: acts, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sees(request)
        one = round_of(who, ref)
        try:
            change(who, one, request)
        except BadInput as wrong:
            return rounds.shown(request, who, one, wrong)
        return redirect("honours:round", ref=ref)

    return view


def publish(who: Sitting, one: Round, request: HttpRequest) -> object:
    """Announce it."""
    named, command = "named" in request.POST, forms.command_of(request)
    return actions.publish(round_=one, named=named, by=who.person, at=who.at, command=command)


def remind(who: Sitting, one: Round, request: HttpRequest) -> object:
    """Remind whoever is still to check."""
    command = forms.command_of(request)
    return actions.remind(round_=one, by=who.person, at=who.at, command=command)


def propose_again(who: Sitting, one: Round, request: HttpRequest) -> object:
    """List whom the rule names now."""
    return actions.propose_again(round_=one, by=who.person, at=who.at)


def answer(who: Sitting, one: Round, request: HttpRequest) -> object:
    """Answer an objection to this round."""
    post = request.POST
    objection = queries.objection_of(one, post.get("objection", ""))
    if objection is None:
        raise Http404(one.id)
    what, command = forms.answering(request), forms.command_of(request)
    return actions.answer(objection=objection, what=what, by=who.person, at=who.at, command=command)
