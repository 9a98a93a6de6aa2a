"""What a whistle and a ruling say in the story of a matter, and whose words may be read by whom."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.words import listed, moment_text

OFFICIAL_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.disowned": ("basis",),
    "cases.insisted": ("words",),
    "cases.concluded": ("words",),
    "cases.disbanded": ("words", "why_not"),
    "cases.referred": ("basis",),
    "cases.ruled": ("reason", "basis"),
    "cases.ruling_amended": ("reason", "basis"),
}
STAFF_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.whistled": ("purpose", "spot"),
    "cases.concluded": ("cooperation",),
    "cases.disbanded": ("cooperation",),
}

LABELS: Mapping[str, Promise | str] = {
    "words": gettext_lazy("办了什么"),
    "cooperation": gettext_lazy("配合得怎样"),
    "why_not": gettext_lazy("为什么没有等"),
}
LABELLED = frozenset({"cases.concluded", "cases.disbanded"})


def labelled(name: str, field: str, text: str) -> str:
    """What was written at the end of a call or of the whole, with what it is about."""
    if name not in LABELLED:
        return text
    return _("%(about)s:%(text)s") % {"about": LABELS[field], "text": text}


def department_name(code: str) -> str:
    """The department's name; the street's word for a code that is none of the book's."""
    return next((spoken(each) for each in book().departments if each.code == code), "") or _("街道")


def _names(codes: Iterable[str]) -> str:
    return listed(department_name(code) for code in codes)


def _whistled(body: dict[str, Any], at: datetime) -> str:
    words = {
        "units": _names(call["unit"] for call in body["calls"]),
        "when": moment_text(datetime.fromisoformat(body["meet_at"]), at),
    }
    return _("吹哨:请%(units)s%(when)s到场一起办") % words


def _arrived(body: dict[str, Any]) -> str:
    text = _("%(unit)s到场了") if body["on_time"] else _("%(unit)s到场了,过了到场的时限")
    return text % {"unit": department_name(body["called"])}


def _disowned(body: dict[str, Any]) -> str:
    return _("%(unit)s说明这不归它管") % {"unit": department_name(body["called"])}


def _insisted(body: dict[str, Any]) -> str:
    return _("还是请%(unit)s到场") % {"unit": department_name(body["called"])}


def _concluded(body: dict[str, Any]) -> str:
    return _("%(unit)s办完了它的一份") % {"unit": department_name(body["called"])}


def _disbanded(body: dict[str, Any]) -> str:
    if body["unmet"]:
        return _("吹哨结束,没有等%(units)s") % {"units": _names(body["unmet"])}
    return _("吹哨结束,叫来的部门都有了交代")


def _referred(body: dict[str, Any]) -> str:
    words = {"unit": department_name(body["refusing"]), "first": department_name(body["first"])}
    if body["refusing"] == "-":
        return _("街道提请区里裁决归谁办;%(first)s首先收到,接着盯到裁定的单位签收") % words
    return _("%(unit)s也说不归它管,提请区里裁决;%(first)s首先收到,接着盯到裁定的单位签收") % words


def _ruled(body: dict[str, Any]) -> str:
    words = {
        "number": body["number"],
        "unit": department_name(body["to_unit"]),
        "first": department_name(body["first"]),
    }
    if body["first"] == body["to_unit"]:
        return _("区里裁决%(number)s:归%(unit)s办,不能退回") % words
    return _("区里裁决%(number)s:归%(unit)s办,不能退回;签收以前%(first)s接着盯") % words


def _ruling_amended(body: dict[str, Any]) -> str:
    words = {"number": body["number"], "amends": body["amends"], "unit": department_name(body["named"])}
    if body["moved"]:
        return _("区里改了裁决,%(number)s替代%(amends)s:归%(unit)s办,转过去等签收") % words
    return _("区里改了裁决,%(number)s替代%(amends)s:同样的事以后归%(unit)s办") % words


DATED = {"cases.whistled": _whistled}
SENTENCES: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "cases.arrived": _arrived,
    "cases.disowned": _disowned,
    "cases.insisted": _insisted,
    "cases.concluded": _concluded,
    "cases.disbanded": _disbanded,
    "cases.referred": _referred,
    "cases.ruled": _ruled,
    "cases.ruling_amended": _ruling_amended,
}
