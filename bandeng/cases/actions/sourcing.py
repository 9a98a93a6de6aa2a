"""What whoever sent a matter says of it later, and when it was truly told."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.intake import filer
from bandeng.cases.actions.words import keep_if_any
from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, seats
from bandeng.cases.queries.workers import lookers_of, workers_of
from bandeng.cases.rules import LIFE
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact


@dataclass(frozen=True, kw_only=True)
class More:
    """What a source adds under its own number: a changed limit (None: as it was), words."""

    number: str
    due_at: datetime | None = None
    words: str = ""


@transaction.atomic
def backfill(*, case: Case, told_at: datetime, by: str, at: datetime, command: str = "") -> Fact:
    """Say when a matter that is entered late was truly told. Raises NotYours, BadInput."""
    hand = filer(case.place, by, at)
    if told_at > case.reported_at:
        raise BadInput(_("反映的时间不能晚于登记的时间"), {"told": _("晚于登记的时间")})
    said = facts.CaseBackfilled(told_at=told_at)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def backfill_late(*, raised: Fact, told_at: datetime | None, by: str, at: datetime) -> None:
    """Say when the matter just raised was truly told, where that is long before it was entered."""
    if told_at and at - told_at >= rules.LATE_AFTER:
        backfill(case=Case.objects.get(stream=raised.stream), told_at=told_at, by=by, at=at)


@transaction.atomic
def change_source(*, case: Case, more: More, by: str, at: datetime, command: str = "") -> Fact:
    """Add what the source says later, however the matter stands. Raises NotYours, BadInput."""
    hand = filer(case.place, by, at)
    words = keep_if_any(more.words, "words", about=case.reporter, at=at)
    if words is None and more.due_at is None:
        raise BadInput(_("来源没有新的内容"))
    said = facts.CaseSourceChanged(source_number=more.number, source_due_at=more.due_at, words=words)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@transaction.atomic
def ask_again(*, case: Case, number: str, by: str, at: datetime, command: str = "") -> Fact:
    """The source, answered already, sends it once more (``number``: its own): another person than the
    handler looks at it again, as when the reporter says that it is not done. Raises NotYours, NotNow."""
    hand = filer(case.place, by, at)
    LIFE.after(case.state, "ask_again")
    barred = {*workers_of(case), *lookers_of(case)}
    seat = seats.review_seat(case.level, place=case.place, barred=barred, at=at)
    said = facts.CaseAskedAgain(
        source_number=number,
        seat=seat,
        clocks=(clocks.review(seat=seat, urgent=case.urgent, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
