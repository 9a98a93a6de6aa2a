"""Reports at the desk: the list, a new one, one with its steps, and the changes of it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.editions.models import Edition
from bandeng.editions.queries import editions, moving, proofing, standing, turns
from bandeng.editions.queries.rendering import Rendered, trouble_text
from bandeng.editions.rules import matching
from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.language import Broken
from bandeng.editions.rules.life import LIFE, WRITING
from bandeng.editions.web import changes, showing, words
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.addresses import site
from bandeng.ui.web.asks import asks

ACTS = ("rewrite", "review", "sign", "send_back", "freeze", "publish", "withdraw")


@asks("editions.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Those she may see, and the way to a new one."""
    who = sees(request)
    return _overview(request, who, None)


@asks("editions.draft")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Begin one."""
    who = sees(request)
    spots = {
        place.code: place.path for _r, found in editions.writable(who.person, at=who.at) for place in found
    }
    try:
        fact = changes.draft(who, request, spots)
    except BadInput as wrong:
        return _overview(request, who, wrong)
    return redirect("editions:page", ref=fact.stream.partition(":")[2])


def _overview(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    month = editions.last_month(who.at.astimezone(SHANGHAI).date())
    choices = [
        (f"{report.code}:{place.code}", f"{spoken(report)} · {place.name}")
        for report, found in editions.writable(who.person, at=who.at)
        for place in found
    ]
    context = {
        "rows": showing.rows(editions.listed(who.person, at=who.at), words.STATES),
        "choices": choices,
        "first": month.first.isoformat(),
        "last": month.last.isoformat(),
        **shared(request, who, wrong),
    }
    return render(request, "editions/overview.html", context, status=422 if wrong else 200)


@asks("editions.see")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One report: what it says, who has to do what now, its numbers, its versions."""
    who = sees(request)
    return one(request, who, edition_of(who, ref), None)


@asks("editions.see")
@require_safe
def file(request: HttpRequest, ref: str) -> HttpResponse:
    """It as a file, also before it is published."""
    who = sees(request)
    edition = edition_of(who, ref)
    try:
        said, kind = editions.rendered(edition), request.GET.get("as", "docx")
        return showing.file_of(edition, said, kind, base=site(request))
    except Broken as broken:
        return one(request, who, edition, _broken(broken))


Change = Callable[[Sitting, Edition, HttpRequest], Fact]


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one change: acts, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sees(request)
        edition = edition_of(who, ref)
        try:
            change(who, edition, request)
        except BadInput as wrong:
            return one(request, who, edition, wrong)
        return redirect("editions:page", ref=ref)

    return view


def one(request: HttpRequest, who: Sitting, edition: Edition, wrong: BadInput | None) -> HttpResponse:
    """The page of a report."""
    said, broken = said_of(edition)
    wrong = wrong or (_broken(broken) if broken else None)
    context = {
        "edition": edition,
        **_warned(edition),
        **_about(who, edition),
        **showing.noughts(edition, said, at=who.at),
        "moved": moving.told(moving.since_signed(edition)),
        **_text(edition, said),
        **shared(request, who, wrong),
    }
    return render(request, "editions/page.html", context, status=422 if wrong else 200)


def _warned(edition: Edition) -> dict[str, Any]:
    """What to look at: numbers written by hand, of a draft with their lines."""
    source = editions.source_of(edition) if edition.state in WRITING else ""
    return {
        "typed_numbers": editions.typed_in(edition),
        "by_hand": matching.by_hand(source, proofing.nouns()),
    }


def said_of(edition: Edition) -> tuple[Rendered | None, Broken | None]:
    """What it says now, or why it can no longer be counted."""
    try:
        return editions.rendered(edition), None
    except Broken as broken:
        return None, broken


def _broken(broken: Broken) -> BadInput:
    said = " ".join(trouble_text(each) for each in broken.troubles)
    return BadInput(_("正文里有数字算不出来,请先改正文"), {"text": said})


def _text(edition: Edition, said: Rendered | None) -> dict[str, Any]:
    if said is None:
        return {"sheet": None, "body": "", "lines": [], "seal": None}
    sheet, body = showing.paper(edition, said)
    return {"sheet": sheet, "body": body, "lines": showing.lines(said.numbers, said.seal), "seal": said.seal}


def _about(who: Sitting, edition: Edition) -> dict[str, Any]:
    report = editions.report_of(edition)
    verbs = {verb for verb in ACTS if LIFE.can(edition.state, verb)}
    return {
        "report": report,
        "title": editions.titles([edition])[edition.id],
        "stands": standing.standing(edition),
        "corrected": standing.corrected(edition),
        "frame": Frame(edition.first, edition.after).name,
        "state": words.STATES[edition.state],
        "step": words.STEP[edition.state],
        "steps": [str(each) for each in words.STEPS],
        "mine": {verb for verb in verbs if who.person in _persons(edition, verb, who)},
        **showing.who_is_next(edition, at=who.at),
        "versions": editions.versions(edition),
        "origins": words.ORIGINS,
        "files": words.FILES,
        "kind": words.KINDS[report.kind],
        "role_of": showing.role_of,
    }


def _persons(edition: Edition, verb: str, who: Sitting) -> set[str]:
    return {each.person for each in turns.doers(edition, verb, at=who.at)}


def shared(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> dict[str, Any]:
    """What pages with forms need."""
    return {
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }


def sees(request: HttpRequest) -> Sitting:
    """Who sits there, if she has to do with reports. Raises NotYours."""
    who = sitting(request)
    if not who.may("editions.see"):
        raise NotYours(_("还没公布的报告只给写、审、签的人看。公布了的在「简报」里,谁都能看。"))
    return who


def edition_of(who: Sitting, ref: str) -> Edition:
    """The edition, or a 404."""
    try:
        return editions.edition_for(who.person, ref, at=who.at)
    except Edition.DoesNotExist:
        raise Http404(ref) from None
