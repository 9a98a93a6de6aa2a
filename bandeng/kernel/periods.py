"""Half-open spans of time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Period:
    """From ``begins_at`` (in) to ``ends_at`` (not in); None: open."""

    begins_at: datetime
    ends_at: datetime | None

    @classmethod
    def of_days(cls, first: date, last: date, zone: ZoneInfo = SHANGHAI) -> "Period":
        """All of the days from first to last, both in."""
        return cls(day_begins(first, zone), day_begins(last + timedelta(days=1), zone))

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in it."""
        return self.begins_at <= moment and (self.ends_at is None or moment < self.ends_at)


def day_begins(day: date, zone: ZoneInfo = SHANGHAI) -> datetime:
    """Midnight at which the day begins."""
    return datetime.combine(day, time(), zone)
