"""``bandeng places import FILE``, ``places list``, ``places partition``."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger.hands import Hand
from bandeng.places import actions, partition, queries
from bandeng.places.files import read
from bandeng.places.rules import KINDS, ROOT
from bandeng.ui.clock import now
from bandeng.ui.terminal import MISSING, NO
from bandeng.ui.terminal import Command as Terminal


class Command(Terminal):
    """Take in a file of places, list them, or draw the made-up partition of Erqi once more."""

    requires_system_checks = ()
    help = "导入、列出地点 / take in a file of places, list them"

    def add_arguments(self, parser: CommandParser) -> None:
        """``import FILE``, ``list``, ``partition``."""
        words = parser.add_subparsers(dest="word", required=True)
        taking = words.add_parser("import", help="导入 CSV 或 GeoJSON(WGS84) / take in a file")
        taking.add_argument("file", type=Path)
        listing = words.add_parser("list", help="列出地点 / list places")
        listing.add_argument("--kind", choices=KINDS)
        listing.add_argument("--under", metavar="CODE", default="")
        listing.add_argument("--on", metavar="DATE", type=date.fromisoformat)
        cutting = words.add_parser("partition", help="重新划分二七区 / draw Erqi's made-up partition again")
        cutting.add_argument("--to", type=Path, default=partition.WRITTEN)

    def handle(self, *, word: str, **options: Any) -> None:
        """Do what was asked."""
        if word == "import":
            self._import(options["file"])
        elif word == "list":
            self._list(options["kind"], options["under"], options["on"])
        else:
            self._partition(options["to"])

    def _import(self, file: Path) -> None:
        hand = Hand(person="operator", post="operator", act="places.draw", place=ROOT, at=now())
        taken = actions.take(read(file), hand=hand)
        counts = {"added": len(taken.added), "changed": len(taken.changed), "same": taken.same}
        issues = [asdict(issue) for issue in taken.issues]
        self.answer({**counts, "bad": len(issues), "issues": issues})
        for issue in issues:
            self.warn(_("第 %(row)s 行(%(code)s):%(sentence)s") % issue)
        self.say(
            _("新画 %(added)s 个地点,重画 %(changed)s 个,%(same)s 个没有变,%(bad)s 行有错。")
            % {**counts, "bad": len(issues)}
        )
        if issues:
            self.stop(NO)

    def _list(self, kind: str | None, under: str, on: date | None) -> None:
        rows = [
            {**row, "parent": None if row["parent"] == ROOT else row["parent"]}
            for row in _rows(kind, under, on)
        ]
        self.answer(rows)
        for row in rows:
            self.say("\t".join(str(row[name] or "") for name in COLUMNS))
        if not rows and queries.district() is None:
            self.fail(_("这里还没有地点。先运行 bandeng places import 文件。"), MISSING)

    def _partition(self, to: Path) -> None:
        text = partition.written(partition.draw())
        to.write_text(text, encoding="utf-8")
        self.answer({"file": str(to), "bytes": len(text.encode())})
        self.say(_("已写入 %(file)s。") % {"file": to})


COLUMNS = ("code", "name", "kind", "parent", "path")


def _rows(kind: str | None, under: str, on: date | None) -> list[dict[str, Any]]:
    path = queries.place(under).path if under else ""
    return queries.listed(kind=kind, under=path, on=on)
