"""The demo district, built by acting: places, rule book, rosters, sign-ins, and weeks of matters."""

from datetime import datetime, timedelta

from django.db import transaction

from bandeng.demo import (
    benches,
    calls,
    cast,
    desks,
    doorsteps,
    errands,
    essays,
    gathered,
    handiwork,
    honoured,
    july,
    overtime,
    owners,
    rated,
    roster,
    story,
    together,
    votes,
    waiting,
)
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import sealing
from bandeng.ledger.models import Fact
from bandeng.places import actions as places
from bandeng.posts import queries as posts
from bandeng.rulebook import actions as rulebook

MATTERS = 64
FOUNDED = datetime(2022, 6, 1, tzinfo=SHANGHAI)  # whoever serves has served since then


def is_built() -> bool:
    """Whether the demo's people are already there."""
    return Fact.objects.named("posts.roster_taken").exists()


def build(*, at: datetime, matters: int = MATTERS) -> None:
    """Build the district as of ``at``, with so many matters in the weeks before; all of it or nothing."""
    with transaction.atomic():
        district(at=min(FOUNDED, at - timedelta(days=60)))
        if at > july.OVER:
            _july()
        story.tell(matters=matters, until=at)
        cast.have_read_what_was()
        overtime.miss(until=at)
        waiting.leave(until=at)
        _between_units(at)
        doorsteps.knock(until=at)
        gathered.gather(until=at)
        benches.sit(until=at)
        owners.prepare(until=at)
        calls.call(until=at)
        essays.write(until=at)
        errands.run(until=at)
        handiwork.mend(until=at)
        handiwork.mediate(until=at)
        desks.keep(until=at)
        honoured.honour(until=at)
        rated.rate(until=at)
        votes.vote(until=at)
        sealing.seal(at=at)


def _between_units(at: datetime) -> None:
    """Departments called, a dispute ruled."""
    together.call(until=at)
    together.dispute(until=at)


def _july() -> None:
    """The month, and the brief on it."""
    july.tell()
    july.publish()


def district(*, at: datetime) -> None:
    """Places, rule book, rosters and sign-ins, without any matter."""
    rulebook.adopt(hand=posts.built_in("operator", "rulebook.adopt", "-", at=at))
    places.import_erqi(hand=posts.built_in("operator", "places.draw", "-", at=at))
    roster.take_rosters(at=at)
    cast.give_sign_ins(at=at)
