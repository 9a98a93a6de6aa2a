"""``bandeng export ledger FILE``: the whole book for anybody to check."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger.exporting import export
from bandeng.ui.clock import now
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Export. Exit codes: 0 written, 2 the file is already there or cannot be written."""

    help = "write the book as JSON lines (gzip where the name ends with .gz)"

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        ledger = words.add_parser("ledger", help="every fact and seal; check it with tools/verify_ledger.py")
        ledger.add_argument("file", type=Path)
        ledger.add_argument("--force", action="store_true", help="overwrite the file")

    def handle(self, *args: Any, **options: Any) -> None:
        header = export(options["file"], at=now(), force=options["force"])
        words = {"facts": f"{header.facts:,}", "seals": header.seals, "file": options["file"]}
        self.say(_("写出 %(facts)s 条事实、%(seals)s 个封存:%(file)s") % words)
        self.answer({"file": str(options["file"]), **asdict(header)})
