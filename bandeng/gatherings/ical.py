"""Calendars as other programs read them: iCalendar (RFC 5545), as much of it as a list of sessions needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

FOLD = 75  # octets in a line (RFC 5545, 3.1)
ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One entry. ``sequence`` grows with each change; ``stamp`` is the moment of the last one we know."""

    uid: str
    begins_at: datetime
    ends_at: datetime
    title: str
    where: str
    about: str
    address: str
    cancelled: bool
    sequence: int
    stamp: datetime


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """The whole calendar, lines folded and ended as the standard wants them."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Bandeng//Sessions//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{moment(event.stamp)}"
    yield f"LAST-MODIFIED:{moment(event.stamp)}"
    yield f"DTSTART:{moment(event.begins_at)}"
    yield f"DTEND:{moment(event.ends_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"SUMMARY:{escaped(event.title)}"
    yield f"LOCATION:{escaped(event.where)}"
    yield f"DESCRIPTION:{escaped(event.about)}"
    yield f"URL:{event.address}"
    yield "END:VEVENT"


def moment(at: datetime) -> str:
    """A moment in UTC: ``20220706T040000Z``."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Text of a property (3.3.11)."""
    return "".join(ESCAPED.get(sign, sign) for sign in text)


def folded(line: str) -> bytes:
    """A line with its end, broken before its 75th octet and never inside a sign."""
    parts, current, room = [], b"", FOLD
    for sign in line:
        octets = sign.encode()
        if len(current) + len(octets) > room:
            parts.append(current)
            current, room = b"", FOLD - 1  # the blank that goes on counts
        current += octets
    return b"\r\n ".join([*parts, current]) + b"\r\n"
