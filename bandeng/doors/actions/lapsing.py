"""The clock wipes what may no longer be kept: consents and words of visits whose last day has passed."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from bandeng.doors import facts, queries
from bandeng.doors.actions.consenting import wipe_consent
from bandeng.doors.models import Consent, Door, Visit
from bandeng.kernel.facts import Said
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import Stale
from bandeng.ledger import pen
from bandeng.people import vault
from bandeng.posts import queries as posts


def lapse(*, at: datetime) -> int:
    """Wipe all that has run out; answers how much there was. The next round does what is left."""
    today = at.astimezone(SHANGHAI).date()
    consents = sum(_end(row, at) for row in queries.lapsed_by(today))
    return consents + sum(_fade(row, at) for row in queries.faded_by(today))


def _end(row: Consent, at: datetime) -> bool:
    return _say(row.door, at, lambda: facts.DoorLapsed(consent=row.id, wiped=wipe_consent(row, at)))


def _fade(row: Visit, at: datetime) -> bool:
    entries = queries.words_of_visit(row)
    return _say(row.door, at, lambda: facts.DoorFaded(visit=row.id, wiped=vault.wipe(entries, at=at)))


def _say(door: Door, at: datetime, wipe: Callable[[], Said]) -> bool:
    hand = posts.built_in("clock", "doors.lapse", door.place, at=at)
    turn = Door.objects.values_list("turn", flat=True).get(id=door.id)
    try:
        with transaction.atomic():
            pen.record(wipe(), hand=hand, stream=door.stream, turn=turn)
    except Stale:
        return False  # somebody was at this door in the same moment; the next round comes by
    return True
