"""What helps whoever takes a roll in: a table to begin with, and what of it may be looked through again."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from bandeng.ballots import queries, sheets
from bandeng.ballots.models import Vote
from bandeng.posts.web.sitting import sitting
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import table


@asks("ballots.see")
@require_safe
def template(request: HttpRequest, ref: str, kind: str) -> HttpResponseBase:
    """The columns that the rule of this vote wants, with made-up rows."""
    who = sitting(request)
    try:
        vote = queries.vote_for(who.person, ref, at=who.at)
    except Vote.DoesNotExist:
        raise Http404(ref) from None
    rule = book().voting_rule(vote.rule)
    return table("roll-template", kind, sheets.examples.heads(rule), sheets.examples.rows(rule))
