"""The words of states, of what fulfils an activity, and of helpers."""

from django.utils.translation import gettext_lazy as _

from bandeng.campaigns import rules

PARTS = {
    rules.MISSING: ("waiting", _("还没有")),
    rules.READY: ("moving", _("已安排")),
    rules.DONE: ("done", _("办了")),
}
LATE = ("waiting", _("过了日子,还可以办"))
BY = [
    (rules.SESSIONS, _("办场次")),
    (rules.VISITS, _("走访")),
    (rules.WORKS, _("作品")),
]
HELPERS = [
    (rules.CADRE, _("下沉的党员干部")),
    (rules.PARTNER, _("共建单位的职工")),
]
WANTED = [(number, str(number)) for number in rules.WANTED]
