"""A meeting called for a matter: only one that can decide it, and then its minutes say the numbers."""

from dataclasses import replace

from django.utils.translation import gettext as _

from bandeng.assembly import queries, rules
from bandeng.assembly.actions.stepping import Stepping
from bandeng.assembly.actions.words import local_day
from bandeng.assembly.models import Procedure
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.rules.deliberation import Gathering, ProcedureStage


def topics_wrong(topics: tuple[str, ...], place: str, kind: Gathering | None) -> dict[str, str]:
    """Issues of calling such a meeting here for these matters and covenants."""
    if len(set(topics)) < len(topics) or len(topics) > rules.AGENDA_AT_MOST:
        return {"also": _("一次会最多定 %(n)s 件事,一件只列一次") % {"n": rules.AGENDA_AT_MOST}}
    return next((wrong for topic in topics if (wrong := _topic_wrong(topic, place, kind))), {})


def _topic_wrong(topic: str, place: str, kind: Gathering | None) -> dict[str, str]:
    matter = queries.topic_of(topic)
    if matter is None or matter.place != place:
        return {"place": _("这件事不在这里议")}
    if kind is None or kind.code not in {each.code for each in queries.kinds_for(matter)}:
        return {"kind": _("这件事不由这种会来定,请选规则书里写的那种会")}
    return {}


def as_minuted(procedure: Procedure, stage: ProcedureStage, what: Stepping) -> Stepping:
    """The step with the numbers and the day of the minutes, where a meeting was called for it.

    Its words and promises are the minutes' as well: nothing typed stands beside what the residents signed.
    Where none was called it stays as it was typed, from minutes on paper. Raises BadInput.
    """
    met = minutes_of(procedure, stage.rule, what.meeting)
    if met is None:
        return replace(what, meeting="")
    day = local_day(met.meeting.begins_at)
    return replace(without_words(what), meeting=met.meeting.stream, hands=met.hands, held_on=day)


def without_words(what: Stepping) -> Stepping:
    """The step with nothing that was typed: what decided it says its words and promises."""
    return replace(what, record="", pictures=(), promises=(), checked=False)


def minutes_of(topic: queries.Topic, rule: str, named: str) -> queries.Voted | None:
    """The meeting ``named``, or the only one, whose minutes decide it by this rule; None: none was called.

    Raises BadInput where one was called and none, or none that is named, can decide it.
    """
    able, called = queries.deciding_meetings(topic, rule)
    if not called:
        return None
    met = next((each for each in able if each.meeting.id == named), None)
    if met is None and len(able) == 1 and not named:
        met = able[0]
    if met is None:
        raise BadInput(_("还没有记下,请改一下再交"), {"meeting": _why_not(able)})
    return met


def _why_not(able: list[queries.Voted]) -> str:
    if able:
        return _("请选是哪一次会")
    return _("为这件事通知了会。等会上表决了、记录写好、居民签了名,数字从记录里取")
