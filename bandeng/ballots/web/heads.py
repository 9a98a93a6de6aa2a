"""Signed heads for everybody: pages to compare with what hangs on the wall, a sheet to hang, JSON."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bandeng.ballots import opening, queries
from bandeng.ballots.models import Head
from bandeng.ballots.web.public import vote_or_404
from bandeng.places import queries as places
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks

PAGE = 50
LARGEST = 2**31 - 1


@asks("public")
@require_safe
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """All heads of a vote, the newest first; ``?below=N`` is the next page."""
    vote, given = vote_or_404(ref), request.GET.get("below", "")
    below = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
    found = queries.heads(vote, below=below, at_most=PAGE + 1)
    older = found[PAGE - 1].number if len(found) > PAGE else 0
    context = {"vote": vote, "heads": found[:PAGE], "older": older, "at": now()}
    return render(request, "ballots/heads.html", context)


@asks("public")
@require_safe
def page(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One head, to be held against the one on the wall."""
    head = _head(ref, number)
    return render(request, "ballots/head.html", {"vote": head.vote, "head": head, "at": now()})


@asks("public")
@require_safe
def sheet(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The same to print and hang up, with a code that leads to the page and lines for the scrutineers."""
    head = _head(ref, number)
    address = whole_address(request, reverse("ballots:head", args=[head.vote_id, head.number]))
    place = places.label(head.vote.place)
    context = {"vote": head.vote, "head": head, "place": place, "address": address, "at": now()}
    return render(request, "ballots/head_sheet.html", context)


@asks("public")
@require_safe
def as_json(request: HttpRequest, ref: str) -> JsonResponse:
    """Every head with its signature, the oldest first, for programs that keep watch."""
    return JsonResponse(opening.heads(vote_or_404(ref)))


def _head(ref: str, number: int) -> Head:
    try:
        return queries.head(vote_or_404(ref), min(number, LARGEST))
    except Head.DoesNotExist:
        raise Http404(ref) from None
