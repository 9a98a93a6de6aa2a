"""Doors fetched through permission: why to knock today, what was heard, promised, and may be kept."""

from bandeng.doors.queries.consents import Held, due_again, held_of, lapsed_by, live_of, wishes
from bandeng.doors.queries.seeing import (
    coverage,
    door_for,
    grids_of,
    has_door,
    known,
    may_see_any,
    seen_by,
    words_kept,
    words_of,
)
from bandeng.doors.queries.today import Knock, purpose_at, today, waiting
from bandeng.doors.queries.visits import (
    Heard,
    Promised,
    faded_by,
    open_promises,
    promises_of,
    settled_before,
    visits_of,
    words_of_visit,
)

__all__ = [
    "Heard",
    "Held",
    "Knock",
    "Promised",
    "coverage",
    "door_for",
    "due_again",
    "faded_by",
    "grids_of",
    "has_door",
    "held_of",
    "known",
    "lapsed_by",
    "live_of",
    "may_see_any",
    "open_promises",
    "promises_of",
    "purpose_at",
    "seen_by",
    "settled_before",
    "today",
    "visits_of",
    "waiting",
    "wishes",
    "words_kept",
    "words_of",
    "words_of_visit",
]
