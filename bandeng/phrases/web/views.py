"""A unit's templates: their list, writing one, its next version, retiring it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.web import drawn
from bandeng.phrases import actions, queries, rules
from bandeng.phrases.models import Template
from bandeng.phrases.queries import Read
from bandeng.phrases.web.words import LABELS, choices
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks


@dataclass(frozen=True, kw_only=True)
class Group:
    """The templates for one act."""

    label: str
    templates: tuple[Read, ...]


@asks("posts.see")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The templates of her units, act by act."""
    who = sitting(request)
    found = queries.offered(posts.units_around(who.held))
    groups = [
        Group(label=str(label), templates=tuple(each for each in found if each.verb == verb))
        for verb, label in LABELS.items()
    ]
    context = {
        "groups": [group for group in groups if group.templates],
        "may": _may(who),
        "sitting": who,
        "at": who.at,
    }
    return render(request, "phrases/index.html", context)


def _may(who: Sitting) -> bool:
    roles = {holding.role for holding in who.held}
    return any(grant.role in roles for grant in posts.grants("phrases.keep"))


@asks("phrases.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: HttpRequest) -> HttpResponse:
    """Write one."""
    who = _keeper(request)
    if request.method != "POST":
        return _form(request, who, None)
    verb, command = request.POST.get("verb", ""), request.POST.get("command", "")[:40]
    try:
        actions.write(verb=verb, text=_text(request), by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, None, wrong)
    return redirect("phrases:index")


@asks("phrases.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One template, its earlier versions, and the form of the next."""
    who = _keeper(request)
    template = _template(ref, who)
    if request.method != "POST":
        return _form(request, who, template)
    command = request.POST.get("command", "")[:40]
    try:
        drawn.still(request, _mark(template), by=who.person)
        actions.rewrite(template=template, text=_text(request), by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, template, wrong)
    return redirect("phrases:index")


@asks("phrases.keep")
@require_POST
def retiring(request: HttpRequest, ref: str) -> HttpResponse:
    """Offer it no more."""
    who = sitting(request)
    command = request.POST.get("command", "")[:40]
    actions.retire(template=_template(ref, who), by=who.person, at=who.at, command=command)
    return redirect("phrases:index")


def _keeper(request: HttpRequest) -> Sitting:
    """Whoever may keep templates: nobody else fills the form in vain. Raises NotYours."""
    who = sitting(request)
    posts.desk_hand(who.person, "phrases.keep", at=who.at)
    return who


def _template(ref: str, who: Sitting) -> Template:
    found = queries.find(ref, {holding.unit for holding in who.held})
    if found is None:
        raise Http404(_("没有这个模板,或者已经停用"))
    return found


def _text(request: HttpRequest) -> actions.Text:
    return actions.Text(name=request.POST.get("name", ""), words=request.POST.get("words", ""))


def _mark(template: Template | None) -> str:
    now = queries.read(template) if template else None
    return drawn.mark(now.version, now.name, now.words) if now else ""


def _form(
    request: HttpRequest, who: Sitting, template: Template | None, wrong: BadInput | None = None
) -> HttpResponse:
    """The form: what was typed, else what it says now."""
    now = queries.read(template) if template else None
    sent = request.method == "POST"
    context = {
        "now": now,
        "drawn": _mark(template),
        "label": str(LABELS[now.verb]) if now else "",
        "versions": queries.versions(template) if template else [],
        "verbs": choices(),
        "verb": request.POST.get("verb", ""),
        "name": request.POST.get("name", "") if sent else (now.name if now else ""),
        "words": request.POST.get("words", "") if sent else (now.words if now else ""),
        "places": rules.PLACES,
        "most": rules.WORDS_AT_MOST,
        "issues": wrong.issues if wrong else {},
        "command": request.POST.get("command", "")[:40] or new_id(who.at),
        "retiring": new_id(who.at),
        "sitting": who,
    }
    return render(request, "phrases/form.html", context, status=wrong.status if wrong else 200)
