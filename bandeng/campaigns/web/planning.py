"""From an activity or a task to the forms of other rooms, with what it serves filled in."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.campaigns import rules
from bandeng.gatherings import queries as gatherings
from bandeng.gatherings.models import Session


def doors(activity: str, unit: str, kinds: tuple[str, ...], by: str, over: bool) -> list[tuple[str, str]]:
    """What can be begun for an activity by a unit (``""``: her own): a text and an address. ``over``: the
    month is; what was held in it may still be entered."""
    asked = [("serves", f"{rules.ACTIVITY}{activity}"), ("unit", unit)]
    asked += [("kind", kinds[0])] if len(kinds) == 1 else [("among", kind) for kind in kinds]
    query = urlencode([(name, value) for name, value in asked if value])
    if by == rules.SESSIONS:
        ahead = [(_("安排一场"), f"{reverse('gatherings:new')}?{query}"), *_below(activity, unit)]
        return [*([] if over else ahead), (_("补录办过的一场"), f"{reverse('gatherings:past')}?{query}")]
    if by == rules.VISITS:
        return [(_("开一份走访名单"), f"{reverse('visits:lists')}?{query}")]
    return [(_("发一次征集"), f"{reverse('contests:index')}?{query}")]


def _below(activity: str, unit: str) -> list[tuple[str, str]]:
    """The festivals of an activity, below each of which a unit may hold a session of its own."""
    return [
        (_("在「%(whole)s」下面加一场") % {"whole": whole.title}, _form(whole, unit))
        for whole in gatherings.wholes_for(f"{rules.ACTIVITY}{activity}")
    ]


def _form(whole: Session, unit: str) -> str:
    """The form of a session that is a part of this one."""
    asked = [("serves", whole.stream), ("unit", unit), ("kind", whole.kind)]
    return f"{reverse('gatherings:new')}?{urlencode([(name, value) for name, value in asked if value])}"
