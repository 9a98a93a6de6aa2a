"""The words of states, steps, reasons and ways."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.honours import rules
from bandeng.honours.models import Award, Holding, Round
from bandeng.honours.queries import Held, Shown, Wait
from bandeng.kernel.facts import newest
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
    rules.RETRACTED: ("unknown", gettext_lazy("推荐撤回了")),
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
HELD = {
    rules.HOLDS: ("done", gettext_lazy("有效")),
    rules.PASSED: ("unknown", gettext_lazy("旗交出去了")),
    rules.LAPSED: ("unknown", gettext_lazy("到期了")),
    rules.WITHDRAWN: ("unknown", gettext_lazy("已撤销")),
}
HELD_BY = {
    rules.HOLDS: gettext_lazy("现在有的单位和集体"),
    rules.PASSED: gettext_lazy("拿过、已经交出去的"),
    rules.LAPSED: gettext_lazy("到期了,等复评"),
    rules.WITHDRAWN: gettext_lazy("已经撤销的"),
}
GIVEN_AS = {known.NAMING: gettext_lazy("被命名为"), known.RATING: gettext_lazy("被评为")}
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


TO_TEAMS = [
    (rules.CEREMONY, gettext_lazy("会上颁发(授牌、授旗)")),
    (rules.HOME, gettext_lazy("送到单位")),
]


def ways(shown: Sequence[Shown]) -> list[tuple[str, str]]:
    """The ways in which a list is handed over: a team has no home and no family."""
    found = TO_TEAMS if all(each.award.kind == known.TEAM for each in shown) else HOWS
    return [(code, str(text)) for code, text in found]


def how(code: str) -> str:
    """How it was handed over."""
    return str(dict(HOWS).get(code, ""))


def honour(code: str) -> str:
    """The honour's name; its code where the book no longer has it."""
    found = known.honour_named(book().honours, code)
    return spoken(found) if found else code


def grade(award: Award) -> str:
    """Which grade a rating gave; empty where it has none."""
    found = known.honour_named(book().honours, award.honour)
    one = found.grade(award.grade) if found else None
    return spoken(one) if one else ("" if award.grade == rules.NOBODY else award.grade)


def of_grade(shown: Shown) -> str:
    """As what it is proposed or given, and why, on a line of a list."""
    return " · ".join(filter(None, (grade(shown.award), reason(shown))))


def waiting(wait: Wait) -> str:
    """What a decision still waits for, as a sentence."""
    if wait.since:
        return _("公示期里有异议的先答复;%(day)s起可以决定。") % {"day": day(wait.since)}
    return _("还有%(n)s条异议没有答复,都答复了才能决定。") % {"n": wait.objections}


def given_as(award: Award) -> str:
    """How a certificate puts it before the name: one is rated as a grade, and given a flag."""
    is_flag = award.honour_class == known.RATING and award.grade == rules.NOBODY
    return _("被授予") if is_flag else str(GIVEN_AS.get(award.honour_class, _("被授予")))


def given(award: Award) -> str:
    """By which decision it was given, and as what: 三星支部 · 二组〔2022〕20号 · 2022年7月12日."""
    said = [grade(award), award.number, day(award.decided_on) if award.decided_on else ""]
    return " · ".join(each for each in said if each and each != rules.NOBODY)


def span(held: Holding) -> str:
    """From when until when a team held a flag."""
    if held.ended_on is None:
        return _("%(since)s起,到%(until)s") % {"since": day(held.since), "until": day(held.until)}
    return _("%(since)s – %(until)s") % {"since": day(held.since), "until": day(held.ended_on)}


def until(award: Award) -> str:
    """What to call the day it holds until: of a withdrawn one, the day it was to hold until."""
    return _("原定有效到") if award.state == rules.WITHDRAWN else _("有效到")


def withdrawn(of: Held) -> str:
    """On which day it was withdrawn, and on which what had been handed over came back."""
    back = of.row.award.returned_on
    said = {"day": day(of.withdrawn_on) if of.withdrawn_on else "", "back": day(back) if back else ""}
    return (_("撤销于%(day)s,%(back)s收回") if back else _("撤销于%(day)s")) % said


def units(codes: Iterable[str]) -> str:
    """Units by name, as people read them."""
    return "、".join(members.name_of(code) for code in codes)


def issuer(of: known.Honour) -> str:
    """Who gives it, in the reader's language."""
    return spoken(_Issuer(of.issuer_zh, of.issuer_en))


class _Issuer:
    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en


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
    if shown.reader:
        words["who"] = members.post_words(shown.reader)
        return _("党龄从%(begins)s起算,只知道到月:%(full)s满%(years)s年;%(who)s看过档案,确实满了") % words
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
    return spoken(newest(name))


ACTS = {  # what is done with a list, by what can be done with it
    "check": "honours:endorsement",
    "decide": "honours:decision",
    "wait": "honours:refusal",
    "give": "honours:handing-over",
}
NO_AUTHORITY = gettext_lazy("规则书没有让您的单位开展或登记任何荣誉。")
CHOOSE_TEAM = gettext_lazy("请选交给哪一家")
