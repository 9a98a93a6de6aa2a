"""``bandeng rebuild``: the tables again, from the facts alone."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger.management.progress import tenths
from bandeng.ledger.rebuilding import FoldFailed, Rebuilt, check, rebuild
from bandeng.ledger.upgrading import Unreadable
from bandeng.ui.terminal import NO
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Rebuild. Exit codes: 0 done (or equal); 1 rows differ or a fact cannot be read, and nothing changed."""

    help = "empty the projected tables and replay every fact into them"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="replay, compare with the live rows, change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rebuilt = (check if options["check"] else rebuild)(tenths(self.say))
        except Unreadable as unknown:
            self.fail(_("账本里有这个版本读不懂的事实:%(names)s") % {"names": unknown}, NO)
        except FoldFailed as failed:
            self.fail(_("有一条事实没能重新记入:%(which)s") % {"which": failed}, NO)
        self.answer(
            {
                "facts": rebuilt.facts,
                "equal": rebuilt.is_equal,
                "tables": [asdict(each) for each in rebuilt.tables],
            }
        )
        if options["check"]:
            self._compared(rebuilt)
        else:
            self.say(_("重建完成:%(facts)s 条事实。") % {"facts": f"{rebuilt.facts:,}"})

    def _compared(self, rebuilt: Rebuilt) -> None:
        for each in rebuilt.tables:
            mark = "=" if each.is_equal else "≠"
            self.say(f"{mark} {each.table}\t{each.before}\t{each.after}\t{each.digest_after[:16]}")
        differing = [each for each in rebuilt.tables if not each.is_equal]
        if not differing:
            self.say(_("重放 %(facts)s 条事实,每一行都和现在的一样。") % {"facts": f"{rebuilt.facts:,}"})
            return
        words = {"table": differing[0].table, "row": differing[0].differs}
        self.warn(_("重放出来的和现在的不一样,先在 %(table)s:%(row)s") % words)
        self.stop(NO)
