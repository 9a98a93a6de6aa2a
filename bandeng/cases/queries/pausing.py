"""What was asked about a matter's time, and how often time was given."""

from datetime import datetime

from bandeng.cases.models import Case, PauseAsked
from bandeng.cases.queries import families
from bandeng.ledger import remembering, straight

EXTENSION, SUSPENSION = "extension", "suspension"


def pending(case: Case) -> PauseAsked | None:
    """What waits for the level above; None where nothing does."""
    return next((each for each in _asked(case.id) if each.decided_at is None), None)


def given(case: Case, kind: str) -> int:
    """How many times it was given; to a part also what the whole had been given before it was divided."""
    whole = families.divided(case)
    return _granted(case.id, kind) + (_granted(whole, kind) if whole else 0)


def _granted(case: int, kind: str) -> int:
    return sum(each.kind == kind and each.granted for each in _asked(case))


def until(case: Case) -> datetime | None:
    """Until when the matter rests, or rested last; None where it never did."""
    return next((each.until for each in _asked(case.id) if each.kind == SUSPENSION and each.granted), None)


def _asked(case: int) -> list[PauseAsked]:
    """All that was ever asked for, newest first; a page wants to know it of five verbs."""
    return remembering.once("cases", ("pauses", case), lambda: _look_up(case))


def _look_up(case: int) -> list[PauseAsked]:
    found = straight.objects(PauseAsked, {"case_id": case})
    return sorted(found, key=lambda each: each.id, reverse=True)
