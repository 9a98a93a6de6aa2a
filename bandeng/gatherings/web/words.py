"""The words of states, results, ways and consents."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from bandeng.gatherings import rules
from bandeng.gatherings.models import Session

STATES = {
    rules.PLANNED: ("moving", _("要开的")),
    rules.HELD: ("done", _("开过了")),
    rules.CANCELLED: ("unknown", _("取消了")),
    rules.STRUCK: ("unknown", _("划去了(记错了)")),
}
OVER = ("waiting", _("时间到了,等记"))


ENDED = ("unknown", _("已经结束"))


def state_of(session: Session, at: datetime) -> tuple[str, Promise]:
    """The state as staff read it: what is over by the clock and not spoken of waits for a word."""
    return OVER if session.is_planned and session.ends_at <= at else STATES[session.state]


def public_state(session: Session, at: datetime) -> tuple[str, Promise]:
    """The same for everybody: what is over by the clock is no longer to come."""
    return ENDED if session.is_planned and session.ends_at <= at else STATES[session.state]


def waits(place: int) -> str:
    """Where somebody stands among those who wait, from 1."""
    return _now("候补第%(n)s位") % {"n": place}


RESULTS = {
    rules.PASSED: ("done", _("合格")),
    rules.FAILED: ("late", _("不合格")),
    rules.OUTSTANDING: ("waiting", _("待定")),
}
RESULT_CHOICES = [(code, words) for code, (_state, words) in RESULTS.items()]
WAYS = {
    rules.DOOR: _("门口扫码"),
    rules.TICKET: _("出示票码"),
    rules.LIST: _("名单上勾的"),
    rules.SHEET: _("照纸上录的"),
    rules.IMPORT: _("表格导入的"),
}
AGREED = [
    (rules.AGREED_BY_ALL, _("认得出的人都同意公开"), _("孩子由监护人同意")),
    (rules.NOBODY_SEEN, _("看不出是谁"), _("背影、远景、展品")),
    (rules.INSIDE, _("还没有问过"), _("只有举办单位看得到")),
]
OPEN_TO = [
    (rules.OWN, _("本单位的人"), ""),
    (rules.EVERYBODY, _("谁都可以来"), _("居民能看到,也能报名")),
]
