"""A decision as an official paper in PDF and Word: whole at the desk, persons only counted for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bandeng.honours import actions, decisions, queries
from bandeng.honours.models import Round
from bandeng.honours.web.public import announced_or_404
from bandeng.honours.web.shared import round_of, sees
from bandeng.ledger.papers import TYPES
from bandeng.papers.files import MAKERS
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def decided(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The decision of an announced round for everybody: teams by name, persons as a number."""
    return _file(request, announced_or_404(ref), kind, personal=False)


@asks("honours.see")
@require_safe
def decision_file(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """The decision with its whole list, for the desks that take it and for those that check or hand over;
    whoever sees members by name has looked at them.
    """
    who = sees(request)
    one = round_of(who, ref)
    seen = {award.id for award in queries.awards_of(one, who.person, at=who.at)}
    awards = queries.given_by(one, _number(request, one))
    if not {award.id for award in awards} <= seen:
        return _file(request, one, kind, personal=False)
    actions.look(awards=awards, by=who.person, at=who.at)
    return _file(request, one, kind, personal=True)


def _file(request: HttpRequest, one: Round, kind: str, *, personal: bool) -> HttpResponse:
    found = queries.decision(one, _number(request, one), personal=personal) if kind in MAKERS else None
    if found is None:
        raise Http404(kind)
    answer = HttpResponse(MAKERS[kind](decisions.sheet(found)), content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="decision-{one.year}-{one.id[-6:]}.{kind}"'
    return answer


def _number(request: HttpRequest, one: Round) -> str:
    """Which decision of the round: the one that is asked for, or the last."""
    return request.GET.get("number", "") or one.number
