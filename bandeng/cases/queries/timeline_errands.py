"""What errands say in the story of a matter: residents read that somebody was asked, staff what was found."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.queries.timeline_called import department_name
from bandeng.posts.queries import role_name
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book

STAFF_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.errand_given": ("words",),
    "cases.errand_answered": ("words", "spot"),
    "cases.errand_withdrawn": ("words",),
}


def asked_name(seat: str) -> str:
    """Whoever is asked, in short: the department, else the role."""
    desk = desk_of(seat)
    is_department = any(each.code == desk for each in book().departments)
    return department_name(desk) if is_department else role_name(seat.partition("@")[0])


def _given(body: dict[str, Any]) -> str:
    text = _("请%(who)s核实") if body["kind"] == "verify" else _("请%(who)s协办")
    return text % {"who": asked_name(body["seat"])}


def _answered(body: dict[str, Any]) -> str:
    text = {
        "verify": _("%(who)s去核实过了"),
        "assist": _("%(who)s协办完了"),
    }[body["kind"]]
    if body["found"] == "not_ours":
        text = _("%(who)s说明协办不了")
    return text % {"who": asked_name(body["asked"])}


def _withdrawn(body: dict[str, Any]) -> str:
    text = _("不用%(who)s核实了") if body["kind"] == "verify" else _("不用%(who)s协办了")
    return text % {"who": asked_name(body["seat"])}


SENTENCES: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "cases.errand_given": _given,
    "cases.errand_answered": _answered,
    "cases.errand_withdrawn": _withdrawn,
}
