"""``bandeng backup FILE``: everything of the district in one file, while people work."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger.backup.restoring import examine
from bandeng.ledger.backup.writing import Manifest, write
from bandeng.ui.clock import now
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Back up. Exit codes: 0 written (or the file is whole), 2 it cannot be written or is damaged."""

    help = "write every table and picture to one file; the keys are not in it"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="overwrite the file")
        parser.add_argument(
            "--check", action="store_true", help="only read a backup and compare it with its list"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            manifest = examine(options["file"])
        else:
            manifest = write(options["file"], at=now(), force=options["force"], progress=self._part)
        if not manifest.facts:
            self.warn(_("这里还没有一条记录,备份里只有空表。"))
        self.answer({"file": str(options["file"]), **asdict(manifest)})
        self.say(_summed_up(manifest, options["file"], checked=options["check"]))
        if manifest.pictures_missing:
            self.warn(_("有%(n)s张照片的文件找不到,没有备进去。") % {"n": len(manifest.pictures_missing)})

    def _part(self, part: str) -> None:
        self.say_to_watcher(_("正在备份 %(part)s …") % {"part": part})


def _summed_up(manifest: Manifest, file: Path, *, checked: bool) -> str:
    words = {
        "file": file,
        "facts": f"{manifest.facts:,}",
        "rows": f"{sum(part.rows for part in manifest.parts.values()):,}",
        "pictures": sum(name.startswith("pictures/") for name in manifest.parts),
    }
    if checked:
        return (
            _("备份完整:%(file)s,%(facts)s 条事实、%(rows)s 行、%(pictures)s 个图片文件,和清单一致。") % words
        )
    return (
        _("备份好了:%(file)s,%(facts)s 条事实、%(rows)s 行、%(pictures)s 个图片文件。钥匙不在里面,要另存。")
        % words
    )
