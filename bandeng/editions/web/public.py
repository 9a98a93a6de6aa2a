"""Reports that were published, for anybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from bandeng.editions.models import Edition
from bandeng.editions.papers.verdict import as_of
from bandeng.editions.queries import editions, lasting, standing, verifying
from bandeng.editions.rules.life import WITHDRAWN
from bandeng.editions.web import showing
from bandeng.editions.web.words import FILES, KINDS, STATES
from bandeng.kernel.periods import SHANGHAI
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import site
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """All of them, the newest first."""
    return render(request, "editions/published.html", {"rows": showing.rows(editions.public(), STATES)})


@asks("public")
@require_safe
def numbered(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Whatever was published under this number: the one there is, or all of them to choose from."""
    found = editions.numbered(year, number)
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("editions:edition", *found[0].numbered)
    return render(request, "editions/published.html", {"rows": showing.rows(found, STATES)})


@asks("public")
@require_safe
def edition(request: HttpRequest, place: str, report: str, year: int, number: int) -> HttpResponse:
    """One, each of its numbers a link to its records; as a file with ``?as=docx``."""
    found = _found(place, report, year, number)
    if found.state == WITHDRAWN:
        return render(request, "editions/withdrawn.html", {"edition": found}, status=410)
    said = editions.rendered(found)
    if kind := request.GET.get("as", ""):
        return showing.file_of(found, said, kind, base=site(request))
    sheet, body = showing.paper(found, said)
    context = {
        "edition": found,
        "corrected": standing.corrected(found),
        "corrected_by": standing.corrected_by(found),
        "unfinished": lasting.unfinished(found, today=now().astimezone(SHANGHAI).date()),
        "sheet": sheet,
        "body": body,
        "kind": KINDS[sheet.head.report.kind],
        "lines": showing.lines(said.numbers, said.seal),
        "typed_numbers": editions.typed_in(found),
        "files": FILES,
    }
    return render(request, "editions/edition.html", context)


@asks("public")
@require_safe
def recount(request: HttpRequest, place: str, report: str, year: int, number: int) -> HttpResponse:
    """Every number of one counted anew, while one waits."""
    found = _found(place, report, year, number)
    if found.state == WITHDRAWN:
        raise Http404
    checked = verifying.verify(found)
    context = {
        "edition": found,
        "title": editions.titles([found])[found.id],
        "verdict": showing.verdict(checked),
        "checked": checked,
        "as_of": as_of(checked),
        "typed_numbers": editions.typed_in(found),
        "sentence": showing.sentence,
        "when": showing.when,
        "changes": showing.changes,
    }
    return render(request, "editions/recount.html", context)


def _found(place: str, report: str, year: int, number: int) -> Edition:
    try:
        return editions.published(place, report, year, number)
    except Edition.DoesNotExist:
        raise Http404 from None
