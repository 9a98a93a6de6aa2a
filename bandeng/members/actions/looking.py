"""That somebody looked at members' data is written down; within the hour it is once."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from bandeng.kernel.ids import new_id
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.members import facts
from bandeng.members.actions.hands import hand_of
from bandeng.members.models import Member

ALL = ("name", "standing", "birth", "home")


def look(*, members: Iterable[Member], what: tuple[str, ...] = ALL, by: str, at: datetime) -> Fact | None:
    """Somebody looks at these members of one organisation; None where there are none.

    Call it before what is looked at is shown. Raises NotYours, NotNow.
    """
    rows = sorted(members, key=lambda row: row.id)
    if not rows:
        return None
    hand = hand_of("members.look", rows[0].unit, rows[0].place, by=by, at=at)
    return looked(refs=[row.id for row in rows], what=what, hand=hand)


def looked(*, refs: Iterable[str], what: tuple[str, ...] = ALL, hand: Hand) -> Fact:
    """The same by another right, such as that of whoever decides what a member is given."""
    members, hour = tuple(sorted(refs)), hand.at.strftime("%Y-%m-%dT%H")
    command = hashlib.sha256(f"{hand.person} {hour} {what} {members}".encode()).hexdigest()[:40]
    if first := pen.said_before(command, person=hand.person):
        return first
    said = facts.MembersLooked(members=members, what=what)
    return pen.record(said, hand=hand, stream=f"member-look:{new_id(hand.at)}", turn=0, command=command)
