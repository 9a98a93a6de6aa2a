"""Readings as people read them, in the language of the moment."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from bandeng.figures.queries import Reading
from bandeng.figures.rules import Figure
from bandeng.figures.units import unit_name
from bandeng.kernel.facts import newest
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.language import spoken

MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds
STATES = {"in": "moving", "out": "waiting", "unknown": "unknown"}


_rooms: dict[str, Promise] = {}


def name_room(room: str, name: Promise) -> None:
    """What the figures of this room are about, as a heading of the catalogue; said in ``web/urls.py``."""
    _rooms[room] = name


def room_name(room: str) -> str:
    """What they are about; the places and those who serve there where the room says nothing."""
    return str(_rooms.get(room) or _("地方和岗位"))


def entered(at: datetime, told_at: datetime | None) -> str:
    """On which later day the book was told of what happened at ``at``; empty where it was that day."""
    day = told_at.astimezone(SHANGHAI) if told_at else None
    if day is None or day.date() <= at.astimezone(SHANGHAI).date():
        return ""
    return _("%(m)s月%(d)s日补录") % {"m": day.month, "d": day.day}


@dataclass(frozen=True)
class _Words:
    zh: str
    en: str


def note_of(figure: Figure) -> str:
    """What is counted and what is left out."""
    return spoken(_Words(figure.note_zh, figure.note_en))


def records_of(figure: Figure) -> tuple[str, ...]:
    """What the records behind it are: the sentences of the facts it reads."""
    reads = figure.reads
    names = reads.during or reads.reaching or reads.before or reads.later or reads.everywhere
    return tuple(spoken(newest(name)) for name in names)


def value_text(reading: Reading) -> str:
    """The value with its kind's spelling; a share of nothing says so, and one of very few is not shown."""
    value = reading.value
    if value is None:
        return _("无从算起")
    if reading.withheld:
        return _("太少,不显示") if reading.figure.kind == "count" else _("太少,不算比例")
    if isinstance(value, Fraction):
        return percent(value)
    return span_text(value) if reading.figure.kind == "duration" else f"{value:,}"


