"""Steps that bring people and matters together."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases import actions
from bandeng.cases.web.desk.steps.asking import asked
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.cases.web.desk.steps.step import Step
from bandeng.cases.web.desk.voices import voices_of
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact


def voices(scene: Scene) -> list[Field]:
    """Which of those who follow it, and her own word."""
    options = [
        ("", _("请选一位")),
        *((each.ref, f"{each.name} · {each.answer}") for each in voices_of(scene.case)),
    ]
    return [Field(kind="select", name="follower", label=_("哪一位"), options=options), *asked(scene)]


def judge(scene: Scene, typed: Typed) -> Fact:
    """The word of somebody who follows it, as she gave it by telephone or at the door."""
    known = {each.ref for each in voices_of(scene.case)}
    if typed.text("follower") not in known:
        raise BadInput(_("请选是哪一位说的"), {"follower": _("请选一位")})
    if typed.text("channel") not in {"phone", "door"}:
        raise BadInput(_("请选是怎么问的"), {"channel": _("请选一项")})
    word = actions.Word(answer=typed.text("answer"), channel=typed.text("channel"), words=typed.words)
    return actions.judge(
        case=scene.case,
        follower=typed.text("follower"),
        word=word,
        by=scene.by,
        at=scene.at,
        command=typed.command,
    )


TOGETHER = (
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
