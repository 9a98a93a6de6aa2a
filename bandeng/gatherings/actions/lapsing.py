"""The clock erases pictures whose last day has passed."""

from datetime import date, datetime

from django.db import transaction

from bandeng.gatherings import facts, queries
from bandeng.gatherings.actions.sheets import erase
from bandeng.gatherings.models import Session
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import Stale
from bandeng.ledger import pen
from bandeng.posts import queries as posts


def lapse(*, at: datetime) -> int:
    """Erase pictures that were taken down, and of sheets, when their time is over; answers of how many
    sessions. The next round does what is left."""
    today = at.astimezone(SHANGHAI).date()
    return sum(_erase(session, today, at) for session in queries.run_out(today))


def _erase(session: Session, today: date, at: datetime) -> bool:
    hand = posts.built_in("clock", "gatherings.lapse", session.place, at=at)
    gone = queries.run_out_of(session, today)
    try:
        with transaction.atomic():
            said = facts.PicturesErased(pictures=tuple(gone))
            pen.record(said, hand=hand, stream=session.stream, turn=session.turn)
            for picture in gone:
                erase(picture)
    except Stale:
        return False  # somebody wrote there in the same moment; the next round comes by
    return True
