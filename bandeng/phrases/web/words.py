"""What the acts are called that templates are written for."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.phrases.rules import VERBS

LABELS: Mapping[str, Promise | str] = {
    "resolve": gettext_lazy("报告办好"),
    "settle": gettext_lazy("当场办结"),
    "decline": gettext_lazy("不予受理"),
    "escalate": gettext_lazy("上报"),
    "dispatch": gettext_lazy("派给部门"),
    "return": gettext_lazy("退回"),
    "review": gettext_lazy("复核"),
    "ask_extension": gettext_lazy("申请延期"),
    "ask_suspension": gettext_lazy("申请暂缓"),
    "annotate": gettext_lazy("写说明"),
}


def choices() -> list[tuple[str, str]]:
    """The acts for a select."""
    return [("", _("请选一项")), *((verb, str(LABELS[verb])) for verb in VERBS)]
