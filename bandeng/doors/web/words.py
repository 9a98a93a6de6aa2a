"""The words of purposes and reasons."""

from django.utils.translation import gettext_lazy as _

from bandeng.doors import rules

PURPOSES = {
    "greeting": _("看望"),
    "asked": _("住户请我们来"),
    "promise": _("兑现答应的事"),
    "follow_up": _("回看一件事"),
    "safety": _("查看安全"),
    "policy": _("讲解政策"),
}
REASONS = {
    rules.ASKED: _("住户请人上门"),
    rules.PROMISED: _("答应过今天以前再来"),
    rules.NEED: _("有一件需求还没办完"),
    rules.UNSEEN: _("还没去过,或者很久没去了"),
}
