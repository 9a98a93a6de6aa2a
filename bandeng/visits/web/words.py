"""The words of states and causes."""

from django.utils.translation import gettext_lazy as _

from bandeng.visits import rules

STATES = {
    rules.WAITING: ("waiting", _("还没去")),
    rules.VISITED: ("done", _("走访过了")),
    rules.OFF: ("unknown", _("已从名单去掉")),
}
OFF = {"moved": _("搬走了"), "died": _("去世了"), "declined": _("本人不愿意"), "mistake": _("添错了")}
UNDO = {"twice": _("记了两遍"), "wrong": _("记错了人或日子"), "not_held": _("其实没有去")}
