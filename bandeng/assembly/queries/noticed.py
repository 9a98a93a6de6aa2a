"""The days of notice the law asks for, beside the days between two steps whose numbers come from paper."""

from dataclasses import dataclass
from datetime import date

from bandeng.assembly.models import Step
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Hurried:
    """A meeting that can hardly have had its notice: ``days`` of it by law, ``gap`` days after the step
    before. ``checked``: whoever wrote it down was asked, and says that the day is right.
    """

    days: int
    gap: int
    checked: bool


def hurried(step: Step, before: date | None) -> Hurried | None:
    """Whether a step followed the one of the day ``before`` too soon for its notice.

    None where there was time, and of numbers from a ballot or from minutes: those were announced here.
    """
    is_copied = step.meeting == "-" and step.ballot == "-"
    met = book().deliberation.gathering_under(step.rule) if is_copied else None
    if met is None or before is None:
        return None
    gap = (step.held_on - before).days
    return Hurried(days=met.notice_days, gap=gap, checked=step.checked) if gap < met.notice_days else None
