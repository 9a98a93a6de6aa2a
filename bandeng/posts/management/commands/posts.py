"""``bandeng posts import|template``: a roster taken in from a table."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.people.actions import passwords
from bandeng.posts.actions.rosters import COLUMNS, Taken, take
from bandeng.ui import spreadsheets
from bandeng.ui.clock import now
from bandeng.ui.terminal import NO, WRONG
from bandeng.ui.terminal import Command as Terminal
from bandeng.ui.words import why_not

EXAMPLE = """\
sl-lw,示例社区“两委”,Two committees,两委,410199001001,网格长,410199001001-01,0371-55500001,li.min,李敏,,任职,,
sl-lw,,,,,网格长,410199001001-02,0371-55500001,,,,,,
sl-cg,区城市管理局,City Management,部门,410199,部门受理员,,0371-55500002,wang.fang,王芳,,任职,,
sl-lw,,,,,网格长,410199001001-01,,wang.fang,,,代班,2026-12-01,2026-12-05
"""


class Command(Terminal):
    """Exit codes: 0 every row is in; 1 some rows could not be taken; 2 the file is no table."""

    help = "take units, accounts, posts and first appointments in from a CSV or Excel table"

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        taking = words.add_parser("import", help="take a roster in; the same file again adds nothing")
        taking.add_argument("file", type=Path)
        taking.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
        taking.add_argument(
            "--passwords", type=Path, help="write first passwords of new accounts to this file"
        )
        template = words.add_parser(
            "template", help="write an empty table with its columns and four examples"
        )
        template.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["word"] == "template":
            self._template(options["file"])
            return
        with transaction.atomic():
            taken = take(spreadsheets.read(options["file"], COLUMNS), at=now())
            transaction.set_rollback(options["dry_run"])
        self._told(taken, dry=options["dry_run"])
        if options["passwords"] and not options["dry_run"]:
            self._passwords(taken, options["passwords"])
        if taken.bad:
            self.stop(NO)

    def _told(self, taken: Taken, *, dry: bool) -> None:
        for number, sentence in taken.bad:
            self.warn(_("第%(row)s行没有收:%(why)s") % {"row": number, "why": sentence})
        words = {"rows": taken.rows, "bad": len(taken.bad), "new": self._new(taken)}
        said = (
            _("读了 %(rows)s 行,%(bad)s 行没有收;会新增:%(new)s")
            if dry
            else _("读了 %(rows)s 行,%(bad)s 行没有收;新增:%(new)s")
        )
        self.say(said % words)
        rows = [{"row": number, "why": why} for number, why in taken.bad]
        self.answer({"rows": taken.rows, "new": dict(taken.new), "bad": rows, "dry_run": dry})

    def _new(self, taken: Taken) -> str:
        names = {
            "units": _("单位"),
            "accounts": _("账号"),
            "members": _("成员"),
            "posts": _("岗位"),
            "appointments": _("任职"),
            "deputies": _("代班"),
        }
        return "、".join(f"{names[each]} {count}" for each, count in sorted(taken.new.items())) or _("没有")

    def _passwords(self, taken: Taken, file: Path) -> None:
        try:
            file.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            self.fail(_("写不进 %(file)s:%(reason)s") % {"file": file, "reason": why_not(error)}, WRONG)
        lines = [f"{person.username}\t{passwords.give_one_time(person)}\n" for person in taken.accounts]
        file.write_text("".join(lines), "utf-8")
        self.say(
            _("%(n)s 个初始密码写在 %(file)s;第一次登录必须修改,发完请删掉。")
            % {"n": len(lines), "file": file}
        )

    def _template(self, file: Path) -> None:
        if file.exists():
            self.fail(_("%(file)s 已经有了。") % {"file": file}, WRONG)
        heads = ",".join(column.heads[0] for column in COLUMNS)
        file.write_text(f"\ufeff{heads}\n{EXAMPLE}", "utf-8")
        self.say(_("写好了 %(file)s:把四行例子换成自己的。") % {"file": file})
