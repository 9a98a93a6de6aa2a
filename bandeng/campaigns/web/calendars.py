"""Days and weeks of a month as a page draws them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import NoReverseMatch, reverse

from bandeng.campaigns import rules
from bandeng.campaigns.queries import Held

A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Line:
    """An occasion on a page; ``dated``: only its day is known, no hour. ``over``: its planned day is gone."""

    title: str
    who: str
    where: str
    at: datetime
    day: date
    held: bool
    over: bool
    dated: bool
    href: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A day of the drawn month: ``inside`` the month, with so many sessions."""

    day: date
    inside: bool
    sessions: int


def weeks(begins_on: date, ends_on: date, days: Sequence[date]) -> list[list[Cell]]:
    """Whole weeks from Monday that cover the half-open days."""
    counted = Counter(days)
    first = begins_on - timedelta(days=begins_on.weekday())
    found: list[list[Cell]] = []
    while first < ends_on:
        row = [first + number * A_DAY for number in range(7)]
        found.append([Cell(day=day, inside=begins_on <= day < ends_on, sessions=counted[day]) for day in row])
        first += 7 * A_DAY
    return found


@dataclass(frozen=True, kw_only=True)
class Turned:
    """The day a page shows, and the days before and after it that have sessions."""

    day: date | None
    before: date | None
    after: date | None


def turned(asked: str, days: Sequence[date], *, today: date) -> Turned:
    """The day that was asked for; otherwise today, the next with sessions, or the last one that had any."""
    having = sorted(set(days))
    day = _day(asked) or next((each for each in having if each >= today), having[-1] if having else None)
    if day is None:
        return Turned(day=None, before=None, after=None)
    return Turned(
        day=day,
        before=max((each for each in having if each < day), default=None),
        after=min((each for each in having if each > day), default=None),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def address_of(held: Held) -> str:
    """The page of a session; nothing where its room has no page for everybody."""
    if held.what != rules.SESSIONS:
        return ""
    try:
        return reverse("gatherings:session", args=[held.ref])
    except NoReverseMatch:
        return ""
