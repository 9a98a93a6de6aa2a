"""``bandeng cases import|template|reporter``: matters taken in from a table, ours or that of a sender of
orders; and who raised a matter, for whoever has no account."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.cases.queries import voices
from bandeng.kernel.periods import SHANGHAI
from bandeng.orders import running, whereabouts
from bandeng.orders.drafts import Reader
from bandeng.orders.layouts import EXAMPLES, OWN, layout
from bandeng.orders.rules import AGAIN, BAD, CHANGED, FROM_TABLE, KNOWN, NEW
from bandeng.orders.running import Outcome, Rows, Taking, Tally
from bandeng.ui import spreadsheets
from bandeng.ui.clock import now
from bandeng.ui.terminal import MISSING, NO, WRONG
from bandeng.ui.terminal import Command as Terminal
from bandeng.ui.words import why_not

EVERY = 500  # rows between two words on how far it is
SAID = 50  # problems told to a person; --json has all


def _limit(late: Outcome) -> dict[str, str]:
    """The number and the limit, in China, of a row that comes late."""
    draft = late.draft
    due_at = draft.due_at.astimezone(SHANGHAI) if draft and draft.due_at else None
    number = draft.number if draft else ""
    return {"number": number or _("没有编号"), "due_at": f"{due_at:%Y-%m-%d %H:%M}" if due_at else ""}


class Command(Terminal):
    """Exit codes: 0 every row is in (or was); 1 some rows could not be taken, or none because limits have
    passed; 2 the file is no such table; 3 number and code do not belong together."""

    help = "take matters in from a CSV or Excel table, or write its template; find who raised one"

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        taking = words.add_parser("import", help="take matters in; the same rows again add nothing")
        taking.add_argument("file", type=Path)
        taking.add_argument(
            "--source", default="", help="a sender of the rule book (12345, urban); without it our template"
        )
        taking.add_argument(
            "--place", default="", metavar="CODE", help="the community of rows that do not say where"
        )
        taking.add_argument(
            "--past", action="store_true", help="limits that have passed are meant: rows are entered late"
        )
        taking.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
        template = words.add_parser("template", help="write a table with its columns and two examples")
        template.add_argument("file", type=Path)
        meaning = "the id of whoever holds this number and code, as `people erase` wants it"
        reporter = words.add_parser("reporter", help=meaning, description=meaning)
        reporter.add_argument("number", help="of the matter, as on the slip")
        reporter.add_argument("code", help="eight digits, as on the slip")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["word"] == "template":
            self._template(options["file"])
        elif options["word"] == "reporter":
            self._reporter(options["number"], options["code"])
        else:
            self._import(options)

    def _reporter(self, number: str, code: str) -> None:
        found = voices.holder_of(number, code)
        if not found:
            self.fail(_("编号和查询码对不上,请看看回执"), MISSING)
        self.say(found)
        self.answer({"person": found})

    def _import(self, options: dict[str, Any]) -> None:
        at = now()
        places = whereabouts.known((), otherwise=options["place"])
        reader = Reader(layout=layout(options["source"]), places=places, at=at)

        def rows() -> Rows:
            return spreadsheets.read(options["file"], reader.layout.columns)

        late = [] if options["past"] else list(running.late(rows(), reader))
        dry = options["dry_run"] or bool(late)
        how = Taking(by="operator", at=at, how=FROM_TABLE)
        found = running.look(rows(), reader) if dry else running.take(rows(), reader, how)
        tally = running.tally(found, told=self._progress)
        self._warn_of(late)
        self._told(tally, late, dry=dry)
        if tally.problems or late:
            self.stop(NO)

    def _warn_of(self, late: Sequence[Outcome]) -> None:
        """Nothing is taken in while a limit has passed that may be a slip."""
        text = _("第%(row)s行:来源要求的时限 %(due_at)s 已经过了(%(number)s)")
        self._list([text % {"row": each.row, **_limit(each)} for each in late])
        if late:
            cure = _("有%(n)s行的时限已经过了,所以一行也没有收。写错了的请改表;确实是补录,加上 --past 再收。")
            self.warn(cure % {"n": len(late)})

    def _list(self, lines: Sequence[str]) -> None:
        """The first of these, and how many are left."""
        for line in lines[:SAID]:
            self.warn(line)
        if len(lines) > SAID:
            self.warn(_("还有%(n)s处没有列出;加 --json 看全部。") % {"n": len(lines) - SAID})

    def _progress(self, tally: Tally) -> None:
        if tally.rows % EVERY == 0:
            self.say(_("已经看了 %(rows)s 行……") % {"rows": tally.rows})

    def _told(self, tally: Tally, late: Sequence[Outcome], *, dry: bool) -> None:
        wrong = _("第%(row)s行「%(column)s」:%(cause)s。改法:%(cure)s。")
        self._list([wrong % asdict(each) for each in tally.problems])
        apart = _("第%(row)s行:%(said)s。")
        self._list(
            [apart % {"row": row, "said": said} for row, said in running.by_coordinates(tally.elsewhere)]
        )
        counts = {name: tally.counts[name] for name in (NEW, CHANGED, AGAIN, KNOWN, BAD)}
        said = _(
            "读了 %(rows)s 行:新增 %(new)s 件,补充 %(changed)s 件,答复过又来的 %(again)s 件,"
            "已经有的 %(known)s 件,没有收的 %(bad)s 行"
        )
        if dry and not late:
            self.say(_("这是预演,什么也没有改。"))
        if not late:
            self.say(said % {"rows": tally.rows, **counts})
            self._name_known(tally.known)
        problems = [asdict(each) for each in tally.problems]
        past = [{"row": each.row, **_limit(each)} for each in late]
        elsewhere = [asdict(each) for each in tally.elsewhere]
        answer = {"problems": problems, "past": past, "elsewhere": elsewhere, "dry_run": dry}
        answer["known_rows"] = tally.known
        self.answer({"rows": tally.rows, **counts, **answer})

    def _name_known(self, rows: Sequence[int]) -> None:
        """Which rows are here already; the first of them."""
        if rows:
            more = _("等%(n)s行") % {"n": len(rows)} if len(rows) > SAID else ""
            words = {"rows": "、".join(str(row) for row in rows[:SAID]), "more": more}
            self.say(_("已经有的是第%(rows)s行%(more)s。") % words)

    def _template(self, file: Path) -> None:
        if file.exists():
            self.fail(_("%(file)s 已经有了。") % {"file": file}, WRONG)
        if file.suffix.lower() in {".xlsx", ".xls"}:
            self.fail(_("模板写成 CSV,文件名请以 .csv 结尾;Excel 的在工作台「收工单」下载。"), WRONG)
        out = io.StringIO()
        csv.writer(out).writerows([[column.heads[0] for column in OWN], *EXAMPLES])
        try:
            file.write_text("\ufeff" + out.getvalue(), "utf-8", newline="")
        except OSError as error:
            words = {"file": file, "reason": why_not(error)}
            self.fail(_("写不进 %(file)s:%(reason)s") % words, WRONG)
        self.say(_("写好了 %(file)s:把两行例子换成自己的。") % {"file": file})
