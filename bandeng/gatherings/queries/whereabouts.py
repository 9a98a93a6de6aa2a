"""Where a session is, for somebody who does not know the unit that holds it."""

from bandeng.gatherings.models import Session
from bandeng.places import queries as places

COMMUNITY = 3  # codes in its path: district, street, community


def whereabouts(session: Session) -> str:
    """Its venue and room, then the street and community of its unit as far as the venue does not name them.

    A venue that names a street or community elsewhere stands alone.
    """
    said = [session.venue, *([session.room] if session.room != "-" else []), _around(session)]
    return " · ".join(part for part in said if part)


def _around(session: Session) -> str:
    district, *own = session.place.rstrip("/").split("/")[:COMMUNITY]
    named = places.named_in(f"{session.venue} {session.room}")
    while own and own[-1] in named:
        own.pop()
    if not own or named - set(session.place.split("/")):
        return ""
    return places.label("".join(f"{code}/" for code in (district, *own)))
