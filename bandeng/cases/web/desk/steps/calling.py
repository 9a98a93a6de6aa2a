"""The steps of a whistle: what they ask, and what they do."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases import actions
from bandeng.cases.models import Call
from bandeng.cases.queries import stages, whistles
from bandeng.cases.queries.verbs_called import call_to_take
from bandeng.cases.rules import CALLED
from bandeng.cases.web.desk.steps import asking
from bandeng.cases.web.desk.steps.fields import SURE, Field, Scene, Typed
from bandeng.cases.web.desk.steps.step import Step
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.ui.words import moment_text

AFTER_A_PART = gettext_lazy("叫人的单位等大家都办完再结束。")
PUBLIC_WORDS = gettext_lazy("公开页上会写这句话,请不要写人名和电话。")


def _cooperation(whose: str) -> Field:
    hint = _("一两句话,记作本单位的话;不打分,不评个人。")
    return Field(kind="words", name="cooperation", label=whose, hint=hint)


def calling(scene: Scene) -> list[Field]:
    """Whom, what for, where, when."""
    own = book().condition(scene.case.condition).unit if scene.case.condition != "-" else ""
    units = sorted(asking.departments(), key=lambda unit: unit[0] != own)  # its own department first
    return [
        Field(
            kind="choices",
            name="units",
            label=_("叫哪几个部门"),
            options=units,
            value=own,
            hint=_own_said(own, units),
        ),
        Field(kind="words", name="purpose", label=_("来做什么"), hint=_("部门看不到反映人的联系方式。")),
        Field(kind="line", name="spot", label=_("到哪里")),
        Field(
            kind="time",
            name="meet_at",
            label=_("什么时候到"),
            hint=_("不写就是现在;到场的时限从这一刻算起。"),
            required=False,
        ),
    ]


def _own_said(own: str, units: Sequence[tuple[str, str]]) -> str:
    """Why one of them is ticked already; empty where none is."""
    name = dict(units).get(own, "")
    return _("这一类事规则书里归%(unit)s,先替您选上了;不用叫的去掉。") % {"unit": name} if name else ""


def whistle(scene: Scene, typed: Typed) -> Fact:
    """Call them. A day after the whole matter is due is asked about once."""
    what = actions.Calling(
        units=typed.many("units"),
        purpose=typed.text("purpose"),
        spot=typed.text("spot"),
        meet_at=_moment(typed.text("meet_at")),
    )
    if what.meet_at and typed.text(SURE) != "1":
        _in_time(scene, what.meet_at)
    return actions.whistle(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def _in_time(scene: Scene, meet_at: datetime) -> None:
    """Raises BadInput where they would come only when the whole matter is late already."""
    due_at = scene.case.due_at
    if due_at is None or not scene.at < due_at < meet_at:
        return
    words = {"due": moment_text(due_at, scene.at), "meet": moment_text(meet_at, scene.at)}
    raise BadInput(
        _("还没有吹哨,请看一下到场的时间"),
        {
            "meet_at": _("整件事应在%(due)s前办好,这里写的是%(meet)s到场,那时已经超时了。") % words,
            SURE: _("时间写错了的改过来;就是这样的,勾上再交"),
        },
    )


def _moment(text: str) -> datetime | None:
    """A moment as a browser writes it, in Erqi's time; None for none. Raises BadInput."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
    except ValueError:
        raise BadInput(_("时间看不懂"), {"meet_at": _("请照日期和时间的样子写")}) from None


def _own(scene: Scene, verb: str) -> Call:
    """The call of the unit of whoever stands here."""
    call = call_to_take(scene.by, scene.case, verb, at=scene.at)
    if call is None:
        raise NotNow(_("这一步由被叫来的部门自己做"))
    return call


def arrive(scene: Scene, typed: Typed) -> Fact:
    call = _own(scene, "arrive")
    return actions.arrive(case=scene.case, call=call, by=scene.by, at=scene.at, command=typed.command)


def disowning(scene: Scene) -> list[Field]:
    """The basis."""
    hint = _("写明依据;只能说明一次,叫人的单位看了再定。")
    return [Field(kind="words", name="basis", label=_("为什么不归本单位管"), hint=hint)]


def disown(scene: Scene, typed: Typed) -> Fact:
    return actions.disown(
        case=scene.case,
        call=_own(scene, "disown"),
        basis=typed.text("basis"),
        by=scene.by,
        at=scene.at,
        command=typed.command,
    )


def part(scene: Scene) -> list[Field]:
    """What was done, how it went together, pictures if there are any."""
    return [
        Field(
            kind="words", name="words", label=_("本单位办了什么"), hint=_stage_said(scene) + str(PUBLIC_WORDS)
        ),
        _cooperation(_("这次配合得怎么样")),
        asking.pictures(),
    ]


