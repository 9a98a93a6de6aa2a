"""Moments as offices write them, read as times of Shanghai. Pure."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from bandeng.kernel.periods import SHANGHAI

EXCEL_BEGINS = datetime(1899, 12, 30, tzinfo=SHANGHAI)
SERIAL = re.compile(r"[2-9]\d{4}(\.\d+)?")
CLOCK = re.compile(r"\d\s*[:时点]|T\d")
YEARS = (2000, 2100)  # what is written beyond these is a slip of the pen
LAST = timedelta(hours=23, minutes=59)


def read(text: str, formats: Iterable[str], *, last: bool = False) -> datetime | None:
    """The moment, or None where it cannot be read; of a day alone its first minute (``last``: its last)."""
    plain = " ".join(text.split())
    found = _iso(plain) or _serial(plain) or _formatted(plain, formats)
    if found is None or not YEARS[0] <= found.year <= YEARS[1]:
        return None
    is_day = not CLOCK.search(plain) and (found.hour, found.minute) == (0, 0)
    return found + LAST if last and is_day else found


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(SHANGHAI) if found.tzinfo else found.replace(tzinfo=SHANGHAI)


def _serial(text: str) -> datetime | None:
    """A day that a spreadsheet shows as a number."""
    if not SERIAL.fullmatch(text):
        return None
    return EXCEL_BEGINS + timedelta(minutes=round(float(text) * 24 * 60))


def _formatted(text: str, formats: Iterable[str]) -> datetime | None:
    for written in formats:
        try:
            return datetime.strptime(text, written).replace(tzinfo=SHANGHAI)
        except ValueError:
            continue
    return None
