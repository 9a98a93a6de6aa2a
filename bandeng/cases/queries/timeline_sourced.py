"""What the timeline says of a matter's source; ``at``: when it was said, whose year goes without saying."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.rules import MEETING, PATROL, ROUNDS
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.words import moment_text

PARTY_WORDS: dict[str, tuple[str, ...]] = {"cases.source_changed": ("words",)}


def _backfilled(body: dict[str, Any], at: datetime) -> str:
    return _("补录:%(at)s反映的,现在才记进来") % {
        "at": moment_text(datetime.fromisoformat(body["told_at"]), at)
    }


def _reported(body: dict[str, Any], at: datetime) -> str:
    if body["channel"] == ROUNDS:
        return _("走访时听到这件事,经本人同意记下")
    if body["channel"] == PATROL:
        return _("巡查的人看到这件事,登记在这里办")
    if body["channel"] == MEETING:
        return _("居民会议、恳谈上说的事,登记在这里办")
    sender = book().sender_of(body["channel"])
    return _("%(sender)s转来这件事") % {"sender": spoken(sender)} if sender else _("居民反映了这件事")


def _source_changed(body: dict[str, Any], at: datetime) -> str:
    if not body["source_due_at"]:
        return _("来源又补充了情况")
    due = moment_text(datetime.fromisoformat(body["source_due_at"]), at)
    return _("来源要求在%(due)s前办好") % {"due": due}


def _asked_again(body: dict[str, Any], at: datetime) -> str:
    return _("来源的%(number)s答复以后又派来一次,换人复核") % {"number": body["source_number"]}


def _caller_joined(body: dict[str, Any], at: datetime) -> str:
    if not body["told_at"]:
        return _("又有人来反映同一件事,登记到了这件里")
    told = moment_text(datetime.fromisoformat(body["told_at"]), at)
    return _("又有人来反映同一件事(补录:%(at)s说的),登记到了这件里") % {"at": told}


SENTENCES: dict[str, Callable[[dict[str, Any], datetime], str]] = {
    "cases.reported": _reported,
    "cases.backfilled": _backfilled,
    "cases.source_changed": _source_changed,
    "cases.asked_again": _asked_again,
    "cases.caller_joined": _caller_joined,
}
