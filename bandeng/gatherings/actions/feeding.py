"""Give one's own calendar another address: whoever has the old one reads it no more."""

from datetime import datetime

from django.db import transaction

from bandeng.gatherings import facts
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@transaction.atomic
def renew_feed(*, person: str, at: datetime, command: str = "") -> Fact:
    """The address that stands now is the last one's no more. Raises Stale where she did it twice at once."""
    if command and (first := pen.said_before(command, person=person)):
        return first
    hand = posts.built_in("resident", "gatherings.renew_feed", "-", at=at, person=person)
    stream = f"calendar:{person}"
    turn = posts.turn_of(stream)
    return pen.record(facts.FeedRenewed(), hand=hand, stream=stream, turn=turn, command=command)
