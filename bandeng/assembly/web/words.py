"""The words of states, of what became of a promise, of answers and of gates."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from bandeng.assembly import rules
from bandeng.assembly.models import Procedure
from bandeng.assembly.queries import Adopted, Cast, Deciding, Met, Owed, Taken, Told
from bandeng.assembly.queries.votes import Seats
from bandeng.assembly.rules import gates
from bandeng.rulebook.language import spoken
from bandeng.rulebook.rules.deliberation import Gathering, ProcedureStage
from bandeng.ui.words import day

OWED = {
    rules.OPEN: ("waiting", _lazy("还没到日子")),
    "late": ("late", _lazy("过了说定的日子")),
    rules.KEPT: ("done", _lazy("办到了")),
    rules.MISSED: ("late", _lazy("没办到")),
}
FATES = (
    (rules.KEPT, _lazy("办到了")),
    (rules.MOVED, _lazy("改到另一天")),
    (rules.MISSED, _lazy("没办到")),
)


def state_of(owed: Owed) -> tuple[str, str]:
    """The tone and the word of a promise; of one that is a matter, the matter's."""
    if owed.number and owed.late:
        return "late", _("%(word)s,过了说定的日子") % {"word": owed.word}
    if owed.number:
        return owed.tone, owed.word
    tone, word = OWED[owed.state]
    if owed.state == rules.KEPT and (late := days_late(owed)):
        return tone, _("晚了 %(n)s 天办到") % {"n": late}
    return tone, str(word)


def days_late(owed: Owed) -> int:
    """How many days after its day it was said to be kept; 0: in time, or not settled."""
    return max((owed.settled_on - owed.due_on).days, 0) if owed.settled_on else 0


def to_paste(told: Told, address: str, year: int) -> str:
    """A talk as a text for the neighbours' chat group, to be sent in this year."""
    foot = _("办得怎么样,随时看:%(address)s") % {"address": address}
    return "\n".join([heading(told, year), told.said, *promised(told, year), foot])


def heading(told: Told, year: int) -> str:
    """What, when and where."""
    return _("【%(kind)s】%(day)s,%(where)s") % _head(told, year)


def promised(told: Told, year: int) -> list[str]:
    """Who promised what by when, a line each."""
    line = _("· %(who)s答应%(day)s以前:%(what)s")
    return [
        line % {"who": each.who, "day": day(each.due_on, year).striptags(), "what": each.what}
        for each in told.promises
    ]


def _head(told: Told, year: int) -> dict[str, str]:
    return {"kind": told.kind, "day": day(told.held_on, year).striptags(), "where": told.where}


SORTS = {
    "owners": _lazy("业主的事"),
    "residents": _lazy("居民的事"),
    "government": _lazy("政府的事"),
}
OUTCOMES = (
    (rules.ADOPTED, _lazy("采纳")),
    (rules.PARTLY, _lazy("部分采纳")),
    (rules.DECLINED, _lazy("没有采纳")),
)
JUDGEMENTS = (
    (rules.SATISFIED, _lazy("满意")),
    (rules.PARTLY, _lazy("部分满意")),
    (rules.UNSATISFIED, _lazy("不满意")),
)
CHANNELS = {
    rules.ONLINE: _lazy("网上"),
    rules.TALK: _lazy("恳谈会上"),
    rules.PAPER: _lazy("意见单"),
}


ENDED = {
    "": ("unknown", _lazy("结束了")),
    rules.DONE: ("done", _lazy("办结了")),
    rules.REJECTED: ("unknown", _lazy("没有通过")),
    rules.WITHDRAWN: ("unknown", _lazy("撤回了")),
}


def ended_as(procedure: Procedure) -> tuple[str, str]:
    """The tone and the word of a matter that is over; of one whose kind the book no longer has, only that."""
    tone, word = ENDED.get(procedure.stage, ENDED[""])
    return tone, str(word)


def numbers(step: Taken | Adopted) -> str:
    """The numbers of a meeting in a sentence; ``""`` where none were asked."""
    if not step.rule:
        return ""
    sentence = _("应到 %(due)s,到会 %(present)s;同意 %(yes)s,不同意 %(no)s,弃权 %(abstain)s。规则:%(rule)s。")
    names = ("due", "present", "yes", "no", "abstain", "rule")
    return sentence % {name: getattr(step, name) for name in names}


def hurried(step: Taken) -> str:
    """That a meeting copied from paper had no time for its notice; ``""`` where it had."""
    if step.hurried is None:
        return ""
    told = _("依法要提前 %(n)s 天通知;离上一步 %(gap)s 天,社区核对过日子。")
    if not step.hurried.checked:
        told = _("依法要提前 %(n)s 天通知;离上一步 %(gap)s 天。")
    return told % {"n": step.hurried.days, "gap": step.hurried.gap}


def standing(told: Deciding) -> str:
    """Where a procedure stands and what comes next, in plain words."""
    if told.state == rules.DONE:
        return _("两次公开都做完了,这件事办结了。")
    if told.state == rules.REJECTED:
        return _("没有通过,到这里为止。")
    if told.state == rules.WITHDRAWN:
        return _("撤回了,不再议。")
    if told.now is None:
        return ""
    words = {"now": spoken(told.now), "who": who_of(told.now)}
    now = _("现在:%(now)s(%(who)s)。") % words
    if told.after is None:
        return now + _("这是最后一步。")
    return now + _("下一步:%(after)s。") % {"after": spoken(told.after)}


