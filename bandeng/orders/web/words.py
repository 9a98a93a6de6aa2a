"""The words of the pages of orders."""

from django.utils.translation import gettext_lazy as _

from bandeng.orders import queries, rules

PARTS = {
    queries.WAITING: _("等着答复"),
    queries.DUE: _("在办的"),
    queries.ANSWERED: _("答复过的"),
    queries.ALL: _("全部"),
}
OUTCOMES = {
    rules.NEW: (_("新的一件"), "moving"),
    rules.CHANGED: (_("补充到已有的"), "waiting"),
    rules.AGAIN: (_("答复过的又来了,重新办"), "late"),
    rules.KNOWN: (_("已经有了"), "unknown"),
    rules.BAD: (_("不能收"), "late"),
}
