"""Every step of a matter at the desk: verb, noun of its address, words, what it asks, what it does."""

from django.utils.translation import gettext_lazy as _

from bandeng.cases.web.desk.steps import asking, taking, whose
from bandeng.cases.web.desk.steps.appealing import APPEALS
from bandeng.cases.web.desk.steps.calling import CALLING
from bandeng.cases.web.desk.steps.errands import ERRANDS
from bandeng.cases.web.desk.steps.resting import PAUSES
from bandeng.cases.web.desk.steps.step import Step
from bandeng.cases.web.desk.steps.together import TOGETHER
from bandeng.cases.web.desk.steps.whose import RULING

STEPS = (
    Step(
        verb="accept",
        noun="acceptance",
        label=_("受理"),
        icon="check",
        next=_("受理以后按这一类的时限开始计时,反映人会看到。"),
        asks=asking.condition,
        do=taking.accept,
    ),
    Step(
        verb="settle",
        noun="settlement",
        label=_("当场办结"),
        icon="circle-check",
        next=_("小事当场办好就结束;一部分会随机抽出来,由另一个人去看。"),
        asks=asking.settling,
        do=taking.settle,
        phrases=(_("已到现场处理好"), _("已联系物业,当场修好"), _("已当面解释清楚"), _("已劝导,当场改正")),
    ),
    Step(
        verb="sign",
        noun="signing",
        label=_("签收"),
        icon="inbox",
        next=_("签收以后本级的时限开始计时。"),
        asks=asking.nothing,
        do=taking.sign,
    ),
    Step(
        verb="complete_stage",
        noun="stage-completion",
        label=_("这一步办完了"),
        icon="check",
        next=_("这一阶段的时限停表,后面的接着办;整件事办好了再「报告办好」。"),
        asks=asking.stage,
        do=taking.complete_stage,
    ),
    Step(
        verb="resolve",
        noun="resolution",
        label=_("报告办好"),
        icon="check",
        next=_("会有另一个人去核查,再请反映人确认。"),
        asks=asking.outcome,
        do=taking.resolve,
    ),
    Step(
        verb="check",
        noun="check",
        label=_("核查"),
        icon="eye",
        next=_("办的人不能自己核查。"),
        asks=asking.finding,
        do=taking.check,
    ),
    Step(
        verb="ask",
        noun="answer",
        label=_("记下反映人的回答"),
        icon="phone",
        next=_("按反映人自己的话记;没问到就先不记,到期按「未确认」结束。"),
        asks=asking.asked,
        do=taking.answer,
    ),
    Step(
        verb="review",
        noun="review",
        label=_("复核"),
        icon="scale",
        next=_("复核的人没有办理过这件事。"),
        asks=asking.verdict,
        do=taking.review,
    ),
    Step(
        verb="escalate",
        noun="escalation",
        label=_("上报"),
        icon="arrow-up",
        next=_("交给上一级,等他们签收;反映人会看到。"),
        asks=asking.handing_up,
        do=taking.escalate,
    ),
    Step(
        verb="dispatch",
        noun="dispatch",
        label=_("派给部门"),
        icon="send",
        next=whose.RETURNED_ONCE,
        follows=whose.after_dispatching,
        asks=whose.dispatching,
        do=taking.dispatch,
    ),
    Step(
        verb="recall",
        noun="recall",
        label=_("撤回"),
        icon="arrow-back-up",
        next=_("回到您手里,本级的时限接着走;反映人会看到撤回了。"),
        asks=asking.nothing,
        do=taking.recall,
    ),
    Step(
        verb="return",
        noun="return",
        label=_("退回"),
        icon="arrow-back-up",
        next=_("退给街道,由街道决定交给谁;首先收到的人继续盯着。"),
        asks=asking.returning,
        do=taking.give_back,
    ),
    Step(
        verb="reclassify",
        noun="reclassification",
        label=_("改类别"),
        icon="stack-2",
        next=_("新类别的时限从受理那一刻算起。"),
        asks=asking.condition,
        do=taking.reclassify,
    ),
    Step(
        verb="relocate",
        noun="relocation",
        label=_("改地点"),
        icon="map-pin",
        next=_("交给那个网格重新受理,反映人不用再填一遍。"),
        asks=asking.relocation,
        do=taking.relocate,
    ),
    Step(
        verb="decline",
        noun="declining",
        label=_("不予受理"),
        icon="ban",
        next=_("理由、依据和该找谁都会给反映人看;反映人可以要求复核。"),
        asks=asking.declining,
        do=taking.decline,
    ),
    Step(
        verb="reach",
        noun="contact-note",
        label=_("联系过反映人了"),
        icon="phone",
        next=_("谁联系了都算,联系的时限停表;她说办好没有,另外「记下反映人的回答」。"),
        asks=asking.contact,
        do=taking.reach,
    ),
    Step(
        verb="annotate",
        noun="note",
        label=_("写说明"),
        icon="message",
        next=_("说明不改变办理状态。"),
        asks=asking.note,
        do=taking.annotate,
    ),
)
HIDING = Step(
    verb="hide_picture",
    noun="hidden-picture",
    label=_("遮住照片"),
    icon="eye",
    next=_("公开页上不再出现这张照片,办理的人仍看得到。"),
    asks=asking.nothing,
    do=taking.hide_picture,
)
ALL = (*STEPS, *TOGETHER, *CALLING, *ERRANDS, *PAUSES, *RULING, *APPEALS, HIDING)
BY_VERB = {step.verb: step for step in ALL}
