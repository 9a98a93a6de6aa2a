"""Whether a receipt stands in the book and under which seal, for whoever holds it; never what was chosen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bandeng.ballots import queries
from bandeng.ballots.web.public import vote_or_404
from bandeng.ledger import queries as ledger
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks


@asks("public")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, ref: str) -> HttpResponse:
    """Type a receipt; read where it stands. In a form: an address would stay in histories."""
    vote, typed = vote_or_404(ref), request.POST.get("code", "")[:40].strip()
    height = queries.height_of_receipt(vote, typed) if typed else None
    fact = ledger.fact_at(height) if height else None
    under = ledger.seal_over(height) if height else None
    context = {"vote": vote, "typed": typed, "fact": fact, "seal": under, "at": now()}
    return render(request, "ballots/receipt.html", context, status=404 if typed and fact is None else 200)
