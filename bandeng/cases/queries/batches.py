"""Batches as the book has them: the one entry of each, and the entry that took it back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bandeng.cases.rules import UNDONE_VERBS, UNDONE_WITHIN
from bandeng.ledger.models import Fact

SHOWN = 50


def taken(batch: str) -> Fact | None:
    """The entry of the batch with this id, or None."""
    return Fact.objects.filter(command=batch, name="cases.batch_taken").first() if batch else None


def recent(person: str, *, since: datetime) -> list[Fact]:
    """What this person did with several matters at once since this moment, newest first, fifty at most."""
    told = Fact.objects.named("cases.batch_taken").filter(person=person, at__gte=since)
    return list(told.order_by("-id")[:SHOWN])


def undone(entry: Fact) -> Fact | None:
    """The entry that took this batch back, or None."""
    return Fact.objects.of(entry.stream).named("cases.batch_undone").first()


def taken_back(entries: Iterable[Fact]) -> Mapping[str, Fact]:
    """Those entries that took one of these batches back, by the stream of the batch."""
    streams = [entry.stream for entry in entries]
    return {fact.stream: fact for fact in Fact.objects.named("cases.batch_undone").filter(stream__in=streams)}


def undone_until(entry: Fact) -> datetime | None:
    """Until when it may be taken back; None where its act cannot be, or nothing was done."""
    if entry.body["verb"] not in UNDONE_VERBS or not entry.body["done"]:
        return None
    return entry.at + UNDONE_WITHIN
