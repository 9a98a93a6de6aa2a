"""What one may come to near home, and the month of activities that is on."""

from dataclasses import dataclass
from datetime import datetime

from bandeng.campaigns import queries as campaigns
from bandeng.gatherings import queries as gatherings
from bandeng.kernel.periods import SHANGHAI
from bandeng.places.models import Place

MOST = 3


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A session that residents may come to; ``full``: whoever signs up now waits."""

    ref: str
    title: str
    venue: str
    begins_at: datetime
    full: bool


@dataclass(frozen=True, kw_only=True)
class WhatsOn:
    """The next sessions, and the month by id and title (``""``: none is on)."""

    sessions: tuple[Coming, ...]
    month: str
    title: str


def whats_on(place: Place, *, at: datetime) -> WhatsOn:
    """What is next in the community, or else in its street; the newest month in whose days this one lies."""
    street = "".join(f"{code}/" for code in place.path.split("/")[:2])
    rows = gatherings.coming_near(place.path, at=at, most=MOST)
    if not rows and street not in ("", place.path):
        rows = gatherings.coming_near(street, at=at, most=MOST)
    month = campaigns.running(at.astimezone(SHANGHAI).date())
    sessions = [each.session for each in rows]
    return WhatsOn(
        sessions=tuple(
            Coming(ref=one.id, title=one.title, venue=one.venue, begins_at=one.begins_at, full=one.is_full)
            for one in sessions
        ),
        month=month.id if month else "",
        title=campaigns.title_of(month) if month else "",
    )
