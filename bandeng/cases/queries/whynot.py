"""Why a verb is not open in a matter, in a sentence: what was ruled, asked for or given before."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, errands, families, pausing, recalls, rulings, urging, whynot_yet
from bandeng.cases.queries.verbs_pausing import ASKING, DECIDING, most
from bandeng.cases.rules import DEPARTMENT, ELSEWHERE, OVER_STATES
from bandeng.rulebook.language import spoken_limit
from bandeng.rulebook.queries import book
from bandeng.ui.words import moment_text


def why_not(case: Case, verb: str) -> str:
    """The reason; empty where the state of the matter, which stands on its page, is the whole reason."""
    if verb == "unite" and (worked := part_begun(case)):
        return worked
    if appealed := whynot_yet.of_appeals(case, verb):
        return appealed
    if case.state in ELSEWHERE:
        return _("这件事已经并入或者拆成别的事,请在那些事上接着办")
    if case.state in OVER_STATES:
        return _("这件事已经结束了")
    if verb in ASKING:
        return _of_asking(case, ASKING[verb])
    if verb in DECIDING and not pausing.pending(case):
        return _("现在没有等着批的申请")
    if verb == "recall":
        return recalls.why_gone(case)
    return _unwanted(case, verb) or whynot_yet.not_yet(case, verb)


def part_begun(case: Case) -> str:
    """Why a division cannot be taken back: the part in which somebody works; empty where nobody does."""
    worked = families.worked_on_part(case) if case.state == "divided" else None
    if worked is None:
        return ""
    words = {"n": worked[0], "number": worked[1]}
    return _("第%(n)s件(%(number)s)已经有人动手了,收不回来;请在分出来的事上接着办") % words


def too_late_to_return(case: Case, *, at: datetime) -> str:
    """The reason where the time has passed in which a unit may say that it is not its own; else empty."""
    given_at = rulings.handed_over_at(case)
    if given_at is None or at <= clocks.return_until(given_at):
        return ""
    return _("交来超过%(limit)s了,不能再退回;办不了的,请和街道商量") % {
        "limit": spoken_limit(book().limits.return_days)
    }


def too_late_for_more_time(case: Case, *, at: datetime) -> str:
    """The reason where the time has passed of which more could be asked for; else empty."""
    if case.due_at is None or at < case.due_at:
        return ""
    return _("时限已经过了,不能再申请延期;请尽快办,办完可以申诉超时")


def too_early_to_urge(case: Case, *, at: datetime, asker: str = urging.STAFF) -> str:
    """Why she (staff, unless a person is named) cannot ask for haste yet, and from when; else empty."""
    since = urging.from_moment(case, asker)
    if since is not None and at >= since:
        return ""
    if since is None:
        return _("现在没有人在办,不用催")
    return _("还不到催的时候:时间过半以后才能催,自己催过要隔一个工作日。%(when)s起可以催") % {
        "when": moment_text(since, at)
    }


def too_many_asked(case: Case, *, at: datetime) -> str:
    """The reason where as many are asked to verify or to assist as may be at once; else empty."""
    return errands.too_many(case)


UNTIMELY: dict[str, Callable[..., str]] = {
    "return": too_late_to_return,
    "ask_extension": too_late_for_more_time,
    "urge": too_early_to_urge,
    "give_errand": too_many_asked,
}


def untimely(case: Case, verb: str, *, at: datetime) -> str:
    """Why a verb that the state allows cannot be done at this moment; else empty."""
    return UNTIMELY[verb](case, at=at) if verb in UNTIMELY else ""


def _of_asking(case: Case, kind: str) -> str:
    if pausing.pending(case):
        return _("已经申请过,正等上一级决定")
    if (given := pausing.given(case, kind)) >= most(kind):
        return _("已经批过%(count)s次,不能再申请") % {"count": given}
    return ""


def _unwanted(case: Case, verb: str) -> str:
    if verb not in {"return", "refer"}:
        return ""
    if rulings.of(case):
        return _("裁决已经定了归谁办,不能再退,也不再裁决")
    if case.state == "arbitrating":
        return _("已经提请裁决,正等区里定")
    return _of_returns(case, verb)


def _of_returns(case: Case, verb: str) -> str:
    if rulings.has_refused(case):
        return _("本单位已经退回过一次,不能再退;请街道提请裁决")
    if verb == "refer":
        return _("还没有单位退回过;不归本单位管,请先退回街道") if case.level == DEPARTMENT else ""
    if case.returns and case.level == DEPARTMENT:
        return _("已经有单位退回过这件事,请提请裁决")
    return _("只有部门可以退回") if case.level != DEPARTMENT else ""
