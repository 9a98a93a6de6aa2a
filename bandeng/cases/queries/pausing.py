"""What was asked about a matter's time, and how often time was given."""

from datetime import datetime

from bandeng.cases.models import Case, PauseAsked
from bandeng.ledger import remembering, straight

EXTENSION, SUSPENSION = "extension", "suspension"


def pending(case: Case) -> PauseAsked | None:
    """What waits for the level above; None where nothing does."""
    return next((each for each in _asked(case) if each.decided_at is None), None)


def given(case: Case, kind: str) -> int:
    """How many times it was given."""
    return sum(each.kind == kind and each.granted for each in _asked(case))


def until(case: Case) -> datetime | None:
    """Until when the matter rests, or rested last; None where it never did."""
    return next((each.until for each in _asked(case) if each.kind == SUSPENSION and each.granted), None)


def _asked(case: Case) -> list[PauseAsked]:
    """All that was ever asked for, newest first; a page wants to know it of five verbs."""
    return remembering.once("cases", ("pauses", case.id), lambda: _look_up(case))


def _look_up(case: Case) -> list[PauseAsked]:
    found = straight.objects(PauseAsked, {"case_id": case.id})
    return sorted(found, key=lambda each: each.id, reverse=True)
