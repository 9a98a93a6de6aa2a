"""The words of states."""

from django.utils.translation import gettext_lazy as _

from bandeng.contests import rules

STATES = {
    rules.IN: ("moving", _("在评")),
    rules.ASIDE: ("unknown", _("不列入评选")),
    rules.AWARDED: ("done", _("定了奖")),
    rules.WITHDRAWN: ("unknown", _("作者撤回了")),
}
READING = {
    rules.WAITING: ("waiting", _("等您读")),
    rules.MARKED: ("done", _("读过了")),
    rules.RECUSED: ("unknown", _("回避了")),
}
