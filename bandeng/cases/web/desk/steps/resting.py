"""The steps about a matter's time: more of it, or a rest; asked for here, decided above."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases import actions
from bandeng.cases.queries import pausing, running
from bandeng.cases.web.desk.steps import asking
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.cases.web.desk.steps.step import Step
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.ui.words import moment_text


def _why(label: str) -> Field:
    hint = _("反映人和公开页上都看得到,请不要写人名和电话。")
    return Field(kind="words", name="reason", label=label, hint=hint)


def extending(_scene: Scene) -> list[Field]:
    """Why longer."""
    return [_why(_("为什么要延期"))]


def ask_extension(scene: Scene, typed: Typed) -> Fact:
    reason = typed.text("reason")
    return actions.ask_extension(
        case=scene.case, reason=reason, by=scene.by, at=scene.at, command=typed.command
    )


def resting(scene: Scene) -> list[Field]:
    """Why it cannot be done for now, and until which day."""
    hint = _("到这一天自动接着办;最多%(days)s天。") % {"days": book().limits.suspension_days}
    tomorrow = scene.at.astimezone(SHANGHAI).date() + timedelta(days=7)
    return [
        _why(_("为什么现在办不了")),
        Field(kind="day", name="until", label=_("到哪一天"), hint=hint, value=tomorrow.isoformat()),
    ]


def ask_suspension(scene: Scene, typed: Typed) -> Fact:
    try:
        until = day_begins(date.fromisoformat(typed.text("until")))
    except ValueError:
        until = scene.at  # refused with all else that is wrong
    what = actions.Resting(reason=typed.text("reason"), until=until)
    return actions.ask_suspension(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def asked(scene: Scene) -> str:
    """What was asked, for whoever decides: the reason, and until when."""
    found = pausing.pending(scene.case)
    if found is None:
        return ""
    reason = vault.read([found.reason]).get(found.reason, "")
    if found.until is None:
        whole = next(
            (each.due_at for each in running.prolonged(scene.case.stream) if each.kind == "whole"), None
        )
        until = moment_text(whole, scene.at) if whole else "-"
        return _more_time(scene) % {"until": until, "reason": reason}
    words = {"until": moment_text(found.until, scene.at), "reason": reason}
    return _("申请暂缓到%(until)s,理由:%(reason)s") % words


def _more_time(scene: Scene) -> str:
    """Where the limit has passed meanwhile, also that it was asked for before."""
    if scene.case.due_at is None or scene.at < scene.case.due_at:
        return _("申请延期一次,批了就到%(until)s,理由:%(reason)s")
    return _("申请延期一次,是时限到以前申请的,批了就到%(until)s,原来的时限不算超时;理由:%(reason)s")


def deciding(scene: Scene) -> list[Field]:
    """Nothing to fill in: what was asked is read and the button pressed."""
    return [Field(kind="told", name="asked", label=asked(scene), required=False)]


def extend(scene: Scene, typed: Typed) -> Fact:
    return actions.extend(case=scene.case, by=scene.by, at=scene.at, command=typed.command)


def suspend(scene: Scene, typed: Typed) -> Fact:
    return actions.suspend(case=scene.case, by=scene.by, at=scene.at, command=typed.command)


def refusing(scene: Scene) -> list[Field]:
    """Why not."""
    return [*deciding(scene), Field(kind="words", name="words", label=_("为什么不批"))]


def refuse_pause(scene: Scene, typed: Typed) -> Fact:
    words = typed.words
    return actions.refuse_pause(case=scene.case, words=words, by=scene.by, at=scene.at, command=typed.command)


def resume(scene: Scene, typed: Typed) -> Fact:
    return actions.resume(case=scene.case, by=scene.by, at=scene.at, command=typed.command)


def urge(scene: Scene, typed: Typed) -> Fact:
    return actions.urge(case=scene.case, by=scene.by, at=scene.at, command=typed.command)


PAUSES = (
    Step(
        verb="ask_extension",
        noun="extension-request",
        label=gettext_lazy("申请延期"),
        icon="clock",
        next=gettext_lazy("由上一级决定;批了再加一个原来的时限,理由反映人看得到。"),
        asks=extending,
        do=ask_extension,
    ),
    Step(
        verb="ask_suspension",
        noun="suspension-request",
        label=gettext_lazy("申请暂缓"),
        icon="hourglass",
        next=gettext_lazy("由上一级决定;批了时限停走,到日子自动接着办。一件事只能暂缓一次。"),
        asks=resting,
        do=ask_suspension,
    ),
    Step(
        verb="extend",
        noun="extension",
        label=gettext_lazy("批准延期"),
        icon="check",
        next=gettext_lazy("整件事和这一步各加一个原来的时限。"),
        asks=deciding,
        do=extend,
        instead="refuse_pause",
    ),
    Step(
        verb="suspend",
        noun="suspension",
        label=gettext_lazy("批准暂缓"),
        icon="check",
        next=gettext_lazy("时限停走,到申请的那一天自动接着办。"),
        asks=deciding,
        do=suspend,
        instead="refuse_pause",
    ),
    Step(
        verb="refuse_pause",
        noun="pause-refusal",
        label=gettext_lazy("不批准"),
        icon="ban",
        next=gettext_lazy("时限照旧走,理由申请的人和反映人都看得到。"),
        asks=refusing,
        do=refuse_pause,
    ),
    Step(
        verb="resume",
        noun="resumption",
        label=gettext_lazy("提前接着办"),
        icon="progress",
        next=gettext_lazy("时限从现在起接着走,停着的时间不算。"),
        asks=asking.nothing,
        do=resume,
    ),
    Step(
        verb="urge",
        noun="urging",
        label=gettext_lazy("催办"),
        icon="bell",
        next=gettext_lazy("办的人会在待办最前面看到;时限不变,公开页上记一笔。"),
        asks=asking.nothing,
        do=urge,
    ),
)
