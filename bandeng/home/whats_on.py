"""What one may come to near home, and the months of activities that are on."""

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
    where: str
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
    """The next sessions beside those of the months, and the months that are on."""

    sessions: tuple[Coming, ...]
    months: tuple[MonthOn, ...]


def whats_on(place: Place, *, at: datetime) -> WhatsOn:
    """What is next in the community, or else in its street, and every month in whose days this one lies."""
    said: set[str] = set()
    months = []
    for running in campaigns.running(at.astimezone(SHANGHAI).date()):
        months.append(_month(running, place, at, said))
        said |= {one.ref for one in months[-1].sessions}
    street = "".join(f"{code}/" for code in place.path.split("/")[:2])
    found: list[Coming] = []
    for path in dict.fromkeys((place.path, street)):
        found = found or [one for one in _coming(path, at, MOST + len(said)) if one.ref not in said]
    return WhatsOn(sessions=tuple(found[:MOST]), months=tuple(months))


def _month(running: Campaign, place: Place, at: datetime, said: set[str]) -> MonthOn:
    """The month with what of it is near, without what was ``said`` of another month."""
    shown = campaigns.shown(running)
    serves = [f"activity:{each.ref}" for each in campaigns.activities(running)]
    codes = place.path.strip("/").split("/")
    found: list[Coming] = []
    for depth in range(len(codes), 0, -1):
        path = "".join(f"{code}/" for code in codes[:depth])
        near = _coming(path, at, OF_A_MONTH + len(said), serves) if serves and not found else []
        found = found or [one for one in near if one.ref not in said]
    return MonthOn(
        ref=running.id,
        title=shown.title,
        theme=shown.theme,
        first_on=shown.begins_on,
        last_on=shown.last_on,
        sessions=tuple(found[:OF_A_MONTH]),
    )


def _coming(path: str, at: datetime, most: int, serves: list[str] | None = None) -> list[Coming]:
    rows = gatherings.coming_near(path, at=at, serves=serves or (), most=most)
    return [
        Coming(ref=one.id, title=one.title, where=each.where, begins_at=one.begins_at, full=one.is_full)
        for each in rows
        for one in [each.session]
    ]
