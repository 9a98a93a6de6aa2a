"""The steps of an appealed overtime: said by whoever missed the limit, decided by two above."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases import actions
from bandeng.cases.queries import appeals, stages
from bandeng.cases.queries.limits import limit_name
from bandeng.cases.ties import Appeal
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.cases.web.desk.steps.step import Step
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.ui.words import moment_text

PUBLIC = gettext_lazy("反映人和公开页上都看得到,请不要写人名和电话。")


def appealing(scene: Scene) -> list[Field]:
    """Which of the limits of one's own desk, and why it should not count."""
    found = appeals.own_missed(scene.by, scene.case, at=scene.at)
    chosen = stages.chosen_in(scene.case, [each.clock for each in found])
    options = [(each.clock.id, _limit(each, stages.held(chosen, each.clock.id), scene.at)) for each in found]
    first = options[0][0] if options else ""
    return [
        Field(kind="choice", name="limit", label=_("哪一个时限"), options=options, value=first),
        Field(kind="words", name="reason", label=_("为什么不该算超时"), hint=str(PUBLIC)),
    ]


def _limit(each: appeals.Missed, condition: str, at: datetime) -> str:
    words = {
        "name": limit_name(each.clock.kind, each.clock.seat, condition),
        "due": moment_text(each.clock.due_at, at),
    }
    return _("%(name)s,应在%(due)s前") % words


def appeal(scene: Scene, typed: Typed) -> Fact:
    what = actions.Appealing(limit=typed.text("limit"), reason=typed.text("reason"))
    return actions.appeal(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def deciding(scene: Scene) -> list[Field]:
    """Which appeal, with what was said for it; yes or no; and why."""
    found = appeals.own_pending(scene.by, scene.case, at=scene.at)
    reasons = vault.read(each.reason for each in found)
    chosen = stages.chosen_in(scene.case, found)
    options = [
        (str(each.number), _said(each, stages.held(chosen, each.limit), reasons.get(each.reason, "")))
        for each in found
    ]
    verdicts = [("yes", _("成立,不计入按期率")), ("no", _("不成立,照算超时"))]
    first = options[0][0] if options else ""
    return [
        Field(kind="choice", name="number", label=_("审哪一个申诉"), options=options, value=first),
        Field(kind="choice", name="verdict", label=_("您的意见"), options=verdicts),
        Field(kind="words", name="words", label=_("您这样定的理由"), hint=str(PUBLIC)),
    ]


def _said(each: Appeal, condition: str, reason: str) -> str:
    return _("「%(limit)s」超时,申诉人的理由:%(reason)s") % {
        "limit": limit_name(each.kind, each.missed, condition),
        "reason": reason,
    }


def decide_appeal(scene: Scene, typed: Typed) -> Fact:
    if typed.text("verdict") not in {"yes", "no"}:
        raise BadInput(_("请选成立还是不成立"), {"verdict": _("请选一项")})
    number = typed.text("number")
    what = actions.Deciding(
        number=int(number) if number.isdecimal() and len(number) < 5 else 0,
        granted=typed.text("verdict") == "yes",
        words=typed.words,
    )
    return actions.decide_appeal(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


APPEALS = (
    Step(
        verb="appeal",
        noun="appeal",
        label=gettext_lazy("申诉超时"),
        icon="scale",
        next=gettext_lazy(
            "由上面没有经办过的两个人分别审,都认为成立才不计入按期率;超时照样看得见。一个时限只能申诉一次。"
        ),
        asks=appealing,
        do=appeal,
    ),
    Step(
        verb="decide_appeal",
        noun="appeal-decision",
        label=gettext_lazy("审超时申诉"),
        icon="scale",
        next=gettext_lazy("两个人各审各的,都审完才一起公开;两个人都认为成立才算成立。"),
        asks=deciding,
        do=decide_appeal,
    ),
)
