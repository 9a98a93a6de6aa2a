"""The reporter is contacted while her matter is open: the first time, and to ask whether it is done."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.closing import can_be_called, not_by_worker
from bandeng.cases.actions.words import keep_if_any
from bandeng.cases.models import Case
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How she was contacted (``phone``, ``door``), whether she was reached, a note for colleagues."""

    channel: str
    reached: bool
    words: str = ""


@transaction.atomic
def reach(*, case: Case, what: Contact, by: str, at: datetime, command: str = "") -> Fact:
    """Note that the reporter was contacted, or that one tried to. Her answer is another act.

    Raises NotYours (also to whoever handled it, once she is to be asked), NotNow, BadInput.
    """
    hand = posts.hand(by, "cases.reach", case.place, at=at, unit=case.unit)
    if case.state not in rules.OPEN_STATES:
        raise NotNow(_("这件事已经结束了"))
    if case.state == "confirming":
        not_by_worker(case, by)
    if what.channel not in rules.ASKED_BY_STAFF:
        raise BadInput(_("请选是怎么联系的"), {"channel": _("请选一项")})
    can_be_called(what.channel, case.reporter, case.helper)
    said = facts.ReporterContacted(
        channel=what.channel,
        reached=what.reached,
        words=keep_if_any(what.words, "words", about=case.reporter, at=at),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
