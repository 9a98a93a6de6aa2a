"""Raising a matter in four steps, 写 拍 标 核对. Each works without script; back loses nothing."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bandeng.cases import actions, rules
from bandeng.cases.actions.words import checked
from bandeng.cases.models import Case
from bandeng.cases.queries import nearby, sight
from bandeng.cases.web import texting
from bandeng.cases.web.resident import floods, forms, once, party, texts
from bandeng.cases.web.resident.drafts import Draft, draft_of, forget, keep
from bandeng.kernel.refusals import BadInput
from bandeng.kernel.text import visible
from bandeng.ledger import pictures
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.rulebook import classify
from bandeng.rulebook.queries import book
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.preferences import COMMUNITY

FORM = ["GET", "HEAD", "POST"]


def _page(
    request: HttpRequest, step: str, draft: Draft, issues: dict[str, str] | None = None, **more: object
) -> HttpResponse:
    """One of the steps, with what was kept and what is wrong with it."""
    danger = classify.danger(draft.words) if draft.words else None
    context: dict[str, Any] = {"draft": draft, "issues": issues or {}, "danger": danger, "step": step, **more}
    status = 429 if "flood" in context["issues"] else 422 if issues else 200
    return render(request, f"cases/resident/{step}.html", context, status=status)


@asks("public")
@require_http_methods(FORM)
def words(request: HttpRequest) -> HttpResponse:
    """Step one: what is wrong, in plain words."""
    draft = draft_of(request)
    if draft.command and sight.raised_by(draft.command):  # sent, but the answer was lost
        forget(request, at=now())
        draft = Draft()
    if request.method != "POST":
        return _page(request, "words", draft, most=rules.WORDS_AT_MOST)
    draft = replace(draft, words=visible(request.POST.get("words", "")))
    try:
        checked(draft.words, "words")
    except BadInput as wrong:
        return _page(request, "words", draft, wrong.issues, most=rules.WORDS_AT_MOST)
    keep(request, draft, at=now())
    return redirect("cases:report-pictures")


@asks("public")
@require_http_methods(FORM)
def photos(request: HttpRequest) -> HttpResponse:
    """Step two: pictures, if there are any."""
    draft = draft_of(request)
    if not draft.words:
        return redirect("cases:report")
    if request.method != "POST":
        return _page(request, "photos", draft, most=rules.PICTURES_AT_MOST)
    try:
        draft, flood = _with_pictures(request, draft)
    except BadInput as wrong:
        return _page(request, "photos", draft, {"pictures": str(wrong)}, most=rules.PICTURES_AT_MOST)
    keep(request, draft, at=now())
    if flood:
        issues = {"pictures": flood, "flood": _kept(draft)}
        return _page(request, "photos", draft, issues, most=rules.PICTURES_AT_MOST)
    return redirect("cases:report-place")


def _kept(draft: Draft) -> str:
    return _("已经收下%(n)s张照片和您写的话,可以先往下走") % {"n": len(draft.pictures)}


def _with_pictures(request: HttpRequest, draft: Draft) -> tuple[Draft, str]:
    """The draft with what was taken, and a sentence where a flood of pictures was stopped."""
    dropped = set(request.POST.getlist("drop"))
    kept = [digest for digest in draft.pictures if digest not in dropped]
    files = request.FILES.getlist("pictures")
    if len(kept) + len(files) > rules.PICTURES_AT_MOST:
        raise BadInput(_("最多放%(most)s张照片") % {"most": rules.PICTURES_AT_MOST})
    flood = ""
    for file in files:
        if flood := floods.too_many(request, "picture"):
            break
        kept.append(pictures.take(file).digest)
    taken = tuple(dict.fromkeys(kept))
    return replace(draft, pictures=taken, pictures_public=request.POST.get("public") == "1"), flood


@asks("public")
@require_http_methods(FORM)
def place(request: HttpRequest) -> HttpResponse:
    """Step three: a pin on the map, or a community and the address in words."""
    draft = draft_of(request)
    if not draft.words:
        return redirect("cases:report")
    if request.method != "POST":
        own = draft.community or request.COOKIES.get(COMMUNITY, "")
        return _page(request, "place", replace(draft, community=own), {}, **forms.choices())
    draft = forms.with_place(request.POST, draft)
    try:
        draft = forms.located(draft)
    except BadInput as wrong:
        return _page(request, "place", draft, wrong.issues, **forms.choices())
    keep(request, draft, at=now())
    return redirect("cases:report-similar" if _similar(draft) else "cases:report-review")


def _similar(draft: Draft) -> list[nearby.Near]:
    proposed = next(iter(classify.propose(draft.words)), None)
    return nearby.near(
        pin=draft.pin,
        community=draft.place.split("/")[2],
        told=nearby.Told(condition=proposed.condition.key if proposed else "", words=draft.words),
        metres=book().limits.near_metres,
    )


@asks("public")
@require_http_methods(["GET", "HEAD"])
def similar(request: HttpRequest) -> HttpResponse:
    """Open matters nearby that may be the same: join one, or go on."""
    draft = draft_of(request)
    if not draft.place:
        return redirect("cases:report-place")
    at = now()
    found = forms.near_lines(_similar(draft), at=at)
    return _page(request, "similar", draft, found=found, at=at)


@asks("public")
@require_http_methods(FORM)
def review(request: HttpRequest) -> HttpResponse:
    """Step four: look it over, leave a name and a telephone if wanted, send."""
    draft = draft_of(request)
    if first := _sent_before(request, draft):
        return _received(request, first)
    if not draft.place:
        return redirect("cases:report-place" if draft.words else "cases:report")
    where = places.label(draft.place)
    if request.method != "POST":
        return _page(request, "review", draft, where=where, texts_offered=texting.are_offered())
    draft = keep(request, forms.with_people(request.POST, draft), at=now())
    issues = forms.people_issues(draft) or _too_many(request) or texts.too_many(draft, at=now())
    if issues:
        return _page(request, "review", draft, issues, where=where, texts_offered=texting.are_offered())
    return _send(request, draft)


def _too_many(request: HttpRequest) -> dict[str, str]:
    """A flood from one address is slowed; what was written stays in the draft."""
    told = floods.too_many(request, "report")
    return {"flood": told} if told else {}


def _sent_before(request: HttpRequest, draft: Draft) -> Case | None:
    """The matter this form has already led to, when it is sent a second time.

    The draft that led to it is wiped, if the first time did not come so far: another matter must not be
    written over it, under the same id.
    """
    command = once.command_of(request)
    first = sight.raised_by(command) if command else None
    if first and draft.command == command:
        forget(request, at=now())
    return first


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    at = now()
    actions.report(report=_report(request, draft), at=at, command=draft.command)
    forget(request, at=at)
    case = sight.raised_by(draft.command)
    assert case is not None
    return _received(request, case)


def _received(request: HttpRequest, case: Case) -> HttpResponse:
    party.open_to(request, case, by="page")
    return redirect("cases:report-done", number=case.number)


def _report(request: HttpRequest, draft: Draft) -> actions.Report:
    at = now()
    signed_in = request.user.is_authenticated and not draft.helper_name
    reporter = str(request.user.pk) if signed_in else people.guest(name=draft.name, phone=draft.phone, at=at)
    if draft.texts and not request.user.is_authenticated and texting.are_offered():
        texts.agree(reporter, at=at)
    helper = (
        people.guest(name=draft.helper_name, phone=draft.helper_phone, at=at) if draft.helper_name else ""
    )
    return actions.Report(
        place=draft.place,
        words=draft.words,
        reporter=reporter,
        helper=helper,
        address=draft.address,
        pin=draft.pin,
        pictures=draft.pictures,
        pictures_public=draft.pictures_public,
    )


@asks("public")
@require_http_methods(["GET", "HEAD"])
def done(request: HttpRequest, number: str) -> HttpResponse:
    """Number, code, what comes next; only for the browser that raised it."""
    case = party.own_or_404(request, number)
    told = forms.receipt(request, case)
    context = {"case": case, "told": told, "danger": forms.danger_of(case), "at": now()}
    return render(request, "cases/resident/done.html", context)


@asks("public")
@require_http_methods(["GET", "HEAD"])
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """The same as a slip of paper."""
    case = party.own_or_404(request, number)
    told = forms.receipt(request, case)
    return render(request, "cases/resident/slip.html", {"case": case, "told": told})


@asks("public")
@require_http_methods(["POST"])
def danger(request: HttpRequest) -> HttpResponse:
    """Whether words speak of danger: asked while they are typed; nothing is kept."""
    found = classify.danger(request.POST.get("words", "")[: rules.WORDS_AT_MOST])
    return render(request, "cases/resident/_danger.html", {"danger": found})
