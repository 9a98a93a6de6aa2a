"""``bandeng figure list`` and ``bandeng figure read NAME --place CODE --from DATE --to DATE``."""

from datetime import date, timedelta
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.figures import queries, words
from bandeng.figures.spans import day_of
from bandeng.figures.web.exporting import as_plain, as_record
from bandeng.kernel.periods import day_begins
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.rulebook.language import spoken
from bandeng.ui.terminal import MISSING, WRONG
from bandeng.ui.terminal import Command as Terminal


class Command(Terminal):
    """Exit codes: 0 answered, 2 a date that cannot be read, 3 no such figure, place or seal."""

    help = "The catalogue of numbers, and what a number is for a place and a period."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("list", help="every figure with its sentence")
        read = verbs.add_parser("read", help="one figure, with its denominator, exclusions and seal")
        read.add_argument("name")
        read.add_argument("--place", required=True, help="code of a place")
        read.add_argument("--from", dest="first", required=True, help="first day counted, YYYY-MM-DD")
        read.add_argument("--to", dest="last", required=True, help="last day counted, YYYY-MM-DD")
        read.add_argument("--seal", type=int, help="number of a seal; as the book stands now without it")
        read.add_argument("--evidence", action="store_true", help="the records behind it")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["verb"] == "list":
            self._list()
        else:
            self._read(options)

    def _list(self) -> None:
        rows = queries.catalogue()
        self.answer([{"name": r.name, "zh": r.zh, "en": r.en, "unit": r.unit, "kind": r.kind} for r in rows])
        for row in rows:
            self.say(f"{row.name}\t{spoken(row)}\t{row.unit}")

    def _read(self, options: dict[str, Any]) -> None:
        first, last = self._day(options["first"]), self._day(options["last"])
        if last < first:
            self.fail(_("最后一天不能早于第一天"), WRONG)
        during = day_begins(first), day_begins(last + timedelta(days=1))
        path = self._path(options["place"])
        try:
            reading = queries.read(options["name"], place=path, during=during, seal=options["seal"])
        except queries.NoSuchFigure:
            self.fail(_("没有这个数字:%(name)s") % {"name": options["name"]}, MISSING)
        except queries.NoSuchSeal:
            self.fail(_("没有第%(seal)s号封存") % {"seal": options["seal"]}, MISSING)
        self._tell(reading, with_evidence=options["evidence"])

    def _tell(self, reading: queries.Reading, *, with_evidence: bool) -> None:
        """Everything, also what public pages withhold: whoever has the command has the book."""
        answer = as_plain(reading)
        if with_evidence:
            answer["evidence"] = [as_record(record) for record in reading.evidence]
        self.answer(answer)
        self.say(words.line(reading))
        for code, number in words.excluded(reading):
            self.say(f"  {code}: {number}")
        for record in answer.get("evidence", ()):
            line = "\t".join(str(record[name]) for name in ("height", "at", "name", "stream", "part"))
            self.say(f"  {line}".rstrip())

    def _day(self, text: str) -> date:
        day = day_of(text)
        if day is None:
            self.fail(_("看不懂这个日期:%(text)s;请写成 2026-07-31") % {"text": text}, WRONG)
        return day

    def _path(self, code: str) -> str:
        try:
            return places.place(code).path
        except Place.DoesNotExist:
            self.fail(_("没有这个地点:%(code)s") % {"code": code}, MISSING)
