"""Residents look for a place or a matter; works without script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bandeng.home import finding, queries
from bandeng.search.rules import MOST, terms
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks


@asks("public")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The form and what was found. What is looked for may be a name: it stands in no address."""
    words = request.POST.get("q", "").replace("\0", "")[:MOST].strip()
    start = request.POST.get("before", "")
    before = int(start) if start.isascii() and start.isdecimal() and len(start) < finding.LONGEST_ID else 0
    found = finding.matters(words, before=before)
    first = [] if before else finding.numbered(words)
    cases = {case.id: case for case in (*first, *found.cases)}
    is_empty = request.method == "POST" and not terms(words)
    context = {
        "words": words,
        "issue": _("请写要找的地方、类别或编号") if is_empty else "",
        "places": [] if before else finding.places(words),
        "lines": queries.lines(cases.values(), at=now()),
        "more": found.more,
        "most": MOST,
    }
    return render(request, "home/find.html", context, status=422 if is_empty else 200)
