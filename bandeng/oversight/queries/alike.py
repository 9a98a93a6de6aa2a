"""Matters that were given one and the same reply, reply by reply."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.crypto import salted_hmac

from bandeng.cases.measures.shared import HANDLED
from bandeng.cases.queries import sight
from bandeng.cases.queries.listed import Listed, listed
from bandeng.ledger.models import Fact
from bandeng.oversight import rules
from bandeng.people import vault

Span = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True)
class Alike:
    """A reply, and the streams of the matters that were given it word for word, the newest first."""

    reply: str
    streams: tuple[str, ...]
    rows: tuple[Listed, ...] = field(default=())


def same_words(place: str, during: Span) -> tuple[list[Alike], int]:
    """Each reply that three or more matters have word for word, and how many replies were compared.

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
    many = [sorted(streams, reverse=True) for streams in alike.values() if len(streams) >= rules.SAME_WORDS]
    in_order = sorted(many, reverse=True)
    return [Alike(reply=words[kept[one[0]]], streams=tuple(one)) for one in in_order], len(kept)


def page(found: Sequence[Alike], person: str, *, at: datetime, before: str, most: int) -> list[Alike]:
    """The replies that come after ``before`` (the newest stream of the last one shown), with as many of
    their matters as she may see and a page holds; replies to matters she may not see are left out."""
    meant, room = [], most
    for each in found:
        if room > 0 and (not before or each.streams[0] < before):
            meant.append(each)
            room -= len(each.streams)
    streams = [stream for each in meant for stream in each.streams[:most]]
    rows = {row.stream: row for row in listed(sight.seen_by(person, at=at).filter(stream__in=streams))}
    shown = [replace(each, rows=tuple(rows[one] for one in each.streams if one in rows)) for each in meant]
    return [each for each in shown if each.rows]
