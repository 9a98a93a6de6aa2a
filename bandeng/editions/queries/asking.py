"""The functions a template is offered. Each answers with the mark of a number, and remembers what was
asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from bandeng.editions.queries import months, photos, wording
from bandeng.editions.queries.reading import Readings
from bandeng.editions.rules.charts import LATER, Chart
from bandeng.editions.rules.frames import GRAINS, PART, Frame, frame_of
from bandeng.editions.rules.numbers import AWAITED, SAID, WITHHELD, Question, Quoted, mark
from bandeng.editions.rules.text import CHART_OPEN
from bandeng.figures.rules import CATALOGUE
from bandeng.gatherings.measures import figure_of
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import Report, Wording

CLOSE_CHART = "\ue001"
MOST_RECORDS, MOST_PHOTOS = 50, 12
MOST_NUMBERS, REASON_AT_MOST, WORDS_AT_MOST = 600, 80, 12


@dataclass(frozen=True)
class Spot:
    """A place as a template knows it."""

    name: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a report is about: which report of the book, which place, which period."""

    report: Report
    place: Place
    frame: Frame


class Said:
    """A number as a template holds it: printed, its mark; ``known`` and ``any`` to choose words by.

    What is withheld is ``any``: a sentence that there is none would be untrue.
    ``empty``: nothing was counted, or there is nothing to take a share of. ``hidden``: why it is not said.
    """

    def __init__(self, place: int, said: Quoted, collecting: bool) -> None:
        self._mark = mark(place)
        self.known = collecting or said.state == SAID
        self.any = collecting or said.state in (AWAITED, WITHHELD) or said.value not in ("", "0")
        self.empty = not collecting and said.is_empty
        hidden = not collecting and said.state == WITHHELD
        self.hidden = said.wording.strip("()\uff08\uff09") if hidden else ""

    def __str__(self) -> str:
        return self._mark


Where = Spot | str | None
When = Frame | str | None


