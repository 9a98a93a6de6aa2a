"""The verbs of errands: open to whom, and why not."""

from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import errands
from bandeng.cases.rules import ERRANDS
from bandeng.posts import queries as posts
from bandeng.posts.queries import Answer

ABOUT_ERRANDS = frozenset(ERRANDS)


def errand_allows(case: Case, verb: str) -> bool:
    """Whether anything waits to be answered or taken back, where the state allows it; one may always ask."""
    return verb == "give_errand" or bool(errands.open_of(case))


def about_errands(person: str, case: Case, verb: str, *, at: datetime) -> tuple[bool, str]:
    """Whether this person may, and why (not)."""
    if verb != "answer_errand":
        answer = _permit(person, case, verb, case.unit, errands.desk(case), at)
        return answer.yes, answer.reason
    own = errands.own(person, case, at=at)
    if own is None:
        return False, _("由被请的岗位或单位自己回答")
    unit = own.called if own.called != "-" else ""
    answer = _permit(person, case, verb, unit, own.seat.partition("@")[2], at)
    return answer.yes, answer.reason


def _permit(person: str, case: Case, verb: str, unit: str, desk: str, at: datetime) -> Answer:
    return posts.permit(person, f"cases.{verb}", case.place, at=at, unit=unit, desk=desk)
