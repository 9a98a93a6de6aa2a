"""An objection: raised by anybody, answered at the desk, and read by whoever raised it."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Objection, Round
from bandeng.honours.web import forms, words
from bandeng.honours.web.public import announced_or_404, notice_page
from bandeng.honours.web.shared import round_of, sees
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.people import actions as people
from bandeng.people.web.sections import Link
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@asks("public")
@get_or_post
def objection(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody objects; after the notice the answer says where to turn. Asked with a code: to its receipt."""
    one, at = announced_or_404(ref), now()
    if request.method != "POST":
        return _asked(request, one)
    person = str(request.user.pk) if request.user.is_authenticated else people.guest(at=at)
    try:
        what, command = forms.objecting(request), forms.command_of(request)
        fact = actions.object_(round_=one, what=what, by=person, at=at, command=command)
    except BadInput as wrong:
        return notice_page(request, one, wrong)
    return redirect("honours:objected", ref=ref, code=queries.code_of(fact.stream.partition(":")[2]))


def _asked(request: HttpRequest, one: Round) -> HttpResponse:
    code = request.GET.get("code", "").strip()[: rules.NAME_AT_MOST]
    raised = queries.raised_with(one, code) if code else None
    if raised is None:
        issue = _("没有这个回执号。回执号是十位的字母和数字,交异议时给过您。")
        return notice_page(request, one, BadInput(issue, {"code": issue}))
    return redirect("honours:objected", ref=one.id, code=queries.code_of(raised.objection.id))


@asks("public")
@never_cache
@require_safe
def objected(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """The receipt: what was said, how it stands, what was answered."""
    one = announced_or_404(ref)
    raised = queries.raised_with(one, code)
    if raised is None:
        raise Http404(code)
    context = {
        "round": one,
        "title": words.title(one),
        "raised": raised,
        "code": queries.code_of(raised.objection.id),
        "own": str(request.user.pk) == raised.objection.person,
        "year": now().year,
    }
    return render(request, "honours/public/objected.html", context)


def links(request: HttpRequest) -> Iterator[Link]:
    """One's own objections, on 「我的」."""
    for each in queries.objections_by(str(request.user.pk)):
        one = queries.announced(each.round)
        if one is not None:
            address = reverse("honours:objected", args=[one.id, queries.code_of(each.id)])
            note = _("有答复了") if each.answered_at else _("在查,还没有答复")
            yield Link(url=address, text=words.title(one), note=note)


@asks("honours.answer")
@never_cache
@get_or_post
def contact(request: HttpRequest, ref: str, objection: str) -> HttpResponse:
    """How to reach whoever objected: behind a press, and the look is logged."""
    who = sees(request)
    one = round_of(who, ref)
    raised = _at_her_desk(who, one, objection)
    looked = request.method == "POST"
    if looked:
        people.look(person=who.person, about=raised.person, what=_("提异议的人怎么联系"), at=who.at)
    context = {
        "round": one,
        "title": words.title(one),
        "objection": raised,
        "looked": looked,
        "reach": queries.reach_of(raised) if looked else "",
        "sitting": who,
    }
    return render(request, "honours/contact.html", context)


def _at_her_desk(who: Sitting, one: Round, ref: str) -> Objection:
    if one.unit not in queries.desks_of(who.person, at=who.at, act="honours.answer"):
        raise NotYours(_("只有答复异议的单位能看怎么联系提异议的人。"), who=(words.desk(one.unit),))
    raised = queries.objection_of(one, ref)
    if raised is None:
        raise Http404(ref)
    return raised
