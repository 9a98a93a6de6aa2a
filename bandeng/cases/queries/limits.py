"""What the clocks of a matter are called."""

from django.utils.translation import gettext as _

from bandeng.cases.queries import stages
from bandeng.cases.queries.timeline_called import department_name
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book


def limit_name(kind: str, seat: str, condition: str = "-") -> str:
    """What a clock of this kind at this post is for, as people say it; of a call with its department.

    A stage is called as the book does where the ``condition`` is known.
    """
    names = {
        "accept": _("受理"),
        "whole": _("整件事办好"),
        "sign": _("签收"),
        "check": _("核查"),
        "confirm": _("等您回答"),
        "contact": _("联系反映人"),
        "callback": _("回访"),
        "review": _("复核"),
        "decide": _("批延期或暂缓"),
        "ruling": _("裁决"),
        "rest": _("暂缓"),
    }
    if kind in names:
        return names[kind]
    if kind == "step":
        return _step_name(seat)
    if kind.startswith("weigh"):
        return _("审超时申诉")
    if kind.startswith(("arrive", "conclude")):
        words = {"unit": department_name(desk_of(seat))}
        text = _("%(unit)s到场") if kind.startswith("arrive") else _("%(unit)s办完它的一份")
        return text % words
    number = int(kind.removeprefix("stage"))
    return stages.name(condition, number) or _("第%(n)s阶段") % {"n": number}


def _step_name(seat: str) -> str:
    """Whose own limit it is: a matter handed on has had one at every level."""
    at_level = {"street": _("街道办理"), "community": _("社区办理"), "grid": _("网格办理")}
    level = book().role(seat.partition("@")[0]).kind_of_place
    return at_level.get(level) or _("%(unit)s办理") % {"unit": department_name(desk_of(seat))}
