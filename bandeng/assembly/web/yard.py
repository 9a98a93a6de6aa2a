"""The public page of a place: what was promised there and what became of it. Nobody signs in to read it."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandeng.assembly import queries
from bandeng.assembly.queries.covenants import numbers_in_force
from bandeng.assembly.web import words
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import pictures
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def yard(request: HttpRequest, code: str) -> HttpResponse:
    """Promises first, then talks (``?before=``: older ones), matters, meetings, covenants."""
    place, at = _place(code), now()
    before = request.GET.get("before", "")[:60]
    talks, older = queries.talks_at(place.path, at=at, before=before)
    context = {
        "place": place,
        "name": places.spoken_name(place.name, place.code),
        "label": places.label(place.path),
        "speaks": queries.can_be_spoken_of(place),
        "owed": queries.owed_at(place.path, at=at),
        "talks": talks,
        "older": older,
        "ended_as": words.ended_as,
        "procedures": queries.procedures_at(place.path),
        "meetings": queries.meetings_at(place.path),
        "petitions": queries.petitions_at(place.path),
        **_covenants(place.path, at),
        "meeting_state": words.meeting_state(at),
        "version_states": words.VERSIONS,
        "state_of": words.state_of,
        "at": at,
    }
    return render(request, "assembly/yard.html", context)


def _covenants(path: str, at: datetime) -> dict[str, object]:
    """Covenants of the place; ``in_force``: the number of the version that holds today."""
    rows, today = queries.covenants_at(path), at.astimezone(SHANGHAI).date()
    return {"covenants": rows, "in_force": numbers_in_force([each.id for each in rows], on=today)}


def _place(code: str) -> Place:
    try:
        return places.place(code)
    except Place.DoesNotExist:
        raise Http404(code) from None


@pictures.may_see
def may_see(digest: str, _viewer: pictures.Viewer) -> bool:
    """Pictures of talks are for everybody, as the talks are."""
    return queries.picture_is_public(digest)
