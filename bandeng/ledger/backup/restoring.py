"""Bringing a backup back into an empty installation of either engine: all of it, or nothing."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger.backup import rows
from bandeng.ledger.backup.writing import FORMAT, MANIFEST, Manifest, Part, Progress, migrations
from bandeng.ledger.models import Fact
from bandeng.ledger.verifying import Report, verify
from bandeng.ui.words import why_not

CHUNK = 1 << 20  # bytes


def examine(file: Path) -> Manifest:
    """Read the whole file and compare every part with what it should be; changes nothing.

    Raises BadInput, with a sentence, for what is no backup or is damaged.
    """
    with _opened(file) as found:
        manifest = _manifest(found)
        for name, part in manifest.parts.items():
            if _digest(found, name) != part.sha256:
                raise BadInput(_("备份坏了:%(part)s 和清单对不上。换一份备份再试。") % {"part": name})
    return manifest


def refuse_where_work_is() -> None:
    """Raises NotNow where facts are here already; asked before the tables are brought up to date, so that a
    backup restored in the wrong place changes nothing there."""
    if Fact._meta.db_table in connection.introspection.table_names() and Fact.objects.exists():
        raise NotNow(
            _("%(where)s 里已经有记录了,什么也没有改。要恢复,请用一个空的数据文件夹或空的数据库。")
            % {"where": settings.DATA if connection.vendor == "sqlite" else connection.settings_dict["NAME"]}
        )


def restore(file: Path, *, progress: Progress | None = None) -> Report:
    """Bring everything back, then verify the book and compare the number of rows of every table.

    The tables must be migrated and hold no fact. Raises BadInput for a file that is no backup, is damaged or
    was made by another version; NotNow where there is work already. Nothing is changed by a refusal.
    """
    manifest = examine(file)
    _may_be_filled(manifest)
    with _opened(file) as found, transaction.atomic():
        for table in rows.kept():
            (progress or _silent)(table._meta.db_table)
            _fill(found, table, manifest)
        _reset_counters()
        report = _proved(manifest)
        _bring_pictures(found, manifest)  # before the commit: where they have no room, nothing is changed
    return report


def _may_be_filled(manifest: Manifest) -> None:
    refuse_where_work_is()
    here, there = set(migrations()), set(manifest.migrations)
    if newer := there - here:
        raise BadInput(
            _("备份是更新的版本做的(多出 %(names)s)。请先把程序升级到那个版本,再恢复。")
            % {"names": "、".join(sorted(newer)[:5])}
        )
    if older := here - there:
        raise BadInput(
            _("备份是旧版本做的(少了 %(names)s)。请用做备份的那个版本恢复,再升级。")
            % {"names": "、".join(sorted(older)[:5])}
        )


def _fill(found: zipfile.ZipFile, table: rows.Table, manifest: Manifest) -> None:
    if table._base_manager.exists():
        table._base_manager.all().delete()
    name = f"tables/{table._meta.db_table}.jsonl"
    if name not in manifest.parts:
        raise BadInput(_("备份不全:没有 %(part)s。") % {"part": name})
    with found.open(name) as member:
        while lines := list(islice(member, rows.BATCH)):
            rows.insert(table, [json.loads(line) for line in lines])


def _reset_counters() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), rows.kept()):
            cursor.execute(statement)


def _proved(manifest: Manifest) -> Report:
    """The book read again and every table counted. Raises BadInput for the first that is not as before."""
    for table in rows.kept():
        should = manifest.tables[table._meta.db_table].rows
        count = table._base_manager.count()
        if count != should:
            words = {"table": table._meta.db_table, "count": count, "should": should}
            raise BadInput(_("恢复不全:%(table)s 有%(count)s行,应有%(should)s行。什么也没有改。") % words)
    report = verify()
    if report.broken and report.broken.what == "vault":
        words = {"where": settings.DATA / "keys"}
        raise BadInput(
            _(
                "备份里的原话用这里的钥匙打不开。钥匙不在备份里:请先把做备份那台机器的 keys/ 放到 %(where)s"
                "(换掉这里刚生成的),再恢复一次。什么也没有改。"
            )
            % words
        )
    if report.broken:
        raise BadInput(_("恢复后账本没有通过核对:%(why)s 什么也没有改。") % {"why": report.broken.sentence})
    return report


def _bring_pictures(found: zipfile.ZipFile, manifest: Manifest) -> None:
    for part in manifest.parts:
        name = part.removeprefix("pictures/")
        if part.startswith("pictures/") and not default_storage.exists(name):
            default_storage.save(name, ContentFile(found.read(part)))


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        opened = zipfile.ZipFile(file)
    except OSError as error:
        words = {"file": file, "reason": why_not(error)}
        raise BadInput(_("打不开 %(file)s:%(reason)s") % words) from None
    except zipfile.BadZipFile:
        raise _no_backup(file) from None
    with opened as found:
        try:
            yield found
        except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, json.JSONDecodeError):
            raise _no_backup(file) from None


def _no_backup(file: Path) -> BadInput:
    return BadInput(
        _(
            "%(file)s 不是完整的备份文件:要么不是 bandeng backup 写的,要么没有拷完整。"
            "请重新拷一次,用 bandeng backup --check 看过再恢复。"
        )
        % {"file": file}
    )


def _manifest(found: zipfile.ZipFile) -> Manifest:
    written: Any = json.loads(found.read(MANIFEST))
    if not isinstance(written, dict) or not isinstance(written.get("parts", {}), dict):
        raise zipfile.BadZipFile("its list is none")
    if "bandeng_backup" in written and written["bandeng_backup"] != FORMAT:
        raise BadInput(_("这份备份的格式这个版本读不了:它是更新的版本写的。请先把程序升级到那个版本。"))
    parts = {name: Part(rows=part["rows"], sha256=part["sha256"]) for name, part in written["parts"].items()}
    return Manifest(
        bandeng_backup=FORMAT,
        district=written["district"],
        engine=written["engine"],
        made_at=written["made_at"],
        height=written["height"],
        facts=written["facts"],
        last_seal=written["last_seal"],
        migrations=written["migrations"],
        parts=parts,
        pictures_missing=written["pictures_missing"],
    )


def _digest(found: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with found.open(name) as member:
        while chunk := member.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _silent(_part: str) -> None:
    return
