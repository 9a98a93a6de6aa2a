"""Seals: all facts of a range under one Merkle root, chained to the seal before."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from bandeng.kernel import merkle
from bandeng.kernel.canonical import NO_DIGEST, canonical, digest, moment
from bandeng.ledger import locks, reading
from bandeng.ledger.models import Fact, Seal


def seal(at: datetime) -> Seal | None:
    """Fix everything that was said since the last seal. None when nothing was."""
    height = reading.complete_height()
    with transaction.atomic():
        locks.seal_alone()
        before = Seal.objects.order_by("-id").first()
        rows = list(_digests(before.last if before else 0, height))
        if not rows:
            return None
        made = _seal(before, rows, at)
        made.save(force_insert=True)
    return made


def leaf(height: int, fact_digest: str) -> bytes:
    """A fact's leaf in the Merkle tree: its digest's bytes, then its height as eight bytes, big-endian."""
    return bytes.fromhex(fact_digest) + height.to_bytes(8, "big")


def digests_of(seal: Seal) -> list[tuple[int, str]]:
    """Height and digest of each fact under a seal, by height."""
    return list(_digests(seal.first - 1, seal.last))


def seal_digest(row: reading.SealRow) -> str:
    """The digest a seal must have: over every field, the previous seal's digest among them."""
    return digest(canonical(envelope(row)), row.algorithm)


def envelope(row: reading.SealRow) -> dict[str, Any]:
    """What a seal's digest covers; also what an export carries."""
    return {
        "seal": row.number,
        "first": row.first,
        "last": row.last,
        "count": row.facts,
        "at": row.at,
        "algorithm": row.algorithm,
        "root": row.root,
        "previous": row.previous,
    }


def row_of(seal: Seal) -> reading.SealRow:
    """The seal as a plain row."""
    return reading.SealRow(
        seal.id,
        seal.first,
        seal.last,
        seal.count,
        moment(seal.at),
        seal.algorithm,
        seal.root,
        seal.previous,
        seal.digest,
    )


def _digests(after: int, up_to: int) -> Any:
    rows = Fact.objects.filter(id__gt=after, id__lte=up_to).order_by("id")
    return rows.values_list("id", "digest")


def _seal(before: Seal | None, rows: list[tuple[int, str]], at: datetime) -> Seal:
    algorithm = settings.BANDENG_DIGEST
    made = Seal(
        id=before.id + 1 if before else 1,
        first=rows[0][0],
        last=rows[-1][0],
        count=len(rows),
        at=at,
        algorithm=algorithm,
        root=merkle.root([leaf(*row) for row in rows], algorithm).hex(),
        previous=before.digest if before else NO_DIGEST,
    )
    made.digest = seal_digest(row_of(made))
    return made
