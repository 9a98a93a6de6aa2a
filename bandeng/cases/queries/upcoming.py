"""What comes next in each matter of a list and by when, in a few words; one statement for all of them."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import nameless
from bandeng.cases.queries.sentence import is_late
from bandeng.cases.rules import AWAITED
from bandeng.inbox import queries as inbox
from bandeng.ui.words import moment_text

CLOCKS = {"checking": "check", "confirming": "confirm", "contested": "review", "suspended": "rest"}


def upcoming(cases: Iterable[Case], *, at: datetime) -> dict[int, str]:
    """By the id of the matter; empty where nothing more is expected."""
    found = list(cases)
    nameless.ask_once(found)
    streams = [case.stream for case in found if case.state in CLOCKS]
    running = inbox.running_due(streams, CLOCKS.values()) if streams else {}
    return {case.id: _words(case, _due(case, running), at) for case in found}


def _due(case: Case, running: dict[tuple[str, str], datetime]) -> datetime | None:
    if case.state in AWAITED:
        return case.due_at
    return running.get((case.stream, CLOCKS.get(case.state, "")))


def _words(case: Case, due_at: datetime | None, at: datetime) -> str:
    if due_at is None:
        return ""
    late = due_at <= at and case.state not in {"confirming", "suspended"}
    if not late and is_late(case, at=at):
        return _("有一步超时了;整件事%(due)s前办好") % {"due": moment_text(due_at, at)}
    text = _late(case.state) if late else _on_time(case)
    return text % {"due": moment_text(due_at, at)}


def _on_time(case: Case) -> str:
    if case.state == "confirming" and nameless.is_so(case):
        return _("没有人可问,到%(due)s按「未确认」结束")
    return {
        "submitted": _("%(due)s前受理"),
        "checking": _("%(due)s前核查"),
        "confirming": _("等反映人回答,到%(due)s"),
        "contested": _("%(due)s前复核完"),
        "suspended": _("%(due)s接着办"),
    }.get(case.state, _("%(due)s前办好"))


def _late(state: str) -> str:
    return {
        "submitted": _("已超时:应在%(due)s前受理"),
        "checking": _("已超时:应在%(due)s前核查"),
        "contested": _("已超时:应在%(due)s前复核完"),
    }.get(state, _("已超时:应在%(due)s前办好"))
