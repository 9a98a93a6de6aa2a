"""The clock wipes words of visits, and names on lists, whose last day has passed."""

from datetime import datetime

from django.db import transaction

from bandeng.kernel.facts import Said
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import Stale
from bandeng.ledger import pen
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.visits import facts, queries
from bandeng.visits.models import Visit, VisitList


def lapse(*, at: datetime) -> int:
    """Wipe all that has run out; answers how many visits and lists. The next round does what is left."""
    today = at.astimezone(SHANGHAI).date()
    visits = sum(_fade(each, at) for each in queries.faded_by(today))
    return visits + sum(_fade_list(each, at) for each in queries.lists_faded_by(today))


def _fade(visit: Visit, at: datetime) -> bool:
    with transaction.atomic():
        said = facts.VisitFaded(wiped=vault.wipe(queries.lines_of(visit), at=at))
        return _say(visit, said, at)


def _fade_list(of: VisitList, at: datetime) -> bool:
    with transaction.atomic():
        said = facts.ListFaded(wiped=vault.wipe(queries.names_on(of), at=at))
        return _say(of, said, at)


def _say(thing: Visit | VisitList, said: Said, at: datetime) -> bool:
    hand = posts.built_in("clock", "visits.lapse", thing.place, at=at)
    try:
        with transaction.atomic():
            pen.record(said, hand=hand, stream=thing.stream, turn=thing.turn)
    except Stale:
        transaction.set_rollback(True)
        return False  # somebody wrote there in the same moment; the next round comes by
    return True
