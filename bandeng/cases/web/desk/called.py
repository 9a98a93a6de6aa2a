"""Who was called to a matter and how far each is, and who stays accountable, as the desk shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases.models import Call, Case
from bandeng.cases.queries import rulings, whistles
from bandeng.cases.queries.timeline_called import department_name
from bandeng.ui.words import left, moment_text

STATES: Mapping[str, tuple[Promise | str, str]] = {
    "called": (gettext_lazy("等到场"), "waiting"),
    "arrived": (gettext_lazy("在办"), "moving"),
    "disowned": (gettext_lazy("说不归它管"), "unknown"),
    "concluded": (gettext_lazy("办完了"), "done"),
    "left": (gettext_lazy("没有等它"), "unknown"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One department that was called."""

    unit: str
    word: str
    tone: str
    when: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class Called:
    """The last whistle of a matter."""

    purpose: str
    spot: str
    meet_at: datetime
    over: bool
    called: tuple[Line, ...]


def called(case: Case, *, at: datetime) -> Called | None:
    """Who was called and how far each is; None where nobody ever was."""
    story = whistles.story_of(case)
    if story is None:
        return None
    return Called(
        purpose=story.purpose,
        spot=story.spot,
        meet_at=story.whistle.meet_at,
        over=story.whistle.ended_at is not None,
        called=tuple(_line(call, at) for call in story.calls),
    )


def _line(call: Call, at: datetime) -> Line:
    word, tone = STATES[call.state]
    late = call.is_awaited and call.due_at <= at
    return Line(
        unit=department_name(call.unit),
        word=str(word),
        tone="late" if late else tone,
        when=_when(call, at),
        late=late,
    )


def _when(call: Call, at: datetime) -> str:
    if call.is_awaited:
        return left(call.due_at, at)
    return moment_text(call.concluded_at, at) if call.concluded_at else ""


def accountable(case: Case) -> list[tuple[str, object]]:
    """The row that says who received it first and stays accountable; none where nobody has to."""
    asked = rulings.accountable(case)
    if asked is None:
        return []
    return [(_("首接负责"), _("%(unit)s,到裁定的单位签收为止") % {"unit": department_name(asked.first)})]
