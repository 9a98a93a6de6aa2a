"""The whole book as lines of JSON, which anybody can check without this program (``tools/verify_ledger.py``).

First line: what this is. Then every fact by height; after the last fact under a seal, that seal. Each record
carries the district's code: a fact's identity beyond this book is (district, stream, turn).
"""

import gzip
import json
import os
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _

from bandeng.kernel.canonical import moment
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import queries, reading, sealing
from bandeng.ledger.reading import FactRow
from bandeng.ui.words import why_not

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Header:
    """The first line. ``height`` is that of the last fact; ``algorithm`` is that of new facts."""

    bandeng_ledger: int
    district: str
    algorithm: str
    facts: int
    seals: int
    height: int
    exported_at: str


def export(file: Path, *, at: datetime, force: bool = False) -> Header:
    """Write the book to the file (gzip where its name ends with ``.gz``), whole or not at all.

    Raises BadInput where the file is already there and ``force`` is not given, or cannot be written.
    """
    if file.exists() and not force:
        raise BadInput(_("%(file)s 已经有了。要盖掉它,请加 --force。") % {"file": file})
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        with _opened(unfinished, zipped=file.suffix == ".gz") as out:
            header = _write(out, at)
        os.replace(unfinished, file)
    except OSError as error:
        words = {"file": file, "reason": why_not(error)}
        raise BadInput(_("写不进 %(file)s:%(reason)s") % words) from None
    finally:
        unfinished.unlink(missing_ok=True)
    return header


def records(at: datetime) -> Iterator[dict[str, Any]]:
    """The lines of an export: the header, then facts and seals."""
    seals = deque(reading.seals())
    height = reading.complete_height()
    district = queries.district()
    yield asdict(_header(district, len(seals), height, at))
    for row in reading.facts(up_to=height):
        yield _fact(district, row)
        while seals and seals[0].last <= row.height:
            yield _seal(district, seals.popleft())
    yield from (_seal(district, seal) for seal in seals)


def _write(out: IO[str], at: datetime) -> Header:
    lines = records(at)
    header = next(lines)
    out.write(_line(header))
    for record in lines:
        out.write(_line(record))
    return Header(**header)


def _header(district: str, seals: int, height: int, at: datetime) -> Header:
    return Header(
        bandeng_ledger=FORMAT,
        district=district,
        algorithm=settings.BANDENG_DIGEST,
        facts=queries.facts_up_to(height),
        seals=seals,
        height=height,
        exported_at=moment(at),
    )


def _fact(district: str, row: FactRow) -> dict[str, Any]:
    return {"district": district, **row._asdict()}


def _seal(district: str, row: reading.SealRow) -> dict[str, Any]:
    return {"district": district, **sealing.envelope(row), "digest": row.digest}


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _opened(file: Path, *, zipped: bool) -> IO[str]:
    if zipped:
        return gzip.open(file, "wt", encoding="utf-8", compresslevel=6)
    return file.open("w", encoding="utf-8")
