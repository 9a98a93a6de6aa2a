"""The desk's words: states, sources, levels, and what a person does with a thing that waits."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bandeng.cases.models import Case
from bandeng.cases.queries.listed import AnyCase
from bandeng.cases.rules import COMMUNITY, GRID
from bandeng.kernel.clock import ENGLISH, Limit
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book

Text = Promise | str
STATES: Mapping[str, tuple[Text, str]] = {
    "submitted": (_("待受理"), "waiting"),
    "waiting": (_("待签收"), "waiting"),
    "handling": (_("处理中"), "moving"),
    "whistling": (_("部门到场办理"), "moving"),
    "arbitrating": (_("等区里裁决"), "waiting"),
    "suspended": (_("暂缓"), "waiting"),
    "checking": (_("待核查"), "moving"),
    "confirming": (_("待确认"), "waiting"),
    "contested": (_("复核中"), "moving"),
    "closed": (_("已办结"), "done"),
    "declined": (_("不予受理"), "unknown"),
    "merged": (_("已并案"), "moving"),
    "divided": (_("分成几件办"), "moving"),
    "withdrawn": (_("已收回"), "moving"),
}
UNCONFIRMED: tuple[Text, str] = (_("已结束,未确认"), "unknown")
ON_THE_SPOT: tuple[Text, str] = (_("当场办结"), "done")
CHANNELS: Mapping[str, Text] = {
    "web": _("自己上网填的"),
    "phone": _("来电"),
    "visit": _("来访"),
    "wechat": _("微信群"),
    "rounds": _("走访"),
    "patrol": _("网格巡查"),
    "meeting": _("居民会议、恳谈"),
    "12345": _("12345热线"),
    "urban": _("数字城管"),
}
LEVELS: Mapping[str, Text] = {
    "grid": _("网格"),
    "community": _("社区"),
    "street": _("街道"),
    "department": _("部门"),
}


def level_of(case: Case) -> str:
    """At which level it is: what a grid's place has at its community's desk is at the community."""
    at_community = case.level == GRID and "-" not in case.seat.partition("@")[2]
    return str(LEVELS[COMMUNITY if at_community else case.level])


RESULTS: Mapping[str, Text] = {
    "-": _("还没有结果"),
    "settled": _("当场办结"),
    "solved": _("已报告办好,未确认"),
    "answered": _("已答复"),
    "infeasible": _("办不了,已说明"),
    "resolved": _("反映人说办好了"),
    "unconfirmed": _("未确认"),
    "upheld": _("复核后维持"),
    "declined": _("不予受理"),
}
WAITS: Mapping[str, Text] = {
    "cases.accept": _("新来的,等您受理"),
    "cases.resolve": _("在您手里,等您办好"),
    "cases.sign": _("交到您这里,等您签收"),
    "cases.check": _("别人办好了,等您核查"),
    "cases.ask": _("已核查,等您问一问反映人"),
    "cases.reach": _("反映人留了电话,等您联系一次"),
    "cases.review": _("反映人或者来源说没办好,等您复核"),
    "cases.arrive": _("被叫到场,等您报到"),
    "cases.conclude": _("到场了,等您办完这一份"),
    "cases.answer_errand": _("请您核实或者协办,等您回答"),
    "cases.disband": _("吹了哨,等各部门办完再结束"),
    "cases.complete_stage": _("叫来的部门办完了一份,这一阶段办到了没有等您说一声"),
    "cases.insist": _("有部门说不归它管,等您看看"),
    "cases.rule": _("说不清归谁,等您裁决"),
    "cases.stand_by": _("您首先收到,盯到裁定的单位签收"),
    "cases.hurry": _("有人催办,请写一句进展或接着办"),
    "cases.extend": _("有人申请延期,等您决定"),
    "cases.suspend": _("有人申请暂缓,等您决定"),
    "cases.decide_appeal": _("有人申诉超时,等您审"),
    "cases.watch": _("下面超时了,请您过问"),
}


def word_of(case: AnyCase) -> tuple[str, str]:
    """The word for how a matter stands, and the tone of its colour."""
    if case.state == "closed" and case.result == "unconfirmed":
        word, tone = UNCONFIRMED
    elif case.state == "closed" and case.settled and case.answer == "-":
        word, tone = ON_THE_SPOT
    else:
        word, tone = STATES[case.state]
    return str(word), tone


def kind_of(key: str) -> tuple[str, str]:
    """Category and condition of a key, in the language of the moment; two empty texts for ``-``."""
    if key == "-":
        return "", ""
    row = book().condition(key)
    return spoken(book().category(row.category)), spoken(row)


def limit_said(text: str) -> str:
    """A limit in the language of the moment: 「2 工作日」, "2 working days"."""
    limit = Limit.parse(text)
    if not (get_language() or "").startswith("en"):
        return str(limit)
    unit = next(english for english, chinese in ENGLISH.items() if chinese == limit.unit)
    return f"{str(limit).split()[0]} {unit}{'' if limit.amount == 1 else 's'}"
