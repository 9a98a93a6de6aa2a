"""Through permission: where somebody supervises, the matters behind a count, and replies that are alike."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.utils.crypto import salted_hmac

from bandeng.cases.measures.shared import HANDLED
from bandeng.cases.queries import narrowing, sight
from bandeng.cases.queries.listed import Listed, listed
from bandeng.ledger.models import Fact
from bandeng.oversight import rules
from bandeng.oversight.queries.behind import Opened, Page, opened
from bandeng.people import vault
from bandeng.posts import queries as posts

Span = tuple[datetime, datetime]
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


def same_words(place: str, during: Span) -> tuple[list[str], int]:
    """Matters whose reply three or more have word for word, and how many replies were compared.

    Compared by a keyed digest made while asking from what the vault still holds; nothing of it is written.
    """
    rows = Fact.objects.named(*HANDLED).under(place).during(*during).order_by("-id")
    found = rows.values_list("stream", "body_text")[: rules.WORDS_READ]
    kept = {stream: str(json.loads(text)["words"]["kept"]) for stream, text in reversed(found)}
    words = vault.read(kept.values())
    alike: dict[str, list[str]] = defaultdict(list)
    for stream, entry in kept.items():
        text = "".join(words.get(entry, "").split())
        if len(text) >= rules.WORDS_FROM:
            alike[salted_hmac("oversight.words", text, algorithm="sha256").hexdigest()].append(stream)
    many = [stream for streams in alike.values() if len(streams) >= rules.SAME_WORDS for stream in streams]
    return many, len(kept)
