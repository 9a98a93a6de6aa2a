"""What was handed over of an honour that was withdrawn afterwards comes back: plaque, medal, paper."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, queries
from bandeng.honours.actions import days
from bandeng.honours.actions.hands import hand_at, may
from bandeng.honours.models import Award
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book


@transaction.atomic
def take_back(*, award: Award, on: date | None = None, by: str, at: datetime, command: str = "") -> Fact:
    """Note that it is back with the body that withdrew it. ``on``: the day (None: today).

    Raises NotYours, NotNow (not withdrawn, never handed over, back already, a flag) and BadInput.
    """
    honour = book().honour(award.honour)
    hand = hand_at(honour.decides or award.body, "honours.take_back", award.place, by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(award, "take_back")
    if honour.passes_on:
        raise NotNow(_("流动红旗在「流动红旗」里收回"))
    if award.returned_on:
        raise NotNow(_("已经记过收回来了"))
    if award.handed_on is None:
        raise NotNow(_("没有颁发过,没有要收回的"))
    early, since = _("%(day)s才撤销,收回不能早于那天"), queries.withdrawn_on(award)
    day = days.day_of(on, field=days.BACK_ON, since=since, early=early, at=at)
    said = facts.AwardTakenBack(on=day.isoformat())
    return pen.record(said, hand=hand, stream=award.stream, turn=award.turn, command=command)
