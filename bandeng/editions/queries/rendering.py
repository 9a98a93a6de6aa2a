"""A template with its numbers: the text of a report, as the book stands or as it stood at a seal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from bandeng.editions.queries.asking import Asking, Subject
from bandeng.editions.queries.reading import Readings
from bandeng.editions.queries.wording import NO_RECORDS
from bandeng.editions.rules import language
from bandeng.editions.rules.charts import LATER, Chart
from bandeng.editions.rules.emptying import without_zeros
from bandeng.editions.rules.language import Broken, Trouble
from bandeng.editions.rules.numbers import Quoted, marked, remarked, unmarked, worded
from bandeng.editions.rules.text import title_of
from bandeng.figures import queries as figures
from bandeng.figures.rules import CATALOGUE
from bandeng.papers.typography import wide
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import Report

OFFERED = (*language.NUMBERS, *language.TABLES, *language.TOLD, *language.OTHERS)
_GAP = re.compile(r"\n(?:[ \t]*\n){2,}")  # what a part that was left out leaves behind
SPOTS = ("place", "parts", "period", "month", "before", "last_year", "year")


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A line that is not printed, since all its numbers are 0; ``first``: the first day they count."""

    text: str
    first: date


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """A text with the marks of its numbers, the numbers by their place, its charts, its seal (None: now).

    ``report``: how a frozen one is headed and to whom it goes, as the book said then (None: as it says now).
    """

    text: str
    numbers: tuple[Quoted, ...]
    charts: tuple[Chart, ...]
    seal: int | None
    report: Report | None = None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def title(self) -> str:
        """The words of its first heading."""
        return title_of(self.text)


def render(source: str, subject: Subject, *, seal: int | None = None) -> Rendered:
    """The report this template makes. The questions are gathered first, so that they share their readings.

    Raises Broken with every line that is wrong, NoSuchSeal.
    """
    text = unmarked(source)
    if found := troubles(text):
        raise Broken(found)
    readings = Readings(seal)
    first = Asking(subject, readings, collecting=True)
    language.run(text, first.offered())
    readings.gather(first.questions)
    second = Asking(subject, readings, collecting=False)
    said, left = wide(language.run(text, second.offered())), list[str]()
    if subject.report.without_zeros:
        said, left = without_zeros(said, lambda spot: second.numbers[spot].is_empty, f"{NO_RECORDS}。")
    whole = Rendered(
        text=_GAP.sub("\n\n", said),
        numbers=tuple(second.numbers),
        charts=tuple(second.charts),
        seal=seal,
        left_out=tuple(_left_out(line, second.numbers) for line in left),
    )
    return printed(whole)


def _left_out(line: str, numbers: Sequence[Quoted]) -> LeftOut:
    first = min(numbers[spot].first for spot in marked(line))
    return LeftOut(text=spoken_line(line, numbers), first=first)


def spoken_line(line: str, numbers: Sequence[Quoted]) -> str:
    """A line of a report with its numbers said, as a list names it."""
    return worded(line, numbers).replace("**", "").lstrip("#>~- ")


def printed(said: Rendered) -> Rendered:
    """The same without numbers that only chose words (``{% if figure(…).any %}``): nobody can read those."""
    shown = [*marked(said.text), *(number for chart in said.charts for number in chart.numbers)]
    kept = {number: spot for spot, number in enumerate(sorted(set(shown)))}
    charts = (
        replace(chart, bars=tuple((label, kept.get(number, LATER)) for label, number in chart.bars))
        for chart in said.charts
    )
    numbers = tuple(said.numbers[number] for number in kept)
    return replace(said, text=remarked(said.text, kept), numbers=numbers, charts=tuple(charts))


def known() -> list[str]:
    """Names of figures a template may use: those that are declared, and those the book waits for."""
    return sorted({*CATALOGUE, *(each.name for each in book().reports.awaited)})


def troubles(source: str) -> list[Trouble]:
    """What is wrong with a template that can be seen without counting anything."""
    return language.troubles(source, known=known(), offered=(*OFFERED, *SPOTS))


def trouble_text(trouble: Trouble) -> str:
    """A sentence that says the line and what would put it right."""
    near = _("是不是想写「%(near)s」?") % {"near": trouble.near} if trouble.near else ""
    words = {"line": trouble.line, "word": trouble.word, "near": near}
    return {
        "syntax": _("第%(line)s行:花括号或引号没有写对,看看是不是成对的。"),
        "forbidden": _("第%(line)s行:模板里不能用「%(word)s」,只能写字、用给出的函数、if 和 for。"),
        "attribute": _("第%(line)s行:没有「.%(word)s」。%(near)s"),
        "name": _("第%(line)s行:没有「%(word)s」。%(near)s"),
        "figure": _("第%(line)s行:没有叫「%(word)s」的数字。%(near)s"),
        "unnamed": _("第%(line)s行:%(word)s() 里要直接写出数字的名字,加引号。"),
        "deep": _("第%(line)s行:循环套得太深。"),
        "long": _("写出来超过%(word)s个字,太长了。"),
    }.get(trouble.code, _("第%(line)s行:%(word)s")) % words


def last_seal() -> int | None:
    """The newest seal; None before the first."""
    found = figures.last_seal()
    return found.id if found else None