def percent(share: Fraction) -> str:
    """A share in per cent with one place, halves upwards, reckoned exactly: 9 of 16 are 56.3."""
    tenths = int(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


def unit_text(reading: Reading) -> str:
    """The unit, where the value does not carry it already."""
    shown = reading.value is not None and not reading.withheld and reading.figure.kind != "duration"
    return unit_name(reading.figure.unit, _whole(reading.value)) if shown else ""


def _whole(value: int | Fraction | None) -> int:
    return value if isinstance(value, int) else 2


def span_text(seconds: int) -> Markup:
    """「2天3小时」 in a ``<time>``: the two largest units; the exact seconds on touch."""
    days, hours, minutes = seconds // DAY, seconds % DAY // HOUR, seconds % HOUR // MINUTE
    exact = _("%(n)s 秒") % {"n": f"{seconds:,}"}
    text = _span(days, hours, minutes)
    return Markup('<time datetime="PT{}S" title="{}">{}</time>').format(seconds, exact, text)


def _span(days: int, hours: int, minutes: int) -> str:
    words = {"d": days, "h": hours, "m": minutes}
    if days:
        return (_("%(d)s天%(h)s小时") if hours else ngettext("%(d)s天", "%(d)s天", days)) % words
    if hours:
        return (_("%(h)s小时%(m)s分") if minutes else ngettext("%(h)s小时", "%(h)s小时", hours)) % words
    return _("%(m)s分钟") % words if minutes else _("不到1分钟")


def denominator_text(reading: Reading) -> str:
    """Of how many, and how many of these are unknown."""
    counted = reading.counted
    words = {"part": counted.numerator, "whole": counted.denominator, "unknown": counted.unknown}
    if reading.withheld and reading.figure.homes:
        return _("不足%(least)s件不显示,免得看出是谁家") % {"least": reading.figure.at_least}
    if counted.denominator is None:
        return ""
    if reading.withheld:
        words["least"] = reading.figure.at_least
        return _("只有%(whole)s件,不足%(least)s件不显示比例,免得看出是谁说的") % words
    if counted.denominator == 0:
        return _("这段时间没有可以数的")
    if counted.numerator is None:
        return _("根据%(whole)s件") % words
    if reading.figure.of != "件":
        return _("%(whole)s%(unit)s中的%(part)s%(unit)s") % {**words, "unit": unit_name(reading.figure.of)}
    if counted.unknown is None:
        return _("%(whole)s件中的%(part)s件") % words
    return _("%(whole)s件中的%(part)s件,%(unknown)s件未确认") % words


def parts(reading: Reading) -> list[tuple[str, int, str]]:
    """A share as its parts (words, how many, state), the unknown one of them; nothing for the others."""
    counted = reading.counted
    if counted.numerator is None or not counted.denominator or reading.withheld:
        return []
    unknown = counted.unknown or 0
    rest = counted.denominator - counted.numerator - unknown
    numbers = {"in": counted.numerator, "out": rest, "unknown": unknown}
    return [
        (part_name(part), number, STATES[part])
        for part, number in numbers.items()
        if part != "unknown" or counted.unknown is not None
    ]


def split_text(reading: Reading) -> list[tuple[str, str]]:
    """What a number in parts is made of: (how many with their unit, words); nothing for the others."""
    numbers = {} if reading.withheld else dict(reading.counted.parts)
    return [
        (f"{numbers[part.code]:,}{_space()}{unit_name(part.unit, numbers[part.code])}", spoken(part))
        for part in reading.figure.parts
        if part.code in numbers
    ]


def subjects_text(reading: Reading) -> str:
    """How many subjects stand behind how many records, where subjects are counted."""
    found = reading.counted
    if found.subjects is None or reading.withheld:
        return ""
    words = {"subjects": f"{found.subjects:,}{_space()}{unit_name(reading.figure.unit, found.subjects)}"}
    return _("%(subjects)s,记录%(records)s条") % {**words, "records": f"{reading.records:,}"}


def _space() -> str:
    """Between a number and its unit: nothing in Chinese, a space elsewhere."""
    return "" if (get_language() or "zh").startswith("zh") else " "


def part_name(part: str, figure: Figure | None = None) -> str:
    """In the numerator of a share, out of it, or unknown; else the part of the figure with this code."""
    of_share = {"in": _("是"), "out": _("不是"), "unknown": _("未确认")}
    declared = figure.parts if figure else ()
    return of_share.get(part) or next((spoken(each) for each in declared if each.code == part), "")


def excluded(reading: Reading) -> list[tuple[str, int]]:
    """What was left out of the denominator, in words, and how many."""
    known = {
        "ahead": _("时限还没有到的"),
        "suspended": _("暂缓着的"),
        "merged": _("并进另一件或分成几件、在那里算的"),
        "exempted": _("超时申诉成立的"),
        "confirming": _("按时报告办好、还在核查或等回答的"),
        "ended": _("没到时限吹哨就结束了的"),
        "fallen": _("没到时限就收回、或者跟着事情结束的"),
        "disowned": _("叫来的部门说明不归它管的"),
    }
    return [(known.get(code, code), number) for code, number in reading.counted.excluded]


def line(reading: Reading) -> str:
    """The whole answer in one line of plain text, for a terminal; nothing is withheld there."""
    value, unit = reading.value, reading.figure.unit
    if value is None:
        said = _("无从算起")
    elif isinstance(value, Fraction):
        said = f"{float(value) * 100:.2f}%"
    else:
        said = f"{value} {unit_name(unit, value) if reading.figure.kind == 'count' else _('秒')}"
    counted = reading.counted
    parts_of = f" ({counted.numerator}/{counted.denominator})" if counted.numerator is not None else ""
    return f"{spoken(reading.figure)}: {said}{parts_of}"
