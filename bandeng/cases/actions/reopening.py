"""A superior opens a closed matter once more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.closing import clocks_of_rework
from bandeng.cases.actions.words import reason
from bandeng.cases.models import Case
from bandeng.cases.queries import seats
from bandeng.cases.rules import LIFE
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@transaction.atomic
def reopen(*, case: Case, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Open a closed matter once more, with the reason; as in rework its clocks run on."""
    hand = posts.hand(by, "cases.reopen", case.place, at=at)
    LIFE.after(case.state, "reopen")
    days = book().limits.reopen_days
    if case.closed_at and at > case.closed_at + timedelta(days=days):
        raise NotNow(_("这件事结束已经超过%(days)s天,请登记成新的一件,系统会连起来看") % {"days": days})
    if case.condition == "-":
        raise NotNow(_("这件事没有受理过,请登记成新的一件"))
    seat = seats.work_seat(case.level, place=case.place, unit=case.unit, at=at)
    said = facts.CaseReopened(
        words=reason(words, "words", about=case.reporter, at=at),
        seat=seat,
        clocks=clocks_of_rework(case, seat, at),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
