"""Steps that bring people and matters together."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import nameless, sight
from bandeng.cases.queries import voices as followers
from bandeng.cases.web.desk.near import Near, around, same
from bandeng.cases.web.desk.steps import parting, rung, taking
from bandeng.cases.web.desk.steps.asking import asked
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.cases.web.desk.steps.step import Step
from bandeng.cases.web.desk.voices import reporter_of, voices_of
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact


def voices(scene: Scene) -> list[Field]:
    """Which of those who follow it, and her own word."""
    options = [
        ("", _("请选一位")),
        *((each.ref, f"{each.name} · {each.answer}") for each in voices_of(scene.case)),
    ]
    persons = [ref for each in followers.of(scene.case) for ref in (each.person, each.helper)]
    return [Field(kind="select", name="follower", label=_("哪一位"), options=options), *asked(scene, persons)]


REPORTER = "reporter"


def everybody(scene: Scene) -> list[Field]:
    """Whose word it is, where more than one reported it: chosen is the first who has not said hers yet."""
    if nameless.is_so(scene.case):
        said = _("来源没有写反映人,没有人可问。有人自己来说的才记;没有就不用记,到期按「未确认」结束。")
        return [Field(kind="told", name="nobody", label=said, required=False), *asked(scene)]
    if not scene.case.followers:
        return asked(scene)
    case, others = scene.case, voices_of(scene.case)
    options = [
        (REPORTER, reporter_of(case)),
        *((each.ref, f"{each.name} · {each.answer}") for each in others),
    ]
    silent = [(REPORTER, case.answer == "-"), *((each.ref, each.is_silent) for each in others)]
    first = next((ref for ref, is_silent in silent if is_silent), "")
    persons = [case.reporter, case.helper]
    persons += [ref for each in followers.of(case) for ref in (each.person, each.helper)]
    hint = _("每一位都自己说;姓名和电话在「联系方式」里,编号一样。")
    whose = Field(
        kind="select", name="follower", label=_("谁的回答"), options=options, value=first, hint=hint
    )
    return [whose, *asked(scene, persons)]


def answer(scene: Scene, typed: Typed) -> Fact:
    """The word of the reporter, or of whoever else reported it."""
    return (taking.answer if typed.text("follower") in {"", REPORTER} else judge)(scene, typed)


def judge(scene: Scene, typed: Typed) -> Fact:
    """The word of somebody who follows it, as she gave it by telephone or at the door."""
    known = {each.ref for each in voices_of(scene.case)}
    if typed.text("follower") not in known:
        raise BadInput(_("请选是哪一位说的"), {"follower": _("请选一位")})
    if typed.text("channel") not in {"phone", "door"}:
        raise BadInput(_("请选是怎么问的"), {"channel": _("请选一项")})
    word = actions.Word(answer=typed.text("answer"), channel=typed.text("channel"), words=typed.words)
    hers = [each for each in followers.of(scene.case) if each.person == typed.text("follower")]
    scene = rung.noted(scene, typed, [ref for each in hers for ref in (each.person, each.helper)])
    return actions.judge(
        case=scene.case,
        follower=typed.text("follower"),
        word=word,
        by=scene.by,
        at=scene.at,
        command=typed.command,
    )


def merging(scene: Scene) -> list[Field]:
    """Into which matter: one near by of the same kind, or any by its number; and why it is the same.

    Chosen already is only what has the same condition at the same place.
    """
    close = around(scene)
    found = [(each.number, _near(each)) for each in close]
    label = _("或者写那一件的编号") if found else _("那一件的编号")
    hint = _("写后五位就行,例如 05436。")
    every = Field(kind="line", name="number", label=label, hint=hint, required=not found)
    why = replace(reason(scene)[0], label=_("为什么是同一件事"))
    if not found:
        return [every, why]
    options, first = [("", _("请选一件,或者在下面写编号")), *found], same(scene, close)
    label = _("并进哪一件")
    near = Field(kind="select", name="master", label=label, options=options, value=first, required=False)
    return [near, every, why]


def _near(each: Near) -> str:
    where = _("约%(n)s米") % {"n": each.metres} if each.metres else _("同一社区")
    when = (_("今天"), _("昨天"))[each.days] if each.days < 2 else _("%(n)s天前") % {"n": each.days}
    words = {"title": each.title, "where": where, "when": when, "number": each.number}
    called = _("%(title)s,%(where)s,%(when)s,%(number)s") % words
    return _("%(called)s:%(said)s") % {"called": called, "said": each.said} if each.said else called


def merge(scene: Scene, typed: Typed) -> Fact:
    """The number that was written, else the matter that was chosen."""
    number = typed.text("number") or typed.text("master")
    if not number:
        raise BadInput(_("请选并进哪一件,或者写它的编号"), {"number": _("还没有选,也没有写编号")})
    try:
        master = sight.case_for(scene.by, sight.whole_number(number), at=scene.at)
    except Case.DoesNotExist:
        sentence = _("没有这个编号的事,或者不在您的范围里")
        raise BadInput(sentence, {"number": sentence}) from None
    return actions.merge(
        case=scene.case, master=master, words=typed.words, by=scene.by, at=scene.at, command=typed.command
    )


def reason(scene: Scene) -> list[Field]:
    """Why."""
    hint = _("公开页上会写这句话,请不要写人名和电话。")
    return [Field(kind="words", name="words", label=_("为什么"), hint=hint)]


def detach(scene: Scene, typed: Typed) -> Fact:
    return actions.detach(case=scene.case, words=typed.words, by=scene.by, at=scene.at, command=typed.command)


def unlink(scene: Scene, typed: Typed) -> Fact:
    return actions.unlink(case=scene.case, words=typed.words, by=scene.by, at=scene.at, command=typed.command)


def reopen(scene: Scene, typed: Typed) -> Fact:
    return actions.reopen(case=scene.case, words=typed.words, by=scene.by, at=scene.at, command=typed.command)


def unite(scene: Scene, typed: Typed) -> Fact:
    return actions.unite(case=scene.case, words=typed.words, by=scene.by, at=scene.at, command=typed.command)


TOGETHER = (
    Step(
        verb="divide",
        noun="division",
        label=gettext_lazy("拆分"),
        icon="stack-2",
        next=gettext_lazy("每一件有自己的类别和时限,各办各的;反映人看得到每一件,每件办完都问他。"),
        asks=parting.things,
        do=parting.divide,
    ),
    Step(
        verb="unite",
        noun="reunion",
        label=gettext_lazy("收回拆分"),
        icon="arrow-back-up",
        next=gettext_lazy("还是一件,回到拆分前的那一步,时限接着原来的算;分出来的编号照样能查。"),
        asks=reason,
        do=unite,
    ),
    Step(
        verb="unlink",
        noun="unlinking",
        label=gettext_lazy("不是又发生"),
        icon="x",
        next=gettext_lazy("解除和以前那一件的关联,不再算回潮;理由公开。"),
        asks=reason,
        do=unlink,
    ),
    Step(
        verb="merge",
        noun="merger",
        label=gettext_lazy("并案"),
        icon="link",
        next=gettext_lazy("这一件的时限停下,那一件按两件里更早的时间办;反映人的编号照样能查,办完照样问他。"),
        asks=merging,
        do=merge,
    ),
    Step(
        verb="detach",
        noun="detachment",
        label=gettext_lazy("拆出来"),
        icon="arrow-back-up",
        next=gettext_lazy("回到并案前的那一步,时限接着原来的算,并案的日子也算在里面。"),
        asks=reason,
        do=detach,
    ),
    Step(
        verb="reopen",
        noun="reopening",
        label=gettext_lazy("要求重办"),
        icon="arrow-back-up",
        next=gettext_lazy("退给经办的岗位重办,剩下的时限接着算;反映人会看到理由。"),
        asks=reason,
        do=reopen,
    ),
    Step(
        verb="judge",
        noun="judgement",
        label=gettext_lazy("记下同反映的人的回答"),
        icon="users",
        next=gettext_lazy("每个反映过的人都能自己说办好没有;说没办好,会换一个人复核。"),
        asks=voices,
        do=judge,
    ),
)
