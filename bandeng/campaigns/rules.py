"""Months, activities and tasks as codes; what makes a task done. Pure."""

from collections.abc import Iterable
from datetime import timedelta

from bandeng.kernel.flow import Flow

TODO = "campaigns.hold"
REMINDER, SENT = "campaigns.reminder", "campaigns.sent"
OUTSIDE, CALLED_OFF = "campaigns.outside", "campaigns.called_off"
TAKEN_BACK, TAKEN_OFF = "campaigns.taken_back", "campaigns.taken_off"
OPEN, CLOSED, WITHDRAWN = "open", "closed", "withdrawn"  # a month; activities and tasks: first and last
LIFE = Flow(
    room="campaigns",
    start=OPEN,
    moves={
        (OPEN, "issue"): OPEN,
        (OPEN, "add"): OPEN,
        (OPEN, "amend"): OPEN,
        (OPEN, "drop"): OPEN,
        (OPEN, "task"): OPEN,
        (OPEN, "remind"): OPEN,
        (OPEN, "move"): OPEN,
        (OPEN, "close"): CLOSED,
        (OPEN, "withdraw"): WITHDRAWN,
        (CLOSED, "issue"): CLOSED,
        (CLOSED, "amend"): CLOSED,
    },
)
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"  # an occasion
MISSING, READY, DONE = "missing", "planned", "done"  # a unit's part of a task
SESSIONS, VISITS, WORKS, CALLS = "sessions", "visits", "works", "calls"
CADRE, PARTNER = "cadre", "partner_worker"
KINDS_OF_HELPERS = (CADRE, PARTNER)
ACTIVITY = "activity:"
LONGEST = timedelta(days=366)  # a year theme; longer is a slip of the pen
REMIND_EVERY = timedelta(days=1)  # a calendar day: no unit is reminded twice on one
TITLE_AT_MOST, THEME_AT_MOST, LINE_AT_MOST = 120, 200, 200
MEANING_AT_MOST, NAME_AT_MOST = 2000, 40
ACTIVITIES_AT_MOST, CLAUSES_AT_MOST, PERSONS_AT_MOST = 40, 60, 200
WANTED = (1, 2, 3, 4, 5)
LIST_AT_MOST = 300
MONTHS_AT_ONCE = 6


def activities_in(serves: Iterable[str]) -> list[str]:
    """The ids of the activities among what a session serves, each once."""
    return list(dict.fromkeys(ref.removeprefix(ACTIVITY) for ref in serves if ref.startswith(ACTIVITY)))


def state_of(*, held: int, planned: int, wanted: int) -> str:
    """How a unit's part of a task stands: done by what was held, never by a report."""
    if held >= wanted:
        return DONE
    return READY if held + planned >= wanted else MISSING


def codes(column: str) -> tuple[str, ...]:
    """The codes of a column in which they stand by commas."""
    return () if column == "-" else tuple(column.split(","))