def _stage_said(scene: Scene) -> str:
    """Who reports the stage that runs: whoever called, not whoever was called; empty where none does."""
    number = stages.running(scene.case)
    if number is None:
        return ""
    who = posts.role_name(scene.case.seat.partition("@")[0])
    words = {"stage": stages.name(scene.case.condition, number), "who": who}
    return _("「%(stage)s」这一阶段由叫您来的%(who)s报告:写清楚它办到了没有,报告的人照着报。") % words


def after_concluding(scene: Scene) -> Promise | str:
    """Who goes on: whoever called, or whoever has it by now, where the whistle is over."""
    call = call_to_take(scene.by, scene.case, "conclude", at=scene.at)
    if call and call.state == "left":
        return _("已经收哨,没有等本单位;补的话记在经过里,叫人的单位看得到,不影响现在办的人。")
    return AFTER_A_PART


def conclude(scene: Scene, typed: Typed) -> Fact:
    done = actions.Part(
        words=typed.words, cooperation=typed.text("cooperation"), pictures=tuple(typed.pictures)
    )
    call = _own(scene, "conclude")
    return actions.conclude(
        case=scene.case, call=call, part=done, by=scene.by, at=scene.at, command=typed.command
    )


def insisting(scene: Scene) -> list[Field]:
    """Which of those that disowned it, and why it should come."""
    calls = [call for call in whistles.calls_of(scene.case) if CALLED.can(call.state, "insist")]
    names = dict(asking.departments())
    options = [(call.unit, names.get(call.unit, call.unit)) for call in calls]
    first = options[0][0] if options else ""
    return [
        Field(kind="choice", name="unit", label=_("请哪个部门还是到场"), options=options, value=first),
        Field(kind="words", name="words", label=_("为什么还要它来"), hint=str(PUBLIC_WORDS)),
    ]


def insist(scene: Scene, typed: Typed) -> Fact:
    call = whistles.call_of_unit(scene.case, typed.text("unit"))
    if call is None:
        raise BadInput(_("请选一个部门"), {"unit": _("请选一个部门")})
    return actions.insist(
        case=scene.case, call=call, words=typed.words, by=scene.by, at=scene.at, command=typed.command
    )


def ending(scene: Scene) -> list[Field]:
    """What came of it; why one does not wait, where somebody has not concluded yet."""
    names = dict(asking.departments())
    awaited = [names.get(call.unit, call.unit) for call in whistles.calls_of(scene.case) if call.is_awaited]
    fields = [
        Field(kind="words", name="words", label=_("一起办下来怎么样了"), hint=str(PUBLIC_WORDS)),
        _cooperation(_("各部门配合得怎么样")),
    ]
    if awaited:
        label = _("还没办完:%(units)s。为什么不等") % {"units": "、".join(awaited)}
        fields.append(Field(kind="words", name="why_not", label=label, hint=_("不想等就写原因;能等就先等。")))
    return fields


def disband(scene: Scene, typed: Typed) -> Fact:
    end = actions.Ending(
        words=typed.words, cooperation=typed.text("cooperation"), why_not=typed.text("why_not")
    )
    return actions.disband(case=scene.case, ending=end, by=scene.by, at=scene.at, command=typed.command)


CALLING = (
    Step(
        verb="whistle",
        noun="whistle",
        label=gettext_lazy("吹哨"),
        icon="speakerphone",
        next=gettext_lazy("几个部门同时收到,到场、办理、办完各自说一声;这件事还在您这里,时限照走。"),
        asks=calling,
        do=whistle,
    ),
    Step(
        verb="arrive",
        noun="arrival",
        label=gettext_lazy("到场报到"),
        icon="map-pin",
        next=gettext_lazy("说一声到了就行,不定位;从这时起算本单位的办理时限。"),
        asks=asking.nothing,
        do=arrive,
    ),
    Step(
        verb="conclude",
        noun="conclusion",
        label=gettext_lazy("办完本单位的一份"),
        icon="check",
        next=AFTER_A_PART,
        follows=after_concluding,
        asks=part,
        do=conclude,
    ),
    Step(
        verb="disown",
        noun="disowning",
        label=gettext_lazy("说明不归本单位"),
        icon="arrow-back-up",
        next=gettext_lazy("说明交给叫人的单位;它若还是请您来,就不能再说第二次。"),
        asks=disowning,
        do=disown,
    ),
    Step(
        verb="insist",
        noun="insistence",
        label=gettext_lazy("请部门还是到场"),
        icon="send",
        next=gettext_lazy("那个部门的到场时限重新算起。"),
        asks=insisting,
        do=insist,
    ),
    Step(
        verb="disband",
        noun="disbanding",
        label=gettext_lazy("结束吹哨"),
        icon="circle-check",
        next=gettext_lazy("结束以后由您接着办,办好了再报告。"),
        asks=ending,
        do=disband,
    ),
)
