"""The steps of errands: what they ask, and what they do."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases import actions
from bandeng.cases.queries import errands
from bandeng.cases.queries.timeline_errands import asked_name
from bandeng.cases.rules import FOUND
from bandeng.cases.ties import Errand
from bandeng.cases.web.desk.steps import asking
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.cases.web.desk.steps.step import Step
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts

Text = Promise | str
KINDS: Mapping[str, Text] = {
    "verify": gettext_lazy("核实:到现场看看是不是这样、在哪里"),
    "assist": gettext_lazy("协办:请他们帮一把,这件事还在您这里"),
}
FINDINGS: Mapping[str, Text] = {
    "so": gettext_lazy("是这样"),
    "not_so": gettext_lazy("不是这样"),
    "unfound": gettext_lazy("没有找到"),
    "done": gettext_lazy("办完了"),
    "not_ours": gettext_lazy("帮不上"),
}


def giving(scene: Scene) -> list[Field]:
    """For what, whom, and what exactly."""
    asked = posts.offices(errands.askable(scene.case, by=scene.by, at=scene.at))
    options = [("", _("请选一个")), *((office.post, office.name) for office in asked)]
    kind = "verify" if scene.case.state == "submitted" else ""
    kinds = [(code, str(text)) for code, text in KINDS.items()]
    hint = _("写清楚看什么、做什么、到哪里;他们看不到反映人的联系方式。")
    return [
        Field(kind="choice", name="kind", label=_("请人做什么"), options=kinds, value=kind),
        Field(kind="select", name="whom", label=_("请谁"), options=options, hint=_nearest(scene)),
        Field(kind="words", name="words", label=_("请他们看什么、做什么"), hint=hint),
    ]


def _nearest(scene: Scene) -> str:
    """Why nobody of a grid is among them, where it is not known in which grid it is."""
    if scene.case.grid != "-":
        return ""
    if scene.case.state == "submitted":
        return _("还不知道在哪个网格,先列社区、街道的岗位;要请网格里的,先「改地点」写明在哪个网格。")
    return _("不知道在哪个网格,列的是社区、街道的岗位;请他们去看,在回答里写到底在哪里。")


def give(scene: Scene, typed: Typed) -> Fact:
    what = actions.Asking(kind=typed.text("kind"), whom=typed.text("whom"), words=typed.words)
    return actions.give_errand(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def _own(scene: Scene) -> Errand:
    """The errand that waits for whoever stands here."""
    found = errands.own(scene.by, scene.case, at=scene.at)
    if found is None:
        raise NotNow(_("现在没有请您核实或者协办的"))
    return found


def answering(scene: Scene) -> list[Field]:
    """What was asked; what was found, in words; where it is, pictures if there are any."""
    last = next(reversed(errands.of(scene.case)), None)
    errand = errands.own(scene.by, scene.case, at=scene.at) or last
    if errand is None:
        return []
    asked = vault.read([errand.words]).get(errand.words, "")
    options = [(code, str(FINDINGS[code])) for code in FOUND[errand.kind]]
    fields = [
        Field(kind="told", name="asked", label=_("请您:%(words)s") % {"words": asked}, required=False),
        Field(kind="choice", name="found", label=_("看下来怎么样"), options=options),
        Field(kind="words", name="words", label=_("看到什么、做了什么")),
    ]
    return [*fields, *(_place() if errand.kind == "verify" else ()), asking.pictures()]


def _place() -> list[Field]:
    hint = _("和反映的不一样才写,比如几号楼、哪个门口。")
    return [Field(kind="line", name="spot", label=_("到底在哪里"), hint=hint, required=False)]


def answer(scene: Scene, typed: Typed) -> Fact:
    said = actions.Reply(
        found=typed.text("found"),
        words=typed.words,
        spot=typed.text("spot"),
        pictures=tuple(typed.pictures),
    )
    errand = _own(scene)
    return actions.answer_errand(
        case=scene.case, errand=errand, what=said, by=scene.by, at=scene.at, command=typed.command
    )


def withdrawing(scene: Scene) -> list[Field]:
    """Which of those that wait, and a word to whoever was asked."""
    waiting = errands.open_of(scene.case)
    options = [(str(each.number), _asked(each)) for each in waiting]
    first = options[0][0] if options else ""
    return [
        Field(kind="choice", name="number", label=_("不用哪一个了"), options=options, value=first),
        Field(kind="words", name="words", label=_("跟他们说一声为什么"), required=False),
    ]


def _asked(errand: Errand) -> str:
    text = _("%(who)s核实") if errand.kind == "verify" else _("%(who)s协办")
    return text % {"who": asked_name(errand.seat)}


def withdraw(scene: Scene, typed: Typed) -> Fact:
    found = errands.numbered(scene.case, typed.text("number"))
    if found is None:
        raise BadInput(_("请选不用哪一个了"), {"number": _("请选一个还没有回答的")})
    return actions.withdraw_errand(
        case=scene.case, errand=found, words=typed.words, by=scene.by, at=scene.at, command=typed.command
    )


ERRANDS = (
    Step(
        verb="give_errand",
        noun="errand",
        label=gettext_lazy("请人核实或协办"),
        icon="users",
        next=gettext_lazy("这件事还在您这里,时限照走;他们答了会告诉您。"),
        asks=giving,
        do=give,
    ),
    Step(
        verb="answer_errand",
        noun="errand-answer",
        label=gettext_lazy("回答核实或协办"),
        icon="check",
        next=gettext_lazy("交给请您的人;这件事还由他们接着办。"),
        asks=answering,
        do=answer,
    ),
    Step(
        verb="withdraw_errand",
        noun="errand-withdrawal",
        label=gettext_lazy("不用核实或协办了"),
        icon="arrow-back-up",
        next=gettext_lazy("请过的人会知道不用了。"),
        asks=withdrawing,
        do=withdraw,
    ),
)
