"""Whom of those who may act somebody asks: the posts of the place itself, or else all above it."""

from datetime import datetime

from bandeng.ballots.models import Entry, Vote
from bandeng.ledger.hands import Hand
from bandeng.posts import queries as posts


def hand_inside(vote: Vote, act: str, by: str, at: datetime) -> Hand:
    """The permission for a step at a paper: at the vote's place, or of a post at a grid inside it.

    Whoever goes round with ballots holds a post at a grid, and the vote is the whole community's. Raises
    NotYours.
    """
    inside = [place for place in posts.places_where(by, act, at=at).places if place.startswith(vote.place)]
    return posts.hand(by, act, inside[0] if inside else vote.place, at=at)


def body_of(hand: Hand) -> str:
    """The unit for which this person acts."""
    held = posts.holdings(hand.person, at=hand.at)
    return next(each.unit for each in held if each.post == hand.post)


def keyed_by_body(vote: Vote, unit: str) -> frozenset[str]:
    """The serials that somebody of this unit keyed: the other entry is another body's."""
    found = Entry.objects.filter(elector__vote=vote, unit=unit)
    return frozenset(found.values_list("serial", flat=True))


def asked_near(act: str, place: str) -> tuple[str, ...]:
    """The posts at this very place that may do it; where there is none, all that may."""
    asked, code = posts.posts_that_may(act, place), place.rstrip("/").rpartition("/")[2]
    return tuple(post for post in asked if post.endswith(f"@{code}")) or tuple(asked)
