"""``bandeng edition templates``, ``render``, ``check`` and ``verify``."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.editions.models import Edition
from bandeng.editions.papers.files import TYPES, made
from bandeng.editions.papers.sheet import Head
from bandeng.editions.papers.verdict import as_plain, lines
from bandeng.editions.queries import editions, rendering
from bandeng.editions.queries.asking import Subject
from bandeng.editions.queries.verifying import verify
from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.language import Broken
from bandeng.editions.rules.numbers import SAID
from bandeng.figures.queries import NoSuchSeal
from bandeng.figures.spans import day_of
from bandeng.ledger.papers import PDF, WORD
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import Report
from bandeng.ui.terminal import MISSING, NO, WRONG
from bandeng.ui.terminal import Command as Terminal
from bandeng.ui.words import why_not


class Command(Terminal):
    """Exit codes: 0 done, 1 a number is not what its seal says, 2 wrong input, 3 no such thing."""

    help = "Reports whose numbers are figures: make one, check a template, recompute an edition."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("templates", help="the reports of the rule book")
        render = verbs.add_parser("render", help="make a report of a place and a period")
        render.add_argument("code", help="a report of the rule book, such as activity-month")
        render.add_argument("--place", required=True, help="code of a place")
        render.add_argument("--from", dest="first", required=True, help="first day counted, YYYY-MM-DD")
        render.add_argument("--to", dest="last", required=True, help="last day counted, YYYY-MM-DD")
        whole = "count the last day, even from the first of a month to the first of a later one"
        render.add_argument("--as-written", action="store_true", help=whole)
        render.add_argument("--seal", type=int, help="number of a seal; as the book stands now without it")
        render.add_argument("--template", type=Path, help="another template than that of the rule book")
        render.add_argument("--layout", type=Path, help="a Word file with placeholders, for .docx")
        render.add_argument("--out", type=Path, help="file to write: .docx .pdf .html .json .md")
        verbs.add_parser("check", help="look every template of the rule book over: figures, places, syntax")
        verify = verbs.add_parser("verify", help="count every number of an edition anew, at its seal and now")
        verify.add_argument("number", type=int, help="number of the edition in its year")
        verify.add_argument("--report", help="a report of the rule book, where several have this number")
        verify.add_argument("--place", help="code of the place, where several have this number")
        verify.add_argument("--year", type=int, help="the year; the newest with this number without it")

    def handle(self, *_args: Any, **options: Any) -> None:
        verbs = {"templates": self._templates, "render": self._render, "check": self._check}
        verbs["verify"] = self._verify
        verbs[options["verb"]](options)

    def _templates(self, _options: dict[str, Any]) -> None:
        found = book().reports.reports
        self.answer(
            [{"code": r.code, "zh": r.zh, "en": r.en, "kind": r.kind, "level": r.level} for r in found]
        )
        for report in found:
            self.say(f"{report.code}\t{spoken(report)}")

    def _render(self, options: dict[str, Any]) -> None:
        report, out = self._report(options["code"]), options["out"]
        kind = out.suffix.removeprefix(".") if out else "md"
        if kind not in TYPES:
            known = "、".join(f".{each}" for each in TYPES)
            self.fail(_("不会写 .%(kind)s 文件,可以写:%(known)s") % {"kind": kind, "known": known}, WRONG)
        source = self._text(options["template"]) if options["template"] else report.text
        subject = self._subject(report, options)
        found = self._made(source, subject, options["seal"])
        layout = self._bytes(options["layout"]) if options["layout"] else b""
        whole = made(kind, found, Head(report=subject.report), base=_base(kind), layout=layout)
        if out:
            self._write(out, whole)
        self._tell(found, out, whole)

    def _made(self, source: str, subject: Subject, seal: int | None) -> rendering.Rendered:
        try:
            return rendering.render(source, subject, seal=seal)
        except Broken as broken:
            self.fail("\n".join(rendering.trouble_text(each) for each in broken.troubles), WRONG)
        except NoSuchSeal:
            self.fail(_("没有第%(seal)s号封存") % {"seal": seal}, MISSING)

    def _tell(self, found: rendering.Rendered, out: Path | None, whole: bytes) -> None:
        said = [each for each in found.numbers if each.state == SAID]
        self.answer({"out": str(out or ""), "bytes": len(whole), "figures": len(said)})
        if out is None:
            self.say(whole.decode())
            return
        words = {"out": out, "said": len(said), "left": len(found.numbers) - len(said)}
        self.say(_("已写好 %(out)s:%(said)s 个数字,另有 %(left)s 处没有数、写了说明。") % words)

    def _check(self, _options: dict[str, Any]) -> None:
        found = {report.code: editions.wrong_with(report) for report in book().reports.reports}
        self.answer({"ok": not any(found.values()), "reports": found})
        for code, sentences in found.items():
            for sentence in sentences:
                self.say(f"{code}: {sentence}")
        if any(found.values()):
            self.fail(_("有模板要改。"), NO)
        self.say(_("%(n)s份模板没有问题。") % {"n": len(found)})

    def _verify(self, options: dict[str, Any]) -> None:
        edition = self._edition(options)
        found = verify(edition)
        self.answer(as_plain(edition, found))
        for line in lines(edition, found):
            self.say(line)
        if not found.holds:
            self.stop(NO)

    def _edition(self, options: dict[str, Any]) -> Edition:
        which = {name: options[name] or "" for name in ("report", "place")}
        found = editions.frozen(options["number"], year=options["year"], **which)
        if not found:
            self.fail(_("没有第%(number)s期") % {"number": options["number"]}, MISSING)
        same = [each for each in found if each.year == found[0].year]
        if len(same) > 1:
            those = "\n".join(
                f"  --year {each.year} --report {each.template} --place {each.numbered[0]}" for each in same
            )
            words = {"number": options["number"], "those": those}
            self.fail(_("第%(number)s期不止一份,请写明是哪一份:\n%(those)s") % words, WRONG)
        return found[0]

    def _report(self, code: str) -> Report:
        found = book().reports.report(code)
        if found is None:
            known = "、".join(each.code for each in book().reports.reports)
            self.fail(_("没有叫「%(code)s」的报告,有:%(known)s") % {"code": code, "known": known}, MISSING)
        return found

    def _subject(self, report: Report, options: dict[str, Any]) -> Subject:
        frame, place = self._frame(options), self._place(options["place"])
        if misfit := editions.misfit(report, place):
            words = {"report": spoken(report), "place": places.label(place.path), "why": misfit}
            self.fail(_("「%(report)s」不能写%(place)s:%(why)s") % words, WRONG)
        return Subject(report=report.at(places.label(place.path)), place=place, frame=frame)

    def _place(self, code: str) -> Place:
        try:
            return places.place(code)
        except Place.DoesNotExist:
            self.fail(_("没有这个地点:%(code)s") % {"code": code}, MISSING)

    def _frame(self, options: dict[str, Any]) -> Frame:
        """The days asked for, the last one counted; from the first of a month to the first of a later one
        the months between, and that is said."""
        first, last = day_of(options["first"]), day_of(options["last"])
        if first is None or last is None:
            self.fail(_("看不懂日期,请写成 2022-07-01"), WRONG)
        words = {"first": first, "last": last, "before": last - timedelta(days=1)}
        if last < first:
            self.fail(_("时间写反了:从 %(first)s 起,到 %(last)s 为止(这一天也算)。") % words, WRONG)
        if first.day == last.day == 1 and first < last and not options["as_written"]:
            self.warn(
                _("两头都是一号,算的是整月:%(first)s 到 %(before)s。%(last)s 也要算的,加 --as-written。")
                % words
            )
            return Frame(first, last)
        return Frame(first, last + timedelta(days=1))

    def _text(self, path: Path) -> str:
        try:
            return self._bytes(path).decode("utf-8")
        except UnicodeDecodeError:
            self.fail(_("%(file)s 不是 UTF-8 文字") % {"file": path}, WRONG)

    def _bytes(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            self.fail(_("打不开 %(file)s:%(reason)s") % {"file": path, "reason": why_not(error)}, WRONG)

    def _write(self, path: Path, whole: bytes) -> None:
        try:
            path.write_bytes(whole)
        except OSError as error:
            self.fail(_("写不了 %(file)s:%(reason)s") % {"file": path, "reason": why_not(error)}, WRONG)


def _base(kind: str) -> str | None:
    """What addresses begin with: the site's, if it is known; nothing where a file can be relative; a paper
    goes without them rather than with wrong ones.
    """
    if settings.BANDENG_ADDRESS_IS_KNOWN:
        return str(settings.BANDENG_ADDRESS)
    return None if kind in (PDF, WORD) else ""
