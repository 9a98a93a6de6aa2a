"""Who may watch over a vote: nobody who had a hand in it, and at the dice somebody of another body."""

from collections.abc import Iterable
from datetime import datetime

from bandeng.ballots.models import Scrutineer, Vote
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts

RAN = ("ballots.prepared", "ballots.rolled", "ballots.announced", "ballots.closed", "ballots.recounted")
OF_SLOTS = ("ballots.keyed", "ballots.adjudicated")
OF_BATCHES = ("ballots.batch_counted", "ballots.batch_checked")


def worked_on(vote: Vote) -> set[str]:
    """The persons who prepared this vote, keyed or settled its papers, or counted."""
    slots = Fact.objects.named(*OF_SLOTS).filter(stream__startswith=f"slot:{vote.id}:")
    batches = Fact.objects.named(*OF_BATCHES).filter(stream__startswith=f"batch:{vote.id}:")
    ran = Fact.objects.of(vote.stream).named(*RAN)
    return {person for rows in (ran, slots, batches) for person in rows.values_list("person", flat=True)}


def are_named(vote: Vote, witnesses: Iterable[str]) -> bool:
    """Whether each of these was named a scrutineer."""
    asked = set(witnesses)
    return Scrutineer.objects.filter(vote=vote, witness__in=asked).count() == len(asked)


def at_work(vote: Vote, witnesses: Iterable[str], *, at: datetime, by: str = "") -> bool:
    """Whether one of these, or somebody in a post of these, had a hand in the vote or is ``by``."""
    asked = set(witnesses)
    people = asked | {held.person for held in posts.holders(asked, at=at)}
    return bool(people & (worked_on(vote) | {by}))


def is_from_outside(witnesses: Iterable[str], unit: str, *, at: datetime) -> bool:
    """Whether one of these is of another body than this unit; an owner is."""
    asked = set(witnesses)
    outside = any(held.unit != unit for held in posts.holders(asked, at=at))
    return outside or any(_is_nobody_of(person, unit, at) for person in asked if "@" not in person)


def _is_nobody_of(person: str, unit: str, at: datetime) -> bool:
    return all(held.unit != unit for held in posts.holdings(person, at=at))