def made(told: Deciding, *, year: int) -> str:
    """What was decided, when (with its year where that is not ``year``) and by whom; ``""`` before."""
    for each in told.stages:
        if each.stage.decides and each.step and each.step.agreed:
            said = each.step.record or each.step.minutes or told.plan
            which = {"day": day(each.step.held_on, year).striptags(), "who": who_of(each.stage), "what": said}
            return _("%(day)s,%(who)s议定:%(what)s") % which
    return ""


def lasting(told: Deciding, *, year: int) -> str:
    """Until when the present stage lasts and from which day that counts; ``""`` where days shut no gate."""
    now, long = told.now, any(lack.gate == gates.DAYS for lack in told.lacks)
    if now is None or not long:
        return ""
    if told.since is None or told.earliest_on is None:
        return _("从公示栏上看到的那天算起,要公示不少于 %(n)s 天") % {"n": now.days}
    since, until = (day(each, year).striptags() for each in (told.since, told.earliest_on))
    words = {"since": since, "until": until, "n": now.days}
    if now.publication:
        return _("公示到 %(until)s:%(since)s在公示栏上看到了,从那天算起不少于 %(n)s 天") % words
    return _("%(until)s起能走下一步:从%(since)s算起不少于 %(n)s 天,大家有话慢慢说") % words


def awaited(told: Deciding, *, year: int) -> Iterator[str]:
    """What is waited for, as a resident reads it."""
    sentences = {
        gates.DAYS: lasting(told, year=year).replace("%", "%%"),
        gates.ANSWERS: _("还有 %(n)s 条意见等社区答复"),
        gates.BOARD: _("公示栏上的那张纸,还要 %(n)s 位居民说看到了(或者社区放上公示栏的照片)"),
        gates.SETTLED: _("还有 %(n)s 件答应的事没有交代"),
    }
    return (sentences[lack.gate] % {"n": lack.number} for lack in told.lacks)


def who_of(stage: ProcedureStage) -> str:
    """Whose part a stage is, in the language of the moment."""
    return stage.who_en if (get_language() or "").startswith("en") else stage.who_zh


MEETINGS = {
    rules.CALLED: ("waiting", _lazy("已通知")),
    rules.CANCELLED: ("unknown", _lazy("取消了")),
    rules.MINUTED: ("moving", _lazy("记录等居民签名")),
    rules.SEALED: ("done", _lazy("记录已经封存")),
}
HELD = ("waiting", _lazy("开过了,等记录"))


def meeting_state(at: datetime) -> Callable[[Met], tuple[str, str]]:
    """The tone and the word of a meeting as of ``at``: one whose hour has come waits for its minutes."""

    def told(each: Met) -> tuple[str, str]:
        held = each.state == rules.CALLED and each.begins_at <= at
        tone, word = HELD if held else MEETINGS[each.state]
        return tone, str(word)

    return told


VERSIONS = {
    rules.DRAFT: ("moving", _lazy("草案,征求意见")),
    rules.AWAITING: ("waiting", _lazy("通过了,要报街道备案")),
    rules.FILED: ("waiting", _lazy("街道正在审查")),
    rules.HOLDS: ("done", _lazy("有效")),
    rules.SENT_BACK: ("late", _lazy("街道退回,要改")),
}


ON_ITS_WAY = {
    rules.AWAITING: _lazy("居民已经通过了这一版,社区要报街道备案、审查。审查过了才生效,现在不收意见。"),
    rules.FILED: _lazy("居民已经通过了这一版,街道正在审查。审查过了才生效,现在不收意见。"),
    rules.SENT_BACK: _lazy("居民通过的这一版被街道退回了,不生效。社区改成新的草案以后,再请大家提意见。"),
}


CASTS = {
    "preparing": ("waiting", _lazy("表决在准备")),
    "running": ("moving", _lazy("表决公告了,到时候投票")),
    "withdrawn": ("unknown", _lazy("表决撤回了")),
}


def cast_state(cast: Cast) -> tuple[str, str]:
    """The tone and the word of a vote: of one that is over what it came to."""
    if cast.state != "over":
        tone, word = CASTS[cast.state]
        return tone, str(word)
    look, told = _elected(cast.seats) if cast.seats else _passed(cast)
    return (look, told) if cast.published else (look, _("%(word)s,结果还没有公布") % {"word": told})


def _passed(cast: Cast) -> tuple[str, str]:
    return ("done", _("表决通过了")) if cast.agreed else ("late", _("表决没有通过"))


def _elected(seats: Seats) -> tuple[str, str]:
    """How many of the seats are filled: an election that leaves some vacant is not simply passed."""
    words = {"n": seats.elected, "vacant": seats.vacant, "tied": seats.tied}
    if seats.tied:
        return "waiting", _("选出 %(n)s 位,还有 %(tied)s 个名额票数一样,等人来定") % words
    if seats.vacant and seats.elected:
        return "waiting", _("选出 %(n)s 位,缺 %(vacant)s 位") % words
    return ("done", _("选出 %(n)s 位") % words) if seats.elected else ("late", _("没有选出来"))


def law_of(kind: Gathering) -> str:
    """What the law says of a kind of meeting, in the language of the moment."""
    law = kind.law_en if (get_language() or "").startswith("en") else kind.law_zh
    return f"{spoken(kind)}:{law}" if law else spoken(kind)


def kind_and_voices(kind: Gathering, voices: int) -> str:
    """A kind of meeting with how many must join the demand."""
    return _("%(kind)s(要 %(n)s 位联名)") % {"kind": spoken(kind), "n": voices}


def kind_and_notice(kind: Gathering) -> str:
    """A kind of meeting with its days of notice."""
    words = {"kind": spoken(kind), "n": kind.notice_days}
    return _("%(kind)s(提前 %(n)s 天通知)") % words
