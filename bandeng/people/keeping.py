"""What ``verify`` asks of the vault: every commitment in the book still fits what is kept. And what the pen
tells it: words kept for a submission that had been sent before are not needed."""

import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from bandeng.ledger import repeats, verifying
from bandeng.ledger.models import Fact
from bandeng.people import vault

BATCH = 500
KEPT = re.compile(r'\{"kept":"([^"\\]*)","seal":"([^"\\]*)"\}')
Commitment = tuple[int, str, str]  # height of the fact, entry, commitment


def check_commitments() -> str | None:
    """None when all fit; else a sentence about the first that does not. Erased entries need not fit."""
    found = _commitments()
    while batch := list(islice(found, BATCH)):
        try:
            kept = vault.commitments([entry for _height, entry, _seal in batch])
        except vault.Tampered as broken:
            return _("保险柜里的一条(%(entry)s)打不开:钥匙不是当时的那一把,或者那一行被改过") % {
                "entry": broken
            }
        for height, entry, seal in batch:
            if kept.get(entry, seal) != seal:
                words = {"height": height, "entry": entry}
                return _("高度%(height)s的事实指着的原话(%(entry)s)被改过") % words
    return None


def _commitments() -> Iterator[Commitment]:
    """Read from the text: it is canonical, and inside a word every quotation mark is escaped."""
    rows = Fact.objects.order_by("id").values_list("id", "body_text")
    for height, text in rows.iterator(chunk_size=2000):
        if '"kept":' in text:
            for entry, seal in KEPT.findall(text):
                yield height, entry, seal


verifying.also("vault", check_commitments)
repeats.when_repeated(vault.drop)
