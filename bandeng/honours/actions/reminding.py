"""Whoever is to announce a round reminds the desks that still have to check."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, queries
from bandeng.honours.actions.hands import hand_at
from bandeng.honours.models import Round
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@transaction.atomic
def remind(*, round_: Round, by: str, at: datetime, command: str = "") -> Fact:
    """Remind every desk at which something waits for a check, once a day. Raises NotYours, NotNow."""
    hand = hand_at(round_.unit, "honours.remind", round_.place, by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    desks = [desk for desk, _many in queries.unchecked(round_)]
    if not desks:
        raise NotNow(_("都核实完了,没有要提醒的"))
    last = Fact.objects.of(round_.stream).named("honours.reminded").order_by("-turn").first()
    if last and last.at.astimezone(SHANGHAI).date() == at.astimezone(SHANGHAI).date():
        raise NotNow(_("今天已经提醒过了,明天再提醒"))
    roles = sorted({grant.role for grant in posts.grants("honours.endorse")})
    asked = [f"{role}@{desk}" for desk in desks for role in roles]
    said = facts.RoundReminded(posts=tuple(sorted({held.post for held in posts.holders(asked, at=at)})))
    return pen.record(said, hand=hand, stream=round_.stream, turn=round_.turn, command=command)
