"""``bandeng restore FILE``: a backup brought back into an empty installation."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger.backup.restoring import examine, refuse_where_work_is, restore
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Restore. Exit codes: 0 all is back and verified; 1 there is work here already; 2 the file is no use."""

    help = "bring a backup back into an empty installation, then verify the book and count every table"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_where_work_is()
        examine(options["file"])
        call_command("migrate", verbosity=0, interactive=False)
        report = restore(options["file"], progress=self._part)
        self.answer({"file": str(options["file"]), **asdict(report)})
        words = {"facts": f"{report.facts:,}", "seals": report.seals, "file": options["file"]}
        self.say(
            _("恢复好了:%(facts)s 条事实、%(seals)s 个封存,账本核对无误,每张表的行数和备份时一样。") % words
        )
        self.say(_("网页和 worker 还在跑的,请都重启一次,它们才用得上恢复进来的钥匙和规则书。"))
        self.say(_("还要做一件事:把备份以后的注销再做一遍(见运维手册)。"))

    def _part(self, part: str) -> None:
        self.say_to_watcher(_("正在恢复 %(part)s …") % {"part": part})
