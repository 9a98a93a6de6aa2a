"""What the rooms below may ask of this one: what a notice about a session is about."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from bandeng.gatherings.models import Session
from bandeng.notices.kinds import Matter, about
from bandeng.ui.words import moment_text


def matters(streams: Iterable[str]) -> Mapping[str, Matter]:
    """The sessions of these streams, with one statement; each goes by its moment, with the year of it."""
    refs = [stream.partition(":")[2] for stream in streams]
    return {
        session.stream: Matter(
            number=moment_text(session.begins_at),
            title=session.title,
            page=reverse("gatherings:session", args=[session.id]),
            desk_page=reverse("gatherings:desk-session", args=[session.id]),
        )
        for session in Session.objects.filter(id__in=refs)
    }


about("session:", matters)
