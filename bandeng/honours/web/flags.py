"""Flags that pass on: which there are, in whose hands, and handing one to the next team."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandeng.honours import actions, queries
from bandeng.honours.models import Award, Flag
from bandeng.honours.web import forms, words
from bandeng.honours.web.shared import award_of, common, sees
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.asks import asks

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@asks("honours.make_flag")
@get_or_post
def flags(request: HttpRequest) -> HttpResponse:
    """Her unit's flags; one more is noted."""
    who = sees(request)
    if request.method != "POST":
        return _flags(request, who, None)
    what = actions.Flagging(honour=request.POST.get("honour", ""), called=request.POST.get("called", ""))
    try:
        fact = actions.make_flag(what=what, by=who.person, at=who.at, command=forms.command_of(request))
    except BadInput as wrong:
        return _flags(request, who, wrong)
    return redirect("honours:flag", ref=fact.stream.partition(":")[2])


def _flags(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    flaggable = queries.flaggable(who.person, at=who.at)
    if not flaggable:
        raise NotYours(str(words.NO_AUTHORITY))
    kept = [queries.hands(flag) for flag in queries.flags_for(who.person, at=who.at)]
    context = {
        "honours": [(each.code, spoken(each)) for each in flaggable],
        "flags": kept,
        "today": _today(who),
        "words": words,
        **common(request, who, wrong),
    }
    return render(request, "honours/flags.html", context, status=422 if wrong else 200)


def _today(who: Sitting) -> object:
    return who.at.astimezone(SHANGHAI).date()


@asks("honours.pass_flag")
@require_safe
def flag(request: HttpRequest, ref: str) -> HttpResponse:
    """One flag: who holds it and held it, and to whom it can go."""
    who = sees(request)
    return _flag(request, who, _of(who, ref), None)


def _of(who: Sitting, ref: str) -> Flag:
    try:
        return queries.flag_for(who.person, ref, at=who.at)
    except Flag.DoesNotExist:
        raise Http404(ref) from None


def _flag(request: HttpRequest, who: Sitting, one: Flag, wrong: BadInput | None) -> HttpResponse:
    today = who.at.astimezone(SHANGHAI).date()
    context = {
        "flag": one,
        "hands": queries.hands(one),
        "honour": words.honour(one.honour),
        "teams": [(row.id, row.name) for row in queries.next_holders(one, on=today)],
        "today": today,
        "words": words,
        **common(request, who, wrong),
    }
    return render(request, "honours/flag.html", context, status=422 if wrong else 200)


@asks("honours.pass_flag")
@require_POST
def passing(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand it to the next team."""
    who = sees(request)
    one = _of(who, ref)
    try:
        _passed(who, one, request)
    except BadInput as wrong:
        return _flag(request, who, one, wrong)
    return redirect("honours:flag", ref=ref)


def _passed(who: Sitting, one: Flag, request: HttpRequest) -> Fact:
    award, on, command = _chosen(who, request), forms.day_of(request, "on"), forms.command_of(request)
    return actions.pass_flag(flag=one, award=award, on=on, by=who.person, at=who.at, command=command)


def _chosen(who: Sitting, request: HttpRequest) -> Award:
    wanted = request.POST.get("award", "")
    if not wanted:
        raise BadInput(str(words.CHOOSE_TEAM), {"award": str(words.CHOOSE_TEAM)})
    return award_of(who, wanted)


@asks("honours.return_flag")
@require_POST
def returning(request: HttpRequest, ref: str) -> HttpResponse:
    """It is back."""
    who = sees(request)
    one = _of(who, ref)
    try:
        on, command = forms.day_of(request, "back_on"), forms.command_of(request)
        actions.return_flag(flag=one, on=on, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _flag(request, who, one, wrong)
    return redirect("honours:flag", ref=ref)
