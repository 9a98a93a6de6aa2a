"""The words of states, of what fulfils an activity, and of helpers."""

from collections.abc import Iterable

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from bandeng.campaigns import rules
from bandeng.campaigns.queries import Done, kind_name

PARTS = {
    rules.MISSING: ("waiting", _("还没有")),
    rules.READY: ("moving", _("已安排")),
    rules.DONE: ("done", _("办了")),
}
MONTHS = {
    rules.OPEN: ("moving", _("开着")),
    rules.CLOSED: ("done", _("已收尾")),
    rules.WITHDRAWN: ("unknown", _("开错了,已撤回")),
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
WHO_SPEAKS = [
    ("own", _("本单位书记自己讲"), _("和「书记讲课的单位」这个数字的数法一样")),
    ("anyone", _("谁讲都算"), ""),
]
WANTED = [(number, str(number)) for number in rules.WANTED]
FEW = 5  # persons called upon: fewer could point at a home, and are not shown in public


def kinds_words(kinds: Iterable[str]) -> str:
    """Kinds of sessions in words, any of which will do."""
    return gettext("或者").join(kind_name(kind) for kind in kinds)


def done_words(by: str, done: Done) -> str:
    """What was done for an activity of this kind, in words; nothing where nothing was."""
    if by == rules.VISITS:
        return _called_upon(done.persons)
    many = done.works if by == rules.WORKS else done.held
    if by == rules.WORKS:
        said = ngettext("收到%(n)s篇", "收到%(n)s篇", many)
    else:
        said = ngettext("办了%(n)s场次", "办了%(n)s场次", many)
    return said % {"n": many} if many else ""


def _called_upon(persons: int) -> str:
    """How many were called upon, and whom this counts: more than the leaders' visits to members do."""
    said = ngettext(
        "走访慰问了%(n)s人(不论谁去、是不是党员,一个人算一次)",
        "走访慰问了%(n)s人(不论谁去、是不是党员,一个人算一次)",
        persons,
    )
    return said % {"n": persons} if persons else ""


def done_in_public(by: str, done: Done) -> str:
    """The same for everybody."""
    return "" if by == rules.VISITS and done.persons < FEW else done_words(by, done)


def counted_so(by: str, said: str) -> str:
    """What was done, with how it is counted: tasks count units, and several may hold one session."""
    if not said or by != rules.SESSIONS:
        return said
    return gettext("%(said)s(几个单位合办的算一场)") % {"said": said}
