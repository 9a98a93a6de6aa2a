"""A meeting called for a matter: only one that can decide it, and then its minutes say the numbers."""

from dataclasses import replace

from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries
from bandeng.assembly.actions.stepping import Stepping
from bandeng.assembly.actions.words import local_day
from bandeng.assembly.models import Meeting, Procedure
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.rules.deliberation import Gathering, ProcedureStage


def topic_wrong(topic: str, place: str, kind: Gathering | None) -> dict[str, str]:
    """Issues of calling such a meeting here for this matter (``-``: for none)."""
    if topic == "-":
        return {}
    matter = queries.matter_of(topic)
    if matter is None or matter.place != place:
        return {"place": _("这件事不在这里议")}
    if kind is None or kind.code not in {each.code for each in queries.kinds_for(matter)}:
        return {"kind": _("这件事不由这种会来定,请选规则书里写的那种会")}
    return {}


def as_minuted(procedure: Procedure, stage: ProcedureStage, what: Stepping) -> Stepping:
    """The step with the numbers and the day of the minutes, where a meeting was called for it.

    Where none was called it stays as it was typed, from minutes on paper. Raises BadInput.
    """
    able, called = queries.deciding_meetings(procedure, stage)
    if not called:
        return replace(what, meeting="")
    met = next((each for each in able if each.id == what.meeting), None)
    if met is None and len(able) == 1 and not what.meeting:
        met = able[0]
    if met is None:
        raise BadInput(_("这一步还没有记下,请改一下再交"), {"meeting": _why_not(able)})
    return replace(what, meeting=met.stream, hands=_hands(met), held_on=local_day(met.begins_at))


def _why_not(able: list[Meeting]) -> str:
    if able:
        return _("请选是哪一次会")
    return _("为这件事通知了会。等会上表决了、记录写好、居民签了名,数字从记录里取")


def _hands(met: Meeting) -> facts.Hands:
    names = ("rule", "due", "present", "yes", "no", "abstain")
    return facts.Hands(**{name: getattr(met, name) for name in names})
