"""Whoever sees members by name in a list of honours has looked at them, and that is written down."""

from collections.abc import Iterable
from datetime import datetime

from bandeng.honours.actions.hands import hand_at_one_of
from bandeng.honours.models import Award
from bandeng.ledger.models import Fact
from bandeng.members import actions as members
from bandeng.rulebook.rules.honours import MEMBER

WHAT = ("name", "standing")


def look(*, awards: Iterable[Award], by: str, at: datetime) -> Fact | None:
    """Call it before members' names are shown; None where there are none. Raises NotYours."""
    seen = [award for award in awards if award.kind == MEMBER]
    if not seen:
        return None
    first = seen[0]
    hand = hand_at_one_of((first.unit, first.street, first.body), "honours.see", first.place, by=by, at=at)
    return members.looked(refs={award.subject for award in seen}, what=WHAT, hand=hand)
