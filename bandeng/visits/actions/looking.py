"""Reading names and addresses is itself a fact, which whoever was looked at may ask for."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from bandeng.kernel.ids import new_id
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.visits import facts
from bandeng.visits.models import Entry


@transaction.atomic
def look(*, entries: Sequence[Entry], by: str, at: datetime) -> Fact | None:
    """Note that names and addresses of these lines, all of one list, are being read; within an hour once.

    None where there is nobody to read of. Raises NotYours.
    """
    if not entries:
        return None
    of = entries[0].list
    hand = posts.hand(by, "visits.look", of.place, at=at, unit=of.unit) if _keeps(of.unit, by, at) else None
    hand = hand or posts.hand(by, "visits.look", entries[0].place, at=at)
    subjects = tuple(sorted({each.subject for each in entries}))
    command = hashlib.sha256(f"{by} {at:%Y-%m-%dT%H} {of.id} {subjects}".encode()).hexdigest()[:40]
    if first := pen.said_before(command, person=by):
        return first
    said = facts.NamesLooked(list=of.id, subjects=subjects)
    return pen.record(said, hand=hand, stream=f"visit-look:{new_id(at)}", turn=0, command=command)


def _keeps(unit: str, by: str, at: datetime) -> bool:
    return any(held.unit == unit for held in posts.holdings(by, at=at))
