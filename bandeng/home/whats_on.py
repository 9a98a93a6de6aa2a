"""What one may come to near home, and the month of activities that is on."""

from dataclasses import dataclass
from datetime import date, datetime

from bandeng.campaigns import queries as campaigns
from bandeng.campaigns.models import Campaign
from bandeng.gatherings import queries as gatherings
from bandeng.kernel.periods import SHANGHAI
from bandeng.places.models import Place

MOST, OF_A_MONTH = 3, 2


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A session that residents may come to; ``full``: whoever signs up now waits."""

    ref: str
    title: str
    venue: str
    begins_at: datetime
    full: bool


@dataclass(frozen=True, kw_only=True)
class MonthOn:
    """The month that is on, and what of it one may come to next: near home, or else in the district."""

    ref: str
    title: str
    theme: str
    first_on: date
    last_on: date
    sessions: tuple[Coming, ...]


@dataclass(frozen=True, kw_only=True)
class WhatsOn:
    """The next sessions beside those of the month, and the month (None: none is on)."""

    sessions: tuple[Coming, ...]
    month: MonthOn | None


def whats_on(place: Place, *, at: datetime) -> WhatsOn:
    """What is next in the community, or else in its street; the newest month in whose days this one lies."""
    running = campaigns.running(at.astimezone(SHANGHAI).date())
    month = _month(running, place, at) if running else None
    said = {one.ref for one in month.sessions} if month else set()
    street = "".join(f"{code}/" for code in place.path.split("/")[:2])
    found: list[Coming] = []
    for path in dict.fromkeys((place.path, street)):
        found = found or [one for one in _coming(path, at, MOST + OF_A_MONTH) if one.ref not in said]
    return WhatsOn(sessions=tuple(found[:MOST]), month=month)


def _month(running: Campaign, place: Place, at: datetime) -> MonthOn:
    shown = campaigns.shown(running)
    serves = [f"activity:{each.ref}" for each in campaigns.activities(running)]
    codes = place.path.strip("/").split("/")
    found: list[Coming] = []
    for depth in range(len(codes), 0, -1):
        path = "".join(f"{code}/" for code in codes[:depth])
        found = found or (_coming(path, at, OF_A_MONTH, serves) if serves else [])
    return MonthOn(
        ref=running.id,
        title=shown.title,
        theme=shown.theme,
        first_on=shown.begins_on,
        last_on=shown.last_on,
        sessions=tuple(found),
    )


def _coming(path: str, at: datetime, most: int, serves: list[str] | None = None) -> list[Coming]:
    rows = [each.session for each in gatherings.coming_near(path, at=at, serves=serves or (), most=most)]
    return [
        Coming(ref=one.id, title=one.title, venue=one.venue, begins_at=one.begins_at, full=one.is_full)
        for one in rows
    ]
