"""Why one of the common steps is not open: by how far the matter is, or by the level that has it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases.models import Case
from bandeng.cases.queries import appeals, nameless
from bandeng.cases.rules import DEPARTMENT, OVER_STATES, STREET

COMMON = ("dispatch", "return", "escalate", "resolve", "check")  # what people look for first
BY_STATE = {
    "submitted": gettext_lazy("还没有受理,请先受理"),
    "waiting": gettext_lazy("已经交出去,正等对方签收,签收以后由对方接着办"),
    "whistling": gettext_lazy("已经吹哨,叫来的部门正在办,收哨以后再接着办"),
    "arbitrating": gettext_lazy("正等区里裁决归谁办"),
    "suspended": gettext_lazy("正在挂账,到期恢复以后再接着办"),
    "checking": gettext_lazy("已经报告办好,正等另一个人核查"),
    "confirming": gettext_lazy("已经核查过,正等反映人回答"),
    "contested": gettext_lazy("反映人说没有办好,正在复核"),
}


def not_yet(case: Case, verb: str) -> str:
    """Why this common step is not open as far as the matter is, or at its level; empty for other steps."""
    if verb not in COMMON:
        return ""
    if verb == "check":
        return _("还没有报告办好,没有可以核查的") if case.state not in OVER_STATES else ""
    if case.state == "confirming" and nameless.is_so(case):
        return _("已经核查过;来源没有写反映人,没有人可问,到期按「未确认」结束")
    if case.state in BY_STATE:
        return str(BY_STATE[case.state])
    return _of_level(case, verb)


def _of_level(case: Case, verb: str) -> str:
    if verb == "dispatch":
        if case.level == DEPARTMENT:
            return _("已经在部门手里")
        return _("只有街道能派给部门;在网格和社区,请先上报到街道")
    if verb == "escalate":
        if case.level == STREET:
            return _("已经到街道了;街道请派给部门,或者吹哨叫几个部门来")
        return _("部门不往上报;不归本单位管的,请退回街道")
    return ""


def of_appeals(case: Case, verb: str) -> str:
    """Why an overtime is not appealed or decided on now; empty for other steps."""
    if verb == "decide_appeal" and not appeals.pending(case):
        return _("没有人申诉这件事的超时,没有等着审的")
    if verb == "appeal" and case.state in OVER_STATES and not appeals.missed(case):
        return _("没有超过时限的,没有可以申诉的")
    if verb == "appeal" and case.state not in OVER_STATES:
        return _("事情结束以后才能申诉超时")
    return ""
