"""When a new session may be, as the form first proposes it."""

from datetime import datetime, timedelta

from bandeng.kernel.periods import SHANGHAI

OPENS, CLOSES = 9, 17  # hours of the district's day: whoever plans after work means tomorrow
LASTS = timedelta(minutes=90)


def proposed(at: datetime, *, past: bool) -> dict[str, str]:
    """Day and times in the district's zone that the action takes as they are: ahead, or already begun."""
    here = at.astimezone(SHANGHAI)
    opening = here.replace(hour=OPENS, minute=0, second=0, microsecond=0)
    if past:
        begins_at = opening if opening <= here else opening - timedelta(days=1)
    elif here.hour >= CLOSES:
        begins_at = opening + timedelta(days=1)
    else:
        begins_at = max(opening, here.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))
    times = {"from": begins_at, "to": begins_at + LASTS}
    said = {name: moment.strftime("%H:%M") for name, moment in times.items()}
    return {"on": begins_at.date().isoformat(), "until": "", "venue": "", "room": "", **said}
