"""What was asked about a matter's time, and how often time was given."""

from datetime import datetime

from bandeng.cases.models import Case, PauseAsked

EXTENSION, SUSPENSION = "extension", "suspension"


def pending(case: Case) -> PauseAsked | None:
    """What waits for the level above; None where nothing does."""
    return PauseAsked.objects.filter(case=case, decided_at=None).order_by("-id").first()


def given(case: Case, kind: str) -> int:
    """How many times it was given."""
    return PauseAsked.objects.filter(case=case, kind=kind, granted=True).count()


def until(case: Case) -> datetime | None:
    """Until when the matter rests, or rested last; None where it never did."""
    last = PauseAsked.objects.filter(case=case, kind=SUSPENSION, granted=True).order_by("-id").first()
    return last.until if last else None
