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
