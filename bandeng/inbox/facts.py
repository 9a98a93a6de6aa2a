"""Values that facts of other rooms carry when they start a clock."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Ticking:
    """A clock as it was started: what kind, for which post, how long, and the moments this gave."""

    kind: str
    seat: str
    limit: str
    warn_at: datetime
    due_at: datetime
    supervise_at: datetime


@dataclass(frozen=True, kw_only=True)
class Running(Ticking):
    """A clock that began before the fact that carries it: a promise that was made elsewhere and stands.

    ``warned_at``, ``reminded_at``, ``supervised_at``: what was said of it there, and is not said again.
    """

    started_at: datetime
    warned_at: datetime | None = None
    reminded_at: datetime | None = None
    supervised_at: datetime | None = None
