"""The editor of a report, its preview, the live value of a figure, and 核稿 of a Word file."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.editions.actions.words import may
from bandeng.editions.models import Edition
from bandeng.editions.papers import web
from bandeng.editions.papers.incoming import markdown, opened, reference_of
from bandeng.editions.papers.sheet import sheet
from bandeng.editions.queries import editions, proofing, rendering
from bandeng.editions.queries.rendering import Rendered
from bandeng.editions.rules import matching
from bandeng.editions.rules.language import Broken
from bandeng.editions.rules.life import LIFE, WORD
from bandeng.editions.web import changes, showing, words
from bandeng.editions.web.views import edition_of, one, sees, shared
from bandeng.figures.rules import CATALOGUE
from bandeng.kernel.refusals import BadInput, Overtaken
from bandeng.ledger.web import drawn
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks


@asks("editions.rewrite")
@require_safe
def editor(request: HttpRequest, ref: str) -> HttpResponse:
    """The text as it is written, with a list of figures to put in."""
    who = sees(request)
    edition = edition_of(who, ref)
    may(edition, "rewrite")
    return _editor(request, who, edition, editions.source_of(edition), None)


@asks("editions.rewrite")
@require_POST
def preview(request: HttpRequest, ref: str) -> HttpResponse:
    """The text as it would read; nothing is kept."""
    who = sees(request)
    return _editor(request, who, edition_of(who, ref), request.POST.get("text", ""), None)


@asks("editions.rewrite")
@require_POST
def rewriting(request: HttpRequest, ref: str) -> HttpResponse:
    """The next version."""
    who = sees(request)
    edition = edition_of(who, ref)
    try:
        drawn.still(request, _mark(edition), by=who.person)
        changes.rewrite(who, edition, request)
    except BadInput as wrong:
        return _editor(request, who, edition, request.POST.get("text", ""), wrong)
    return redirect("editions:page", ref=ref)


def _mark(edition: Edition) -> str:
    return drawn.mark(editions.source_of(edition))


def _editor(
    request: HttpRequest, who: Sitting, edition: Edition, text: str, wrong: BadInput | None
) -> HttpResponse:
    said, issues = _tried(edition, text)
    whole = sheet(said, showing.head_of(edition, said)) if said else None
    context = {
        "edition": edition,
        "title": editions.titles([edition])[edition.id],
        "text": text,
        "drawn": request.POST.get(drawn.FIELD, "") if wrong is None and request.POST else _mark(edition),
        "stands": editions.source_of(edition) if isinstance(wrong, Overtaken) else "",
        "sheet": whole,
        "body": web.body(whole) if whole else "",
        "lines": showing.lines(said.numbers, said.seal) if said else [],
        **showing.noughts(edition, said, at=who.at),
        "by_hand": matching.by_hand(text, proofing.nouns()),
        "figures": figures(),
        "functions": words.FUNCTIONS,
        **shared(request, who, wrong),
        "issues": {**(wrong.issues if wrong else {}), **issues},
    }
    return render(request, "editions/editor.html", context, status=wrong.status if wrong else 200)


def _tried(edition: Edition, text: str) -> tuple[Rendered | None, dict[str, str]]:
    subject = editions.subject_of(edition)
    try:
        return rendering.render(text, subject, seal=rendering.last_seal()), {}
    except Broken as broken:
        return None, {"text": " ".join(rendering.trouble_text(each) for each in broken.troubles)}


def figures() -> list[tuple[str, str]]:
    """Names one can put in, each with its sentence."""
    named = [(name, spoken(CATALOGUE[name])) for name in sorted(CATALOGUE) if not CATALOGUE[name].act]
    later = [(each.name, each.zh) for each in book().reports.awaited if each.name not in CATALOGUE]
    return [*named, *later]


@asks("editions.rewrite")
@require_safe
def value(request: HttpRequest, ref: str) -> HttpResponse:
    """What a call would say now, for the editor: ``?call=press("visits.members")``."""
    who = sees(request)
    call = request.GET.get("call", "")[:200]
    said, issues = _tried(edition_of(who, ref), f"{{{{ {call} }}}}")
    if said is None or not said.numbers:
        return JsonResponse({"said": "", "trouble": issues.get("text", "")})
    number = said.numbers[0]
    return JsonResponse({"said": number.wording, "records": number.records, "trouble": ""})


@asks("editions.see")
@require_safe
def proof(request: HttpRequest, ref: str) -> HttpResponse:
    """Where an edited Word file is handed in."""
    who = sees(request)
    return _proof(request, who, edition_of(who, ref), {}, None)


@asks("editions.see")
@require_POST
def proofing_result(request: HttpRequest, ref: str) -> HttpResponse:
    """Every number of the file, held against the records."""
    who = sees(request)
    edition = edition_of(who, ref)
    file = request.FILES.get("file")
    try:
        if file is None or isinstance(file, list):
            raise BadInput(_("请选一个 Word 文件"), {"file": _("请选一个 Word 文件")})
        found = _proofed(edition, opened(file))
    except BadInput as wrong:
        issues = wrong.issues or {"file": str(wrong)}
        return _proof(request, who, edition, {}, BadInput(str(wrong), issues))
    except Broken:
        return one(request, who, edition, None)
    return _proof(request, who, edition, found, None)


def _proofed(edition: Edition, document: Any) -> dict[str, Any]:
    said = editions.rendered(edition)
    calls = [f"{{{{ {chart.call} }}}}" for chart in said.charts]
    proofed = proofing.proof(markdown(document, calls), said, editions.drawn_of(edition))
    rows = showing.lines(said.numbers, said.seal)
    mine = f"{edition.stream}/{edition.version}"
    return {
        "matches": [
            (each, rows[each.number] if each.number >= 0 else None) for each in proofed.matched.matches
        ],
        "dropped": [rows[number] for number in proofed.matched.dropped],
        "text": proofed.text,
        "lost": [(each.piece.tag or each.piece.source, each.text.strip()) for each in proofed.lost],
        "other": reference_of(document) not in ("", mine),
    }


def _proof(
    request: HttpRequest, who: Sitting, edition: Edition, found: dict[str, Any], wrong: BadInput | None
) -> HttpResponse:
    context = {
        "edition": edition,
        "title": editions.titles([edition])[edition.id],
        "found": found,
        "states": words.MATCHES,
        "word": WORD,
        "may_rewrite": LIFE.can(edition.state, "rewrite"),
        **shared(request, who, wrong),
    }
    return render(request, "editions/proof.html", context, status=422 if wrong else 200)
