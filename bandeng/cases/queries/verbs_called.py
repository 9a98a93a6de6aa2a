"""The verbs of a whistle and of a ruling: open to whom, and why not."""

from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Call, Case
from bandeng.cases.queries import rulings, whistles
from bandeng.cases.rules import CALLED, COMMUNITY, DEPARTMENT, OPEN_STATES, STREET
from bandeng.inbox import queries as inbox
from bandeng.rulebook.queries import book

BY_UNIT = frozenset(
    {"arrive", "disown", "conclude"}
)  # of the unit that was called, not of the one that has it


def level_allows(case: Case, verb: str) -> bool:
    """Whether the level that has the matter may take this step at all."""
    if verb == "whistle":
        return case.level in {COMMUNITY, STREET}
    if verb == "return":
        return case.level == DEPARTMENT and case.returns == 0
    if verb == "refer":
        return _may_be_referred(case)
    if verb == "amend_ruling":
        ruling = rulings.of(case)
        return ruling is not None and not ruling.superseded
    if verb == "insist":
        return any(CALLED.can(call.state, "insist") for call in whistles.calls_of(case))
    return True


def _may_be_referred(case: Case) -> bool:
    by_street = case.level == STREET and case.state == "handling"
    again = case.level == DEPARTMENT and case.returns > 0
    if not (by_street or again) or rulings.of(case):
        return False
    return by_street or not rulings.has_refused(case)


def may_be_told_late(case: Case) -> bool:
    """Whether somebody who had come was not waited for, in a matter that is not part of another now."""
    return case.state in (*OPEN_STATES, "closed") and bool(whistles.left_of(case))


def why_not_hers(case: Case, verb: str, *, at: datetime) -> str:
    """Why a step of those who were called is not for her, or not any more."""
    if verb != "conclude" or case.state == "whistling":
        return _("这一步由被叫来的部门自己做")
    days = {"days": book().limits.appeal_days}
    if not any(whistles.may_still_tell(call, at=at) for call in whistles.left_of(case)):
        return _("收哨已经超过%(days)s天,不能再补") % days
    return _("收哨没有等的部门,%(days)s天以内还可以自己补一句办了什么、配合得怎样") % days


def is_awaiting(case: Case, *, at: datetime) -> bool:
    """Whether the caller may still wait for a department: ending the whole is then not the first thing to do.

    Past the limit of her own step it is, whoever has not come.
    """
    if not any(call.is_awaited for call in whistles.calls_of(case)):
        return False
    running = [each for each in inbox.clocks_of(case.stream) if each.stopped_at is None]
    return not any(each.kind == "step" and each.due_at <= at for each in running)


def call_to_take(person: str, case: Case, verb: str, *, at: datetime) -> Call | None:
    """The call in which this person's unit can take this step now, or None."""
    call = whistles.call_for(person, case, f"cases.{verb}", at=at)
    if call is None and verb == "conclude":
        call = whistles.left_for(person, case, "cases.conclude", at=at)
        return call if call and whistles.may_still_tell(call, at=at) else None
    if call is None or not CALLED.can(call.state, verb) or (verb == "disown" and call.disowned):
        return None
    return call
