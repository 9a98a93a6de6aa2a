"""When a new session may be, as the form first proposes it."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from bandeng.gatherings.queries import Span
from bandeng.kernel.periods import SHANGHAI

OPENS, CLOSES = 9, 17  # hours of the district's day: whoever plans after work means tomorrow
LASTS = timedelta(minutes=90)


def proposed(at: datetime, *, past: bool, within: Iterable[Span] = ()) -> dict[str, str]:
    """Day and times in the district's zone that the action takes as they are: ahead, or already begun, and on
    a day of each of these spans. No day where there is none that fits."""
    begins_at = _moved(_usual(at, past=past), tuple(within), past=past)
    times = {"from": begins_at, "to": begins_at + LASTS}
    said = {name: moment.strftime("%H:%M") for name, moment in times.items()}
    fits = all(span.holds(begins_at) for span in within) and (begins_at <= at if past else begins_at > at)
    on = begins_at.date().isoformat() if fits else ""
    return {"on": on, "until": "", "venue": "", "room": "", **said}


def _usual(at: datetime, *, past: bool) -> datetime:
    here = at.astimezone(SHANGHAI)
    opening = here.replace(hour=OPENS, minute=0, second=0, microsecond=0)
    if past:
        return opening if opening <= here else opening - timedelta(days=1)
    if here.hour >= CLOSES:
        return opening + timedelta(days=1)
    return max(opening, here.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))


def _moved(begins_at: datetime, within: tuple[Span, ...], *, past: bool) -> datetime:
    """Back to the last day where it is over, on to the first where it has not come."""
    if not within or all(span.holds(begins_at) for span in within):
        return begins_at
    day = min(span.last_on for span in within) if past else max(span.first_on for span in within)
    return datetime.combine(day, time(OPENS), SHANGHAI)
