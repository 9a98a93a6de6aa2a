"""Through permission: where somebody supervises, the matters behind a count, and replies that are alike."""

from collections.abc import Iterable
from datetime import datetime

from bandeng.cases.queries import narrowing, sight
from bandeng.cases.queries.listed import Listed, listed
from bandeng.oversight import rules
from bandeng.oversight.queries.alike import same_words
from bandeng.oversight.queries.behind import Opened, Page, opened
from bandeng.posts import queries as posts

__all__ = ["Opened", "Page", "by_step", "opened", "page", "places_of", "same_words", "seen"]


def places_of(person: str, *, at: datetime) -> tuple[str, ...]:
    """The places (paths) this person supervises; none for most."""
    return posts.places_where(person, rules.ACT, at=at).places


def page(
    streams: Iterable[str], person: str, *, at: datetime, before: str = "", most: int
) -> tuple[list[Listed], str]:
    """The matters of these streams she may see, newest stream first, and where the next page begins."""
    meant = sorted({stream for stream in streams if not before or stream < before}, reverse=True)
    return seen(meant, person, at=at, most=most)


def seen(streams: list[str], person: str, *, at: datetime, most: int) -> tuple[list[Listed], str]:
    """The first of these streams as matters, those she may see; and where the next page begins."""
    shown = streams[:most]
    found = {row.stream: row for row in listed(sight.seen_by(person, at=at).filter(stream__in=shown))}
    older = shown[-1] if len(streams) > most else ""
    return [found[stream] for stream in shown if stream in found], older


def by_step(person: str, place: str, clock: str, *, at: datetime) -> int:
    """How many matters she may see at or below the place stand so by the first limit that runs (``clock`` as
    the work list has it); one more than is counted where there are more."""
    there = sight.seen_by(person, at=at).under(place)
    return narrowing.by_clock(there, clock, at=at).order_by()[: rules.COUNTED_AT_MOST + 1].count()
