"""What the clocks of a matter are called."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases.models import Case
from bandeng.cases.queries import stages
from bandeng.cases.queries.timeline_called import department_name
from bandeng.cases.queries.timeline_errands import asked_name
from bandeng.cases.rules import INNER, is_errand
from bandeng.inbox import queries as inbox
from bandeng.ledger import remembering
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book

AT_HAND = ("handling", "whistling")
NAMES = {
    "accept": gettext_lazy("受理"),
    "whole": gettext_lazy("整件事办好"),
    "sign": gettext_lazy("签收"),
    "check": gettext_lazy("核查"),
    "confirm": gettext_lazy("等反映人回答"),
    "contact": gettext_lazy("联系反映人"),
    "callback": gettext_lazy("回访"),
    "review": gettext_lazy("复核"),
    "decide": gettext_lazy("批延期或暂缓"),
    "ruling": gettext_lazy("裁决"),
    "rest": gettext_lazy("暂缓"),
}


def is_public(kind: str) -> bool:
    """Whether everybody reads of a clock of this kind: of the work itself, not of what is done beside it."""
    return not kind.startswith(INNER)


def limit_name(kind: str, seat: str, condition: str = "-") -> str:
    """What a clock of this kind at this post is for, as people say it; of a call with its department.

    A stage is called as the book does where the ``condition`` is known.
    """
    if kind in NAMES:
        return str(NAMES[kind])
    if kind == "step":
        return _step_name(seat)
    if is_errand(kind):
        text = _("%(who)s核实") if kind.startswith("verify") else _("%(who)s协办")
        return text % {"who": asked_name(seat)}
    if kind.startswith("weigh"):
        return _of_weighing(kind)
    if kind.startswith(("arrive", "conclude")):
        words = {"unit": department_name(desk_of(seat))}
        text = _("%(unit)s到场") if kind.startswith("arrive") else _("%(unit)s办完它的一份")
        return text % words
    number = int(kind.removeprefix("stage"))
    return stages.name(condition, number) or _("第%(n)s阶段") % {"n": number}


def first_name(case: Case) -> str:
    """What the first limit of a matter at work is for, where that of the whole is later; empty otherwise."""
    if not _has_one_before(case):
        return ""
    question = ("first limit", case.stream, case.next_at)
    return str(remembering.once("cases", question, lambda: _first_names([case])[case.stream]))


def ask_once(cases: Iterable[Case]) -> None:
    """Ask for a whole list with one statement: ``first_name`` then asks for none of them."""
    listed = [case for case in cases if _has_one_before(case)]
    names = _first_names(listed) if listed else {}
    for case in listed:
        remembering.note("cases", ("first limit", case.stream, case.next_at), names[case.stream])


def _has_one_before(case: Case) -> bool:
    return case.state in AT_HAND and case.next_at is not None and case.next_at != case.due_at


def _first_names(cases: Sequence[Case]) -> dict[str, str]:
    by_stream = {case.stream: case for case in cases}
    found = dict.fromkeys(by_stream, _("一步"))
    for each in inbox.running_of(by_stream):
        case = by_stream[each.stream]
        if each.due_at == case.next_at and each.kind != "whole":
            found[case.stream] = limit_name(each.kind, each.seat, case.condition)
    return found


def _of_weighing(kind: str) -> str:
    """The two who weigh an appeal have a clock each: ``weigh<number>-<turn>``."""
    return _("审超时申诉(第%(n)s位)") % {"n": kind[-1]} if kind[-1] in "12" else _("审超时申诉")


def _step_name(seat: str) -> str:
    """Whose own limit it is: a matter handed on has had one at every level."""
    at_level = {"street": _("街道办理"), "community": _("社区办理"), "grid": _("网格办理")}
    level = book().role(seat.partition("@")[0]).kind_of_place
    return at_level.get(level) or _("%(unit)s办理") % {"unit": department_name(desk_of(seat))}
