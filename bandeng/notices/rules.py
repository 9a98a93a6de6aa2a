"""When letters go out, how long one waits after a failure, and when one is given up. Pure."""

import hashlib
from datetime import datetime, time, timedelta

from bandeng.kernel.calendar import Hours, WorkCalendar
from bandeng.kernel.periods import SHANGHAI

WAYS = ("email", "sms", "wecom", "dingtalk")
WAYS_OF_POSTS = ("wecom", "dingtalk")  # rooms of an office: nothing for residents
BOOK, NEVER_QUIET = "book", "none"
DAILY_AT = time(8, 30)  # local time of the one letter a day
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
TRIES = 12  # a day and a night of a gateway that does not answer
LEASE = timedelta(minutes=10)  # far longer than any way may take
STALE = timedelta(days=3)  # a letter never tried by then is not news any more
LETTERS_KEPT = timedelta(days=366)  # domain.md 3.3: logs that are not of looks at persons, one year
ENDED = ("sent", "dropped", "gathered", "dead", "unknown")
LOOK_AHEAD = timedelta(days=30)
ALWAYS = Hours((((time(0), time(0)),),) * 7, holidays=False)


def pause(letter: str, tries: int) -> timedelta:
    """How long a letter waits after this many failures: doubled each time, up to six hours, and up to a
    quarter more by its own id, so that a thousand that failed together do not come back together."""
    doubled: timedelta = min(FIRST_PAUSE * 2 ** min(tries - 1, 20), LONGEST_PAUSE)
    drawn = int.from_bytes(hashlib.sha256(f"{letter} {tries}".encode()).digest()[:4]) / 2**32
    return doubled + doubled * drawn / 4


def hours_without(quiet: str) -> Hours:
    """Every hour of every day but those of a span of local time (``22:00-07:00``). ValueError for no span."""
    begins, ends = (time.fromisoformat(part) for part in quiet.split("-"))
    if begins == ends:
        raise ValueError(quiet)
    if begins > ends:
        return Hours((((ends, begins),),) * 7, holidays=False)
    before = () if begins == time(0) else ((time(0), begins),)
    return Hours(((*before, (ends, time(0))),) * 7, holidays=False)


def next_open(at: datetime, hours: Hours, calendar: WorkCalendar) -> datetime:
    """The first moment from ``at`` on within these hours; ``at`` itself where thirty days have none."""
    spans = hours.intervals(at, at + LOOK_AHEAD, calendar)
    return next((max(begins, at) for begins, _ends in spans), at)


def next_daily(at: datetime) -> datetime:
    """The next moment of the one letter a day, never ``at`` itself."""
    today = datetime.combine(at.astimezone(SHANGHAI).date(), DAILY_AT, SHANGHAI)
    return today if today > at else today + timedelta(days=1)
