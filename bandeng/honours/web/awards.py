"""One award: why, what was done with it, its certificate; and taking it back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.honours import actions, certificates, queries, rules
from bandeng.honours.models import Award
from bandeng.honours.web import forms, standing, words
from bandeng.honours.web.shared import award_of, common, sees
from bandeng.kernel.refusals import BadInput
from bandeng.members import queries as members
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import MEDAL, TEAM
from bandeng.ui.web.addresses import site
from bandeng.ui.web.asks import asks


@asks("honours.see")
@require_safe
def award(request: HttpRequest, ref: str) -> HttpResponse:
    """One award."""
    who = sees(request)
    return _shown(request, who, award_of(who, ref), None)


@asks("honours.withdraw")
@require_POST
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Take it back."""
    who = sees(request)
    one = award_of(who, ref)
    why, command = request.POST.get("why", ""), forms.command_of(request)
    try:
        actions.withdraw(award=one, why=why, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _shown(request, who, one, wrong)
    return redirect("honours:award", ref=ref)


@asks("honours.take_back")
@require_POST
def taking_back(request: HttpRequest, ref: str) -> HttpResponse:
    """What was handed over is back."""
    who = sees(request)
    one = award_of(who, ref)
    try:
        on, command = forms.day_of(request, "back_on"), forms.command_of(request)
        actions.take_back(award=one, on=on, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _shown(request, who, one, wrong)
    return redirect("honours:award", ref=ref)


@asks("honours.retract")
@require_POST
def retraction(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a nomination of one's own unit back."""
    who = sees(request)
    one = award_of(who, ref)
    actions.retract(award=one, by=who.person, at=who.at, command=forms.command_of(request))
    return redirect("honours:round", ref=one.round)


def _shown(request: HttpRequest, who: Sitting, one: Award, wrong: BadInput | None) -> HttpResponse:
    actions.look(awards=[one], by=who.person, at=who.at)
    row = queries.shown([one])[0]
    steps = [
        {"at": step.at, "text": words.step(step.name), "who": members.post_words(step.post), "note": said}
        for step, said in queries.steps_of(one)
    ]
    context = {
        "award": one,
        "row": row,
        "honour": words.honour(one.honour),
        "class_": words.CLASSES[one.honour_class],
        "state": words.STATES[one.state],
        "desk": words.desk(one.desk),
        "steps": steps,
        "grounds": queries.grounds_of(one),
        "certified": _is_certified(one),
        **_handed(one),
        "flag": standing.flag_pairs(queries.turn_of(one)),
        **_may(who, one),
        "words": words,
        **common(request, who, wrong),
    }
    return render(request, "honours/award.html", context, status=422 if wrong else 200)


def _handed(one: Award) -> dict[str, object]:
    """Where and by whom it was handed over."""
    handing = queries.handing_of(one)
    giver = members.post_words(handing.giver) if handing and handing.giver else ""
    return {"handing": handing, "giver": giver}


def _may(who: Sitting, one: Award) -> dict[str, bool]:
    """What her desk may still do with it."""
    honour = book().honour(one.honour)
    back = one.is_still_out and not honour.passes_on
    return {
        "may_withdraw": one.state in rules.GIVEN and _decides(who, one, "honours.withdraw"),
        "may_retract": _may_retract(who, one),
        "may_take_back": back and _decides(who, one, "honours.take_back"),
    }


def _may_retract(who: Sitting, one: Award) -> bool:
    hers = one.unit in queries.desks_of(who.person, at=who.at, act="honours.retract")
    return hers and one.why == rules.NOMINATED and rules.LIFE.can(one.state, "retract")


def _decides(who: Sitting, one: Award, act: str) -> bool:
    desk = book().honour(one.honour).decides or one.body
    return desk in queries.desks_of(who.person, at=who.at, act=act)


def _is_certified(one: Award) -> bool:
    """A medal's paper comes with the medal; all others with the decision."""
    medal = book().honour(one.honour).class_ == MEDAL
    return one.code != rules.NOBODY and one.state in (
        (rules.HANDED,) if medal else (rules.DECIDED, rules.HANDED)
    )


@asks("honours.see")
@require_safe
def certificate(request: HttpRequest, ref: str) -> HttpResponse:
    """The certificate as a sheet of paper."""
    who = sees(request)
    one = award_of(who, ref)
    if not _is_certified(one):
        raise Http404(ref)
    actions.look(awards=[one], by=who.person, at=who.at)
    address = site(request) + reverse("honours:certificate", args=[one.code])
    paper = certificates.pdf(_said(one), address=address)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="certificate-{one.code[:8]}.pdf"'
    return answer


def _said(one: Award) -> dict[str, str]:
    honour, name = book().honour(one.honour), queries.shown([one])[0].name
    assert one.decided_on is not None
    english = (get_language() or "").startswith("en")
    return {
        "title": spoken(honour),
        "lang": "en" if english else "zh",
        "word": _("荣誉证书"),
        "holder": name if one.kind == TEAM else _("%(name)s 同志") % {"name": name},
        "sentence": words.given_as(one),
        "honour": words.grade(one) or spoken(honour),
        "check": _("扫一扫,核对真假"),
        "issuer": words.issuer(honour),
        "day": words.day(one.decided_on),
        "number": one.number,
        "until": _until(one),
    }


def _until(one: Award) -> str:
    """Until when it holds; of a flag, from when until when it is in these hands."""
    if turn := queries.turn_of(one):
        return " ".join((turn.flag.called, words.span(turn.held)))
    return _("有效到%(day)s") % {"day": words.day(one.valid_until)} if one.valid_until else ""
