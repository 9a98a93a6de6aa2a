"""Whoever nominated takes a mistaken nomination back, before it is announced."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, rules
from bandeng.honours.actions.hands import hand_at, may
from bandeng.honours.models import Award
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact


@transaction.atomic
def retract(*, award: Award, by: str, at: datetime, command: str = "") -> Fact:
    """Take it off the list; the unit may nominate anew. Raises NotYours, NotNow (announced, refused)."""
    hand = hand_at(award.unit, "honours.retract", award.place, by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if award.why != rules.NOMINATED:
        raise NotNow(_("这一项由规则提名,不是推荐的,不能撤回"))
    may(award, "retract")
    return pen.record(
        facts.AwardRetracted(), hand=hand, stream=award.stream, turn=award.turn, command=command
    )
