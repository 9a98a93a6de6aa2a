"""Seals in public: whoever writes one down today can see tomorrow that nothing before it was changed."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bandeng.ledger import queries
from bandeng.ledger.models import Fact, Seal
from bandeng.ledger.sealing import envelope, row_of
from bandeng.ledger.words import as_of
from bandeng.ui.web.asks import asks

FOR_EVER = "public, max-age=31536000, immutable"
LARGEST = 2**31 - 1  # numbers of seals
PAGE_OF_JSON = 200


@asks("public")
@require_safe
def seals(request: HttpRequest) -> HttpResponse:
    """All seals, newest first; ``?below=N`` is the next page."""
    page = queries.seals(below=_below(request))
    rows = [(each, as_of(each.at)) for each in page.seals]
    return render(request, "ledger/seals.html", {"rows": rows, "older": page.older})


@asks("public")
@require_safe
def seals_json(request: HttpRequest) -> JsonResponse:
    """The same for programs; ``next`` is the address of the next page, null on the last."""
    page = queries.seals(below=_below(request), size=PAGE_OF_JSON)
    following = f"{reverse('seals-json')}?below={page.older}" if page.older else None
    return JsonResponse({"seals": [_plain(each) for each in page.seals], "next": following})


@asks("public")
@require_safe
def seal(request: HttpRequest, number: int) -> HttpResponse:
    """One seal with everything its digest covers."""
    found = _seal(number)
    return render(request, "ledger/seal.html", {"seal": found, "sentence": as_of(found.at)})


@asks("public")
@require_safe
def proof(request: HttpRequest, number: int, height: int) -> JsonResponse:
    """The hashes that lead from a fact to the root of the seal over it."""
    _seal(number)
    try:
        hashes = queries.proof(number, min(height, 2**63 - 1))
    except Fact.DoesNotExist:
        raise Http404 from None
    return JsonResponse(hashes, headers={"Cache-Control": FOR_EVER})


def _seal(number: int) -> Seal:
    try:
        return queries.seal(min(number, LARGEST))
    except Seal.DoesNotExist:
        raise Http404 from None


def _plain(seal: Seal) -> dict[str, object]:
    row = row_of(seal)
    return {**envelope(row), "digest": row.digest}


def _below(request: HttpRequest) -> int | None:
    given = request.GET.get("below", "")
    return min(int(given), LARGEST) if given.isascii() and given.isdecimal() and len(given) < 20 else None
