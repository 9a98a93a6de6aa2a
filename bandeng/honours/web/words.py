"""The words of states, steps, reasons and ways."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.honours import rules
from bandeng.honours.models import Round
from bandeng.honours.queries import Shown
from bandeng.kernel.facts import kind_of
from bandeng.members import queries as members
from bandeng.members import rules as standing
from bandeng.members.web import words as member_words
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules import honours as known

STATES = {
    rules.CHECKING: ("waiting", gettext_lazy("等核实")),
    rules.READY: ("moving", gettext_lazy("核实好了")),
    rules.ANNOUNCED: ("moving", gettext_lazy("公示中")),
    rules.DECIDED: ("moving", gettext_lazy("待颁发")),
    rules.HANDED: ("done", gettext_lazy("已颁发")),
    rules.REFUSED: ("unknown", gettext_lazy("不予")),
    rules.DEFERRED: ("waiting", gettext_lazy("暂缓")),
    rules.WITHDRAWN: ("unknown", gettext_lazy("已撤销")),
    rules.RECORDED: ("done", gettext_lazy("已登记")),
}
CLASSES = {
    known.COMMENDATION: gettext_lazy("表彰"),
    known.MEDAL: gettext_lazy("纪念章"),
    known.NAMING: gettext_lazy("命名"),
    known.RATING: gettext_lazy("评星"),
    known.RECORDED: gettext_lazy("上级授予,只登记"),
}
KINDS = {
    known.TEAM: gettext_lazy("集体"),
    known.PERSON: gettext_lazy("个人"),
    known.MEMBER: gettext_lazy("党员"),
}
HOWS = [
    (rules.CEREMONY, gettext_lazy("会上颁发")),
    (rules.HOME, gettext_lazy("送到家里")),
    (rules.FAMILY, gettext_lazy("交给家属")),
]


def how(code: str) -> str:
    """How it was handed over."""
    return str(dict(HOWS).get(code, ""))


def honour(code: str) -> str:
    """The honour's name; its code where the book no longer has it."""
    found = known.honour_named(book().honours, code)
    return spoken(found) if found else code


def title(round_: Round) -> str:
    """A round as a title."""
    return _("%(honour)s(%(year)s年)") % {"honour": honour(round_.honour), "year": round_.year}


def day(on: date, precision: str = standing.DAY) -> str:
    """A day as people write it; of a month that is all that is known, the month."""
    if precision == standing.MONTH:
        return _("%(y)s年%(m)s月") % {"y": on.year, "m": on.month}
    return _("%(y)s年%(m)s月%(d)s日") % {"y": on.year, "m": on.month, "d": on.day}


def reason(shown: Shown) -> str:
    """Why somebody is on the list, as a sentence."""
    award, card = shown.award, shown.card
    if award.why == rules.NOMINATED:
        return _("%(unit)s推荐") % {"unit": shown.unit}
    if card is None or card.standing_on is None:
        return ""
    years = book().honour(award.honour).years or 50
    words = {
        "begins": day(card.standing_on, card.precision),
        "full": day(standing.full_years_on(card.standing_on, years), card.precision),
        "years": years,
    }
    if award.why == rules.FILE:
        return _("党龄从%(begins)s起算,只知道到月:%(full)s满%(years)s年,要看档案") % words
    return _("党龄从%(begins)s起算,%(full)s满%(years)s年") % words


def basis(shown: Shown) -> str:
    """On which rule a member's standing rests, and who entered it."""
    card = shown.card
    if card is None:
        return ""
    words = {"rule": member_words.basis(card.basis), "who": members.post_words(card.checker)}
    return _("依据:%(rule)s;录入:%(who)s") % words


def desk(code: str) -> str:
    """The unit whose step is next."""
    return members.name_of(code)


def step(name: str) -> str:
    """What was done, as the fact says it."""
    return spoken(kind_of(name, 1))


NO_AUTHORITY = gettext_lazy("规则书没有让您的单位开展或登记任何荣誉。")
