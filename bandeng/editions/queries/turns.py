"""Whose the next step of an edition is: who may take it, and who signed it off."""

from datetime import datetime

from bandeng.editions.models import NOBODY, Edition
from bandeng.editions.queries import editions
from bandeng.editions.rules.life import (
    BY_THE_SIGNER,
    LIFE,
    NOT_BY_THE_WRITER,
    PUBLISHED,
    RETURNED,
    STEPS,
    WITHDRAW,
)
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.posts import queries as posts
from bandeng.posts.queries import Holding


def next_step(edition: Edition) -> str:
    """Which step towards publication comes next; empty where none does. What was sent back is changed."""
    if edition.state == RETURNED:
        return "rewrite"
    return next((verb for verb in reversed(STEPS) if LIFE.can(edition.state, verb)), "")


def doers(edition: Edition, verb: str, *, at: datetime) -> list[Holding]:
    """Everybody who can take this step now, each in her post: those with the right; for a review and a
    signature nobody who wrote this version; for a signature those posts that the report names.
    """
    found = posts.people_who_may(f"editions.{verb}", edition.place, at=at, unit=edition.unit)
    if verb in NOT_BY_THE_WRITER:
        found = [each for each in found if each.person != edition.writer]
    if verb in BY_THE_SIGNER or (verb == WITHDRAW and edition.state == PUBLISHED):
        signers = editions.report_of(edition).signers
        found = [each for each in found if each.role in signers]
    return found


def roles_for(edition: Edition, verb: str) -> list[str]:
    """The roles to which this step belongs, whether anybody is in such a post or not."""
    if verb in BY_THE_SIGNER:
        return list(editions.report_of(edition).signers)
    found = posts.posts_that_may(f"editions.{verb}", edition.place, unit=edition.unit)
    return list(dict.fromkeys(post.partition("@")[0] for post in found))


def signer_of(edition: Edition) -> str:
    """The name of whoever signed it off; empty where nobody did, and of somebody whose account is erased."""
    signed = Fact.objects.of(edition.stream).named("editions.signed").order_by("-turn").first()
    if signed is None or edition.signed_by == NOBODY:
        return ""
    who = people.person(signed.person)
    return "" if who.is_erased else people.name(who.id)
