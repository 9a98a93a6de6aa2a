"""``bandeng members import|template|looks``: members taken in from a table; who looked at one."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import NotNow
from bandeng.members import intake, listing, queries
from bandeng.members.actions.hands import OPERATOR
from bandeng.people.models import Person
from bandeng.people.queries import person
from bandeng.posts import queries as posts
from bandeng.ui import spreadsheets
from bandeng.ui.clock import now
from bandeng.ui.terminal import MISSING, NO, WRONG
from bandeng.ui.terminal import Command as Terminal


class Command(Terminal):
    """Exit codes: 0 every row is in or was known; 1 some rows could not be taken; 2 the file is no table."""

    help = "take members in from a CSV or Excel table (reference, organisation, standing); who looked at one"

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        taking = words.add_parser("import", help="take members in; the same file again adds nothing")
        taking.add_argument("file", type=Path)
        taking.add_argument("--by", default="", help="user name of whoever enters them (else the operator)")
        taking.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
        template = words.add_parser("template", help="write a table with its columns and three examples")
        template.add_argument("file", type=Path)
        looks = words.add_parser("looks", help="who looked at a member's data: what she may ask for")
        looks.add_argument("ref")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["word"] == "template":
            self._template(options["file"])
        elif options["word"] == "looks":
            self._looks(options["ref"])
        else:
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        if not queries.held():
            self.fail(_("这一套装置没有打开党员名册(规则书 members.toml 的 held)"), NO)
        rows = list(spreadsheets.read(options["file"], intake.COLUMNS))
        try:
            by = person(options["by"]).id if options["by"] else OPERATOR
        except Person.DoesNotExist:
            self.fail(_("没有这个人:%(ref)s") % {"ref": options["by"]}, MISSING)
        try:
            tally = intake.take(rows, by=by, at=now(), dry=options["dry_run"])
        except NotNow as refused:
            self.fail(str(refused), NO)
        self._told(tally, dry=options["dry_run"])

    def _told(self, tally: intake.Tally, *, dry: bool) -> None:
        for number, why in sorted(tally.bad):
            self.warn(_("第%(row)s行没有收:%(why)s") % {"row": number, "why": why})
        words = {name: tally.counts[name] for name in ("rows", "entered", "known")} | {"bad": len(tally.bad)}
        said = (
            _("读了 %(rows)s 行:会录入 %(entered)s 名,早就有 %(known)s 名,没有收 %(bad)s 行")
            if dry
            else _("读了 %(rows)s 行:录入 %(entered)s 名,早就有 %(known)s 名,没有收 %(bad)s 行")
        )
        self.say(said % words)
        bad = [{"row": number, "why": why} for number, why in sorted(tally.bad)]
        self.answer({**words, "bad": bad, "dry_run": dry})
        if bad:
            self.stop(NO)

    def _template(self, file: Path) -> None:
        if file.exists():
            self.fail(_("%(file)s 已经有了。") % {"file": file}, WRONG)
        with file.open("w", encoding="utf-8-sig", newline="") as written:
            rows = csv.writer(written)
            rows.writerow([column.heads[0] for column in intake.COLUMNS])
            rows.writerows(intake.EXAMPLES)
        self.say(_("写好了 %(file)s:把三行例子换成自己的。") % {"file": file})

    def _looks(self, ref: str) -> None:
        if not queries.is_known([ref]):
            self.fail(_("没有编号 %(ref)s 的党员") % {"ref": ref}, MISSING)
        looks = listing.looks_at(ref, whole=True)
        for look in looks:
            role = posts.role_name(look.post.partition("@")[0])
            self.say(f"{look.at:%Y-%m-%d %H:%M} {role} {look.post} {look.what}")
        self.answer(
            {"looks": [{"at": look.at.isoformat(), "post": look.post, "what": look.what} for look in looks]}
        )
