"""Pictures of sessions: anybody sees those whose people agreed, others only whoever holds the session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.gatherings.models import Fading, Session, Shot
from bandeng.gatherings.queries.sessions import may
from bandeng.gatherings.rules import INSIDE, SHEET_KEPT
from bandeng.people import vault


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A picture with its words (``""``: none)."""

    digest: str
    caption: str
    credit: str
    agreed: str
    session: str
    title: str


def shots_of(session: Session, *, inside: bool) -> list[Frame]:
    """The pictures of a session; those nobody was asked about only ``inside``."""
    rows = Shot.objects.filter(session=session).select_related("session").order_by("number")
    return _frames(rows if inside else rows.exclude(agreed=INSIDE))


def gallery(place: str, *, most: int = 60, during: tuple[datetime, datetime] | None = None) -> list[Frame]:
    """The newest public pictures of sessions at or below a place, that began in a half-open period."""
    sessions = Session.objects.under(place).standing()
    if during:
        sessions = sessions.between(*during)
    rows = Shot.objects.filter(session__in=sessions)
    return _frames(rows.exclude(agreed=INSIDE).select_related("session").order_by("-at", "-id")[:most])


def _frames(rows: Iterable[Shot]) -> list[Frame]:
    found = list(rows)
    words = vault.read(entry for row in found for entry in (row.caption, row.credit) if entry != "-")
    return [
        Frame(
            digest=row.digest,
            caption=words.get(row.caption, ""),
            credit=words.get(row.credit, ""),
            agreed=row.agreed,
            session=row.session_id,
            title=row.session.title,
        )
        for row in found
    ]


def is_public(digest: str) -> bool:
    """Whether anybody may see the picture."""
    return Shot.objects.filter(digest=digest).exclude(agreed=INSIDE).exists()


def is_seen_by(digest: str, person: str, *, at: datetime) -> bool:
    """Whether the picture is of a session this person sees at her desk, or of its sign-in sheet."""
    shots = Shot.objects.filter(digest=digest).select_related("session")
    sheets = Fading.objects.filter(digest=digest, why=SHEET_KEPT).select_related("session")
    sessions = [row.session for rows in (shots, sheets) for row in rows]
    return any(may(person, "gatherings.see", session, at=at) for session in sessions)
