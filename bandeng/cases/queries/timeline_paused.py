"""What more time and rests say in the story of a matter, and whose words may be read by whom."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.queries.running import PROLONGED
from bandeng.cases.rules import ENDS_ASKING
from bandeng.ledger.models import Fact
from bandeng.ui.words import moment_text

OFFICIAL_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.extension_asked": ("reason",),
    "cases.suspension_asked": ("reason",),
    "cases.pause_refused": ("words",),
}

PASSED = frozenset({"cases.reminded", "cases.supervised"})
DECIDED = frozenset({"cases.extended", "cases.pause_refused", *ENDS_ASKING.values()})


def in_time(told: Iterable[Fact]) -> dict[int, tuple[str, ...]]:
    """What stands beside a limit that passed after more time was asked for that was given later, by height.

    The story keeps that it passed; it is no overtime.
    """
    waits: list[int] | None = None
    found: list[int] = []
    for fact in told:
        if fact.name == "cases.extension_asked":
            waits = []
        elif waits is not None and fact.name in PASSED and fact.body["kind"] in PROLONGED:
            waits.append(fact.id)
        elif fact.name in DECIDED:
            found += waits or [] if fact.name == "cases.extended" else []
            waits = None
    note = _("时限到以前已经申请延期,后来批准了,不算超时")
    return dict.fromkeys(found, (note,))


def _suspended(body: dict[str, Any], at: datetime) -> str:
    until = moment_text(datetime.fromisoformat(body["until"]), at)
    return _("批准暂缓,到%(until)s自动接着办") % {"until": until}


def _extended(body: dict[str, Any], at: datetime) -> str:
    whole = next((clock["due_at"] for clock in body["clocks"] if clock["kind"] == "whole"), "")
    if not whole:
        return ""
    return _("批准延期,改为%(until)s前办好") % {"until": moment_text(datetime.fromisoformat(whole), at)}


def _pause_refused(body: dict[str, Any]) -> str:
    return _("没有批准延期") if body["asked"] == "extension" else _("没有批准暂缓")


def _resumed(body: dict[str, Any]) -> str:
    return _("提前接着办") if body["early"] else _("到了日子,自动接着办")


DATED = {"cases.suspended": _suspended, "cases.extended": _extended}
SENTENCES: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "cases.pause_refused": _pause_refused,
    "cases.resumed": _resumed,
}
