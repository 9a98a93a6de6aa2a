"""A reading as a number of a report: its value in plain digits, its press form, or words instead of it.

Reports are written in Chinese, whatever language the page around them has.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override

from bandeng.editions.rules import wording
from bandeng.editions.rules.charts import NOT_YET
from bandeng.editions.rules.numbers import AWAITED, NOTHING, SAID, WITHHELD, Question, Quoted
from bandeng.figures.queries import Reading
from bandeng.figures.rules import Evidence
from bandeng.figures.units import unit_name
from bandeng.figures.words import percent, span_text
from bandeng.kernel.facts import kind_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.papers.typography import wide
from bandeng.places import queries as places
from bandeng.rulebook.rules.reports import Report, Wording

FIGURE, VALUE, PRESS, SOME, UNIT, SPLIT = "figure", "value", "press", "some", "unit", "split"
CHINESE = "zh-hans"
NO_RECORDS = "没有记录"
HEAD = 2  # lines of a table before its rows


class NotACount(ValueError):
    """Only a number of records can be cut down."""


def awaited(question: Question, call: str, words: str) -> Quoted:
    """What is said of a figure whose records nobody keeps yet."""
    said = wide(f"({words}还没有记录,暂不写数)")
    return Quoted(**_asked(question, call), value="", unit="", wording=said, records=0, state=AWAITED)


def quoted(question: Question, call: str, function: str, reading: Reading, how: Wording) -> Quoted:
    """The number as this function of a template says it. Raises NotACount."""
    asked, records = _asked(question, call), reading.records
    if function in (PRESS, SOME) and reading.figure.kind in ("share", "duration"):
        raise NotACount(_("只有个数能写成约数:%(name)s") % {"name": question.figure})
    if reading.withheld or reading.figure.act:
        said = wide("(记录太少,不公开)" if reading.withheld else "(这个数字不公开)")
        return Quoted(**asked, value="", unit="", wording=said, records=0, state=WITHHELD)
    if reading.value is None:
        return Quoted(**asked, value="", unit="", wording=wide("(无从算起)"), records=records, state=NOTHING)
    return Quoted(
        **asked,
        value=value_of(reading),
        unit=how.classifier,
        wording=_worded(function, reading, how),
        records=records,
        state=SAID,
        estimate=function == SOME,
    )


def _asked(question: Question, call: str) -> dict[str, Any]:
    return {
        "call": call,
        "figure": question.figure,
        "place": question.place,
        "first": question.first,
        "after": question.after,
    }


def value_of(reading: Reading) -> str:
    """The exact value: ``530``, ``17/20`` of a share, seconds of a duration; empty where there is none."""
    return "" if reading.value is None else str(reading.value)


def _worded(function: str, reading: Reading, how: Wording) -> str:
    value = reading.value
    if function == UNIT:
        return how.classifier
    if isinstance(value, int) and function == SOME:
        return wording.some(value, how.classifier)
    if isinstance(value, int) and function == PRESS:
        return wording.press(value, how.classifier, more=how.more, step=how.step)
    said = exact(reading)
    if function == SPLIT:
        return said + how.classifier + _parts(reading)
    return said + how.classifier if function == FIGURE else said


def _parts(reading: Reading) -> str:
    """What the number is made of, in brackets: of a share the two numbers; nothing where there are none."""
    counted = reading.counted
    if counted.denominator is not None and reading.figure.kind == "share":
        with override(CHINESE):
            unit = unit_name(reading.figure.of)
        return f"\uff08{counted.denominator}{unit}中的{counted.numerator}{unit}\uff09"
    with override(CHINESE):
        made_of = [
            f"{part.zh}{number}{unit_name(part.unit)}"
            for part in reading.figure.parts
            for code, number in reading.counted.parts
            if code == part.code
        ]
    return wide(f"({'、'.join(made_of)})") if made_of else ""


def exact(reading: Reading) -> str:
    """The value in plain words: ``530``, ``85.0%``, ``2天3小时``."""
    value = reading.value
    if isinstance(value, Fraction):
        return f"{percent(value)}%"
    if reading.figure.kind == "duration" and value is not None:
        with override(CHINESE):
            return strip_tags(span_text(value))
    return str(value)


def how_to_say(report: Report, name: str, unit: str) -> Wording:
    """How this report words the figure; with the figure's own unit where it says nothing."""
    found = report.wording(name)
    if found:
        return found
    with override(CHINESE):
        own = "" if unit in ("%", "秒") else str(unit_name(unit))
    return Wording(figure=name, classifier=own)


def table(rows: Sequence[str], bare: Sequence[str], later: Sequence[str]) -> str:
    """The table of these lines; the names of rows without a record (``bare``), and of those later
    than what is known (``later``), are said once below it.
    """
    ahead = f"\n{NOT_YET}的:{'、'.join(later)}。\n" if later else ""
    if len(rows) <= HEAD:
        return (f"\n{NO_RECORDS}。\n" if bare or not later else "") + ahead
    rest = f"\n{NO_RECORDS}的:{'、'.join(bare)}。\n" if bare else ""
    return "\n" + "\n".join(rows) + "\n" + rest + ahead


def lines(records: Iterable[Evidence]) -> list[str]:
    """Records in words: the day, the place, what happened."""
    found = tuple(records)
    with override(CHINESE):
        labels = places.labels({record.place for record in found})
        return [f"{_day(record)} {labels[record.place]}:{kind_of(record.name, 1).zh}" for record in found]


def _day(record: Evidence) -> str:
    day = record.at.astimezone(SHANGHAI)
    return f"{day.month}月{day.day}日"