class Asking:
    """One run of a template. While ``collecting``, nothing is read: only the questions are noted."""

    def __init__(self, subject: Subject, readings: Readings, *, collecting: bool) -> None:
        self.subject, self.readings, self.collecting = subject, readings, collecting
        self.questions: list[Question] = []
        self.numbers: list[Quoted] = []
        self.charts: list[Chart] = []

    def offered(self) -> dict[str, Any]:
        """Everything a template may name."""
        frame, place = self.subject.frame, self.subject.place
        return {
            "place": Spot(place.name, place.code),
            "parts": [Spot(each.name, each.code) for each in places.children(place.code)],
            "period": frame,
            "month": frame,
            "before": frame.before,
            "last_year": frame.last_year,
            "year": frame.year,
            **{name: self._plain(name) for name in ("figure", "value", "unit", "split")},
            "press": self.press,
            "some": self.some,
            "table": self.table,
            "told": self.told,
            "chart": self.chart,
            "records": self.records,
            "photos": self.photos,
            "months": self.months,
            "kinds": self.kinds,
        }

    def _plain(self, function: str) -> Callable[..., Said]:
        def ask(name: str, place: Where = None, period: When = None) -> Said:
            return self._say(function, self._question(name, place, period), self._how(name))

        return ask

    def press(self, name: str, classifier: str = "", more: str = "", step: int = 0, **where: Any) -> Said:
        """The press form; classifier, 多 or 余 and step as the report says where they are not given."""
        if max(len(classifier), len(more)) > WORDS_AT_MOST:
            raise ValueError(_("量词太长"))
        how = self._how(name)
        given: dict[str, Any] = {"classifier": classifier, "more": more, "step": step}
        how = replace(how, **{key: value for key, value in given.items() if value})
        return self._say(wording.PRESS, self._question(name, **_where(where)), how)

    def some(self, name: str, because: str, classifier: str = "", **where: Any) -> Said:
        """数十次, of records that are known to be incomplete; ``because`` says why they are."""
        if not 0 < len(because.strip()) <= REASON_AT_MOST:
            raise ValueError(_("写「数十」要说明记录为什么不全:some(…, because=…)"))
        how = self._how(name)
        how = replace(how, classifier=classifier[:WORDS_AT_MOST] or how.classifier)
        return self._say(wording.SOME, self._question(name, **_where(where)), how, f", because={because!r}")

    def table(self, names: Sequence[str], by: str = PART, **where: Any) -> str:
        """Figures in columns, places or parts of the period in rows; rows of nothing are named below."""
        heads = "".join(f" {self._title(name)} |" for name in names)
        lines, bare, later = [f"| |{heads}", "|---|" + "---|" * len(names)], list[str](), list[str]()
        for label, spot, frame in self._split(by, **_where(where)):
            if self._is_ahead(by, frame):
                later.append(label)
                continue
            cells = [self._say(wording.VALUE, self._question(n, spot, frame), self._how(n)) for n in names]
            if all(cell.empty for cell in cells):
                bare.append(label)
            else:
                lines.append(f"| {label} |" + "".join(f" {cell} |" for cell in cells))
        return wording.table(lines, bare, later)

    def told(self, parts: Sequence[Sequence[str]], between: str = ",", none: str = "", **where: Any) -> str:
        """Words and their numbers side by side, without those of nothing; ``none`` where all are.

        ``parts``: ``("居民反映", "cases.reported")``, with ``"press"`` behind it for the press form.
        """
        said = []
        for words, name, *how in parts:
            function = how[0] if how else wording.FIGURE
            if function not in (wording.FIGURE, wording.PRESS):
                raise ValueError(_("told 里第三项只能写 press"))
            number = self._say(function, self._question(name, **_where(where)), self._how(name))
            if number.hidden:
                said.append(f"{words}\uff1a{number.hidden}")
            elif not number.empty:
                said.append(f"{words}{number}")
        return between.join(said) or none or wording.NO_RECORDS

    def chart(self, name: str, by: str = PART, title: str = "", **where: Any) -> str:
        """A bar for each place below, or each part of the period."""
        bars = []
        for label, spot, frame in self._split(by, **_where(where)):
            if self._is_ahead(by, frame):
                bars.append((label, LATER))
                continue
            self._say(wording.VALUE, self._question(name, spot, frame), self._how(name))
            bars.append((label, len(self.numbers) - 1))
        said = self._call("chart", self._question(name, **_where(where)), self._how(name), f', by="{by}"')
        call = said[:-1] + f', title="{title}")' if title else said
        self.charts.append(Chart(title=title or self._title(name), bars=tuple(bars), call=call))
        return f"\n{CHART_OPEN}{len(self.charts) - 1}{CLOSE_CHART}\n"

    def records(self, name: str, most: int = 10, **where: Any) -> str:
        """The newest records behind a figure, one a line; none of what is not for everybody."""
        question = self._question(name, **_where(where))
        if self.collecting or name not in CATALOGUE:
            return ""
        reading = self.readings.of(question)
        if reading.withheld or reading.figure.act or reading.figure.homes:
            return ""
        newest = reading.evidence[::-1][: min(most, MOST_RECORDS)]
        return "\n" + "\n".join(f"- {line}" for line in wording.lines(newest)) + "\n"

    def photos(self, most: int = 3, **where: Any) -> str:
        """The newest pictures of sessions that anybody may see by agreement, with caption and credit."""
        asked = self._question("", **_where(where))
        return "" if self.collecting else photos.lines(asked, min(most, MOST_PHOTOS))

    def months(self, **where: Any) -> str:
        """Where several months of activities share the period: how many are put together here, and which."""
        asked = self._question(months.FIGURE, **_where(where))
        number = self._say(wording.FIGURE, asked, self._how(months.FIGURE))
        names = () if self.collecting else months.names(self.readings.of(asked))
        return months.together(number, names)

    def kinds(self, none: str = "", place: Where = None, period: When = None) -> str:
        """Sessions held by kinds of the book, without those of which none was; ``none`` where none was."""
        parts = [(each.zh, figure_of(each.code)) for each in book().gatherings.kinds]
        return self.told(parts, "、", none, place=place, period=period)

    def _say(self, function: str, question: Question, how: Wording, more: str = "") -> Said:
        if len(self.numbers) >= MOST_NUMBERS:
            raise ValueError(_("一篇最多写%(most)s个数字") % {"most": MOST_NUMBERS})
        found = self._answer(function, question, how, self._call(function, question, how, more))
        self.numbers.append(found)
        return Said(len(self.numbers) - 1, found, self.collecting)

    def _answer(self, function: str, question: Question, how: Wording, call: str) -> Quoted:
        if question.figure not in CATALOGUE:
            words = book().reports.waits_for(question.figure)
            return wording.awaited(question, call, words.zh if words else question.figure)
        if self.collecting:
            self.questions.append(question)
            return wording.awaited(question, call, "")
        return wording.quoted(question, call, function, self.readings.of(question), how)

    def _call(self, function: str, question: Question, how: Wording, more: str) -> str:
        """As a template would write it: what differs from the report's own place, period and words is
        said.
        """
        said = f'"{question.figure}"'
        usual = self._how(question.figure)
        if function in (wording.PRESS, wording.SOME) and how.classifier != usual.classifier:
            said += f', classifier="{how.classifier}"'
        if function == wording.PRESS and how.more != usual.more:
            said += f', more="{how.more}"'
        if function == wording.PRESS and how.step != usual.step:
            said += f", step={how.step}"
        if question.place != self.subject.place.code:
            said += f', place="{question.place}"'
        frame = Frame(question.first, question.after)
        if frame != self.subject.frame:
            said += f', period="{frame.code}"'
        return f"{function}({said}{more})"

    def _question(self, name: str, place: Where = None, period: When = None) -> Question:
        code = _code(place) if place else self.subject.place.code
        frame = frame_of(period) if isinstance(period, str) else period or self.subject.frame
        return Question(figure=name, place=code, first=frame.first, after=frame.after)

    def _split(self, by: str, place: Where = None, period: When = None) -> list[tuple[str, Spot, Frame]]:
        asked = self._question("", place, period)
        frame = Frame(asked.first, asked.after)
        if by == PART:
            return [(each.name, Spot(each.name, each.code), frame) for each in places.children(asked.place)]
        if by not in GRAINS:
            raise ValueError(_("by 只能写 part、day、week 或 month"))
        return [(_label(each), Spot("", asked.place), each) for each in frame.split(by)]

    def _is_ahead(self, by: str, frame: Frame) -> bool:
        """Whether this part of the period begins later than what is known."""
        return by != PART and not self.collecting and frame.first > self.readings.until

    def _how(self, name: str) -> Wording:
        unit = CATALOGUE[name].unit if name in CATALOGUE else ""
        return wording.how_to_say(self.subject.report, name, unit)

    def _title(self, name: str) -> str:
        if name in CATALOGUE:
            return CATALOGUE[name].zh
        words = book().reports.waits_for(name)
        return words.zh if words else name


def _code(place: Spot | str) -> str:
    """Its code. Raises ValueError for one nobody knows."""
    if isinstance(place, Spot):
        return place.code
    try:
        return places.place(place).code
    except Place.DoesNotExist as missing:
        raise ValueError(str(missing)) from None


def _where(given: dict[str, Any]) -> dict[str, Any]:
    if wrong := set(given) - {"place", "period"}:
        raise TypeError(_("没有这个参数:%(names)s") % {"names": "、".join(sorted(wrong))})
    return given


def _label(frame: Frame) -> str:
    """Short, for the axis of a chart."""
    if frame.first.day == 1 and frame.after == date(
        frame.first.year + frame.first.month // 12, frame.first.month % 12 + 1, 1
    ):
        return f"{frame.first.month}月"
    first, last = frame.first, frame.last
    return f"{first.month}.{first.day}" + ("" if first == last else f"–{last.month}.{last.day}")
