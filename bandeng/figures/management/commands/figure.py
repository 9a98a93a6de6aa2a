"""``bandeng figure list``, ``figure read NAME``, ``figure diff NAME``: numbers of a place and a period."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.figures import actions, queries, words
from bandeng.figures.actions import EVERYTHING
from bandeng.figures.spans import day_of
from bandeng.figures.web.exporting import as_plain, as_record
from bandeng.figures.web.showing import named
from bandeng.kernel.periods import day_begins
from bandeng.kernel.text import nearest
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.rulebook.language import spoken
from bandeng.ui.terminal import MISSING, WRONG
from bandeng.ui.terminal import Command as Terminal

COLUMNS = ("height", "at", "name", "stream", "part")


class Command(Terminal):
    """Exit codes: 0 answered, 2 a date that cannot be read, 3 no such figure, place or seal."""

    help = "The catalogue of numbers, and what a number is for a place and a period."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("list", help="every figure with its sentence")
        read = verbs.add_parser("read", help="one figure, with its denominator, exclusions and seal")
        diff = verbs.add_parser("diff", help="one figure at two seals: both values, and which records differ")
        for verb in (read, diff):
            verb.add_argument("name")
            verb.add_argument("--place", required=True, help="code of a place")
            verb.add_argument("--from", dest="first", required=True, help="first day counted, YYYY-MM-DD")
            verb.add_argument("--to", dest="last", required=True, help="last day counted, YYYY-MM-DD")
        diff.add_argument(
            "--seal", type=int, action="append", help="twice; once: that seal, and the book as it stands now"
        )
        fold = verbs.add_parser("fold", help="fold the rollups up to now, as the worker does")
        fold.add_argument("--again", action="store_true", help="empty them first")
        read.add_argument("--seal", type=int, help="number of a seal; as the book stands now without it")
        read.add_argument("--evidence", action="store_true", help="the records behind it")

    def handle(self, *_args: Any, **options: Any) -> None:
        verbs = {"list": self._list, "read": self._read, "diff": self._diff, "fold": self._fold}
        verbs[options["verb"]](options)

    def _list(self, _options: dict[str, Any]) -> None:
        rows = queries.catalogue()
        self.answer([{"name": r.name, "zh": r.zh, "en": r.en, "unit": r.unit, "kind": r.kind} for r in rows])
        for row in rows:
            self.say(f"{row.name}\t{spoken(row)}\t{row.unit}")

    def _read(self, options: dict[str, Any]) -> None:
        with self._existing(options["name"]):
            reading = queries.read(options["name"], **self._question(options), seal=options["seal"])
        self._tell(reading, with_evidence=options["evidence"])

    def _diff(self, options: dict[str, Any]) -> None:
        seals = [*(options["seal"] or ()), None][:2]
        if not 1 <= len(options["seal"] or ()) <= 2:
            self.fail(_("请写两次 --seal,或者一次:和现在比"), WRONG)
        with self._existing(options["name"]):
            found = queries.differ(options["name"], **self._question(options), seals=(seals[0], seals[1]))
        self._tell_difference(found)

    def _fold(self, options: dict[str, Any]) -> None:
        done = actions.roll_up_again() if options["again"] else actions.roll_up(most=EVERYTHING)
        self.answer({"heights": done})
        self.say(_("折算到了最新,走了%(n)s步。") % {"n": f"{done:,}"})

    def _question(self, options: dict[str, Any]) -> dict[str, Any]:
        first, last = self._day(options["first"]), self._day(options["last"])
        if last < first:
            self.fail(_("最后一天不能早于第一天"), WRONG)
        during = day_begins(first), day_begins(last + timedelta(days=1))
        return {"place": self._path(options["place"]), "during": during}

    @contextmanager
    def _existing(self, name: str) -> Iterator[None]:
        try:
            yield
        except queries.NoSuchFigure:
            self.fail(_unknown(name), MISSING)
        except queries.NoSuchSeal as missing:
            self.fail(_("没有第%(seal)s号封存") % {"seal": missing}, MISSING)

    def _tell_difference(self, found: queries.Difference) -> None:
        """Both answers, and every record that came (+), went (-) or counts otherwise (~)."""
        kinds = {"came": found.came, "went": found.went, "changed": found.changed}
        told = {kind: [as_record(record) for record in records] for kind, records in kinds.items()}
        self.answer({"before": as_plain(found.before), "after": as_plain(found.after), **told})
        for reading in (found.before, found.after):
            when = _("第%(n)s号封存") % {"n": reading.seal.id} if reading.seal else _("现在")
            self.say(f"{when}\t{words.line(reading)}")
        for kind, mark in (("came", "+"), ("went", "-"), ("changed", "~")):
            for record in told[kind]:
                self.say("\t".join((mark, *(str(record[name]) for name in COLUMNS))).rstrip())

    def _tell(self, reading: queries.Reading, *, with_evidence: bool) -> None:
        """Everything, also what public pages withhold: whoever has the command has the book."""
        answer = as_plain(reading)
        if with_evidence:
            answer["evidence"] = _records(reading)
        self.answer(answer)
        self.say(words.line(reading))
        for code, number in words.excluded(reading):
            self.say(f"  {code}: {number}")
        for record in answer.get("evidence", ()):
            line = "\t".join(str(record[name]) for name in (*COLUMNS, "named"))
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


def _unknown(name: str) -> str:
    near = nearest(name, [row.name for row in queries.catalogue()])
    said = _("没有这个数字:%(name)s") % {"name": name}
    return _("%(said)s。是不是 %(near)s?") % {"said": said, "near": near} if near else said


def _records(reading: queries.Reading) -> list[dict[str, Any]]:
    """The records, each with the unit or street it counts for, where these are counted."""
    called = named(reading.evidence, reading)
    return [as_record(record) | {"named": called.get(record.subject, "")} for record in reading.evidence]
