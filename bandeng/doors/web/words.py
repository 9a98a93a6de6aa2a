"""The words of reasons, of what became of promises, and of where what is kept comes from."""

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from bandeng.doors import rules
from bandeng.doors.queries import Knock

REASONS = {
    rules.ASKED: _("住户请人上门"),
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


def as_typed(fate: str, on: date | None, why: str) -> str:
    """What somebody chose and wrote about a promise, in one line to copy."""
    parts = (str(FATES.get(fate, "")), on.isoformat() if on else "", why.strip())
    return ",".join(part for part in parts if part)


def why(knock: Knock, *, on: date) -> str:
    """Why to knock there on this day, in words; of a promise, how near its day is."""
    said = [_of_promise(knock, on) if each == rules.PROMISED else REASONS[each] for each in knock.reasons]
    return ";".join(str(each) for each in said)


def _of_promise(knock: Knock, on: date) -> str:
    days = (knock.promised_on - on).days if knock.promised_on else 0
    if days < 0:
        return ngettext("答应的日子过了%(n)s天", "答应的日子过了%(n)s天", -days) % {"n": -days}
    if days > 1:
        return gettext("答应的事还有%(n)s天到期") % {"n": days}
    return gettext("答应的事明天到期") if days else gettext("答应的事今天到期")
