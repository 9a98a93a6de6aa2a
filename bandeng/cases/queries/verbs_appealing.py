"""The verbs of an appealed overtime: open while a limit was missed or waits to be decided, and to whom."""

from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import appeals

APPEALING = frozenset({"appeal", "decide_appeal"})


def appeal_allows(case: Case, verb: str) -> bool:
    """Whether there is anything to appeal or to decide; the state has allowed it already."""
    return bool(appeals.missed(case) if verb == "appeal" else appeals.pending(case))


def about_appeals(person: str, case: Case, verb: str, *, at: datetime) -> tuple[bool, str]:
    """Whether this person may, and why (not)."""
    if verb == "decide_appeal":
        may = bool(appeals.own_pending(person, case, at=at))
        return may, "" if may else _("由上一级和区里没有经办过这件事的两个人审,一人审一次")
    until = appeals.until(case)
    if until is None or at > until:
        return False, _("结束以后过了申诉的日子,超时照样看得见")
    may = bool(appeals.own_missed(person, case, at=at))
    return may, "" if may else _("由超时的那个单位或岗位自己申诉,一个时限一次")
