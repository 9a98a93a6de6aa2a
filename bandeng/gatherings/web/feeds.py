"""Sessions as a calendar that other programs subscribe to."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from bandeng.gatherings import ical, rules
from bandeng.gatherings.queries.listing import Listed
from bandeng.ui.web.addresses import whole_address


def answer(request: HttpRequest, name: str, rows: Iterable[Listed]) -> HttpResponse:
    """These sessions as a whole calendar of this name."""
    whole = ical.calendar(name, [_event(request, row) for row in rows if not row.session.is_struck])
    response = HttpResponse(whole, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="bandeng.ics"'
    return response


def _event(request: HttpRequest, row: Listed) -> ical.Event:
    session = row.session
    return ical.Event(
        uid=f"{session.id}@bandeng",
        begins_at=session.begins_at,
        ends_at=session.ends_at,
        title=row.called,
        where=row.where,
        about="、".join(row.units),
        address=whole_address(request, reverse("gatherings:session", args=[session.id])),
        cancelled=session.state == rules.CANCELLED,
        sequence=session.turn - 1,
        stamp=session.changed_at or session.moved_at or session.told_at,
    )
