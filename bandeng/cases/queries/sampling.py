"""Which of the matters that nobody looked at after the work are drawn for a look by another person."""

from datetime import datetime

from bandeng.cases import rules
from bandeng.cases.models import Case
from bandeng.cases.queries import recurrences
from bandeng.rulebook.queries import book


def is_drawn(case: Case, condition: str, *, silent: bool, at: datetime) -> bool:
    """Drawn by the matter's own random id, so that nobody can choose; more often where the risk is greater.

    ``silent``: its reporter did not answer; else it was settled on the spot.
    """
    limits = book().limits
    share = limits.silent_sample_share if silent else limits.sample_share
    if is_risky(case, condition, at=at):
        share = max(share, limits.risky_sample_share)
    return rules.is_sampled(case.stream, share)


def is_risky(case: Case, condition: str, *, at: datetime) -> bool:
    """Urgent, met by several, or the same came back at this place. A missing picture is no risk."""
    if case.urgent or case.supports > 0:
        return True
    return recurrences.link_of(case) is not None or recurrences.earlier(case, condition, at=at) is not None
