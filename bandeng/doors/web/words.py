"""The words of reasons, of what became of promises, and of where what is kept comes from."""

from django.utils.translation import gettext_lazy as _

from bandeng.doors import rules

REASONS = {
    rules.ASKED: _("住户请人上门"),
    rules.PROMISED: _("答应过的日子到了"),
    rules.NEED: _("有一件需求还没办完"),
    rules.WISHED: _("住户希望常来敲敲门"),
    rules.UNSEEN: _("还没去过,或者很久没去了"),
}
FATES = {
    "": _("先不动,还等着"),
    rules.KEPT: _("办到了"),
    rules.MOVED: _("改到另一天"),
    rules.MISSED: _("没办到"),
}
STATES = {
    rules.OPEN: ("waiting", _("还等着")),
    rules.KEPT: ("done", _("办到了")),
    rules.MISSED: ("late", _("没办到")),
    rules.FORGOTTEN: ("unknown", _("已抹去")),
}
GROUNDS = {"consent": _("住户同意"), "duty": _("法定职责")}
