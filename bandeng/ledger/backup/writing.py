"""Writing a backup: a zip of one file for each table, the pictures, and last what should be in it.

``manifest.json`` says which district and height this is, which migrations the tables stand at, how many rows
each has and the SHA-256 of each part. Keys are not in it: whoever finds the file reads nobody's words.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from bandeng.kernel.canonical import moment
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pictures, queries
from bandeng.ledger.backup import rows
from bandeng.ledger.backup.steady import steady
from bandeng.ledger.models import Fact, Picture
from bandeng.ui.words import why_not

FORMAT = 1
MANIFEST = "manifest.json"
Progress = Callable[[str], None]  # the part that is being written


@dataclass(frozen=True, kw_only=True)
class Part:
    """One member of the file: rows of a table (0 for a picture) and the SHA-256 of its bytes."""

    rows: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup holds. ``height`` is that of the last fact; ``made_at`` UTC, as canonical text."""

    bandeng_backup: int
    district: str
    engine: str
    made_at: str
    height: int
    facts: int
    last_seal: str
    migrations: list[str]
    parts: dict[str, Part]
    pictures_missing: list[str]

    @property
    def tables(self) -> dict[str, Part]:
        """The parts that are tables, by table."""
        return {name.split("/")[1][:-6]: part for name, part in self.parts.items() if _is_table(name)}


def write(file: Path, *, at: datetime, force: bool = False, progress: Progress | None = None) -> Manifest:
    """Write everything of the district to the file, whole or not at all, while people go on working.

    Raises BadInput where the file is there already and ``force`` is not given, or cannot be written.
    """
    if file.exists() and not force:
        raise BadInput(_("%(file)s 已经有了。要盖掉它,请加 --force。") % {"file": file})
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out, steady():
            manifest = _write(out, at, progress or _silent)
        os.replace(unfinished, file)
    except OSError as error:
        words = {"file": file, "reason": why_not(error)}
        raise BadInput(_("写不进 %(file)s:%(reason)s") % words) from None
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def migrations() -> list[str]:
    """What the tables have been through, room by room."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _write(out: zipfile.ZipFile, at: datetime, progress: Progress) -> Manifest:
    parts: dict[str, Part] = {}
    for table in rows.kept():
        progress(table._meta.db_table)
        parts[f"tables/{table._meta.db_table}.jsonl"] = _table(out, table)
    progress("pictures")
    kept, missing = _pictures(out)
    last, seal = Fact.objects.order_by("-id").values_list("id", flat=True).first(), queries.last_seal()
    manifest = Manifest(
        bandeng_backup=FORMAT,
        district=queries.district(),
        engine=connection.vendor,
        made_at=moment(at),
        height=last or 0,
        facts=Fact.objects.count(),
        last_seal=seal.digest if seal else "",
        migrations=migrations(),
        parts=parts | kept,
        pictures_missing=missing,
    )
    out.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
    return manifest


def _table(out: zipfile.ZipFile, table: rows.Table) -> Part:
    count, digest = 0, hashlib.sha256()
    with out.open(f"tables/{table._meta.db_table}.jsonl", "w", force_zip64=True) as member:
        for row in rows.written(table):
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            member.write(line)
            count += 1
    return Part(rows=count, sha256=digest.hexdigest())


def _pictures(out: zipfile.ZipFile) -> tuple[dict[str, Part], list[str]]:
    """The pictures that are there, and the names of those whose bytes are gone from the storage."""
    parts: dict[str, Part] = {}
    missing: list[str] = []
    for name in _names():
        try:
            with default_storage.open(name, "rb") as content:
                parts[f"pictures/{name}"] = _picture(out, name, content)
        except FileNotFoundError:
            missing.append(name)
    return parts, missing


def _names() -> Iterator[str]:
    for digest, kind in Picture.objects.order_by("pk").values_list("digest", "kind"):
        yield from pictures.names_of(digest, kind)


def _picture(out: zipfile.ZipFile, name: str, content: IO[bytes]) -> Part:
    whole = content.read()
    out.writestr(zipfile.ZipInfo(f"pictures/{name}"), whole, zipfile.ZIP_STORED)
    return Part(rows=0, sha256=hashlib.sha256(whole).hexdigest())


def _is_table(name: str) -> bool:
    return name.startswith("tables/")


def _silent(_part: str) -> None:
    return
