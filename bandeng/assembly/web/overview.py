"""What is being deliberated under one's eyes."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bandeng.assembly import queries
from bandeng.assembly.web import words
from bandeng.assembly.web.desk import drawn, sees
from bandeng.ui.web.asks import asks


@asks("assembly.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Talks, matters that are being decided, meetings, covenants."""
    who = sees(request)
    procedures = queries.procedures_of(who.person, at=who.at)
    covenants = queries.covenants_of(who.person, at=who.at)
    topics = [row.stream for row, _title, _stage in procedures] + [
        f"covenant:{each.id}" for each in covenants
    ]
    context = {
        "talks": queries.talks_of(who.person, at=who.at),
        "procedures": procedures,
        "ended_as": words.ended_as,
        "meetings": queries.meetings_of(who.person, at=who.at),
        "covenants": covenants,
        "petitions": queries.petitions_of(who.person, at=who.at),
        "meeting_state": words.meeting_state(who.at),
        "version_states": words.VERSIONS,
        "waits": queries.opinions_waiting(topics),
        "spoken_places": queries.spoken_places(who.person, at=who.at),
        "state_of": words.state_of,
    }
    return drawn(request, who, "overview", None, **context)
