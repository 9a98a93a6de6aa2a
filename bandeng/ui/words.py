"""Times, durations and numbers as people say them, in the language of the page."""

import errno
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
ENGLISH_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds


def translated(sentence: str) -> str:
    """The sentence in the language of the moment. Django's ``gettext`` looks it up anew each time."""
    return _translated(sentence, get_language())


def said(sentence: str, **parts: object) -> Markup:
    """The sentence as templates say it, its parts escaped. One without parts is formatted once and kept."""
    if not parts:
        return _said(sentence, get_language())
    return Markup(translated(sentence)) % parts


@lru_cache(maxsize=8192)
def _said(sentence: str, language: str | None) -> Markup:
    return Markup(_translated(sentence, language)) % {}


@lru_cache(maxsize=8192)
def _translated(sentence: str, _language: str | None) -> str:
    return _(sentence)


def moment(at: datetime | None, year: int | None = None) -> Markup:
    """「7月1日(周五)上午9:20」 in a ``<time>``; the year is said unless it is ``year``: that of the moment
    at which the page is read."""
    return Markup("") if at is None else _moment(at, year, english=_english())


@lru_cache(maxsize=8192)
def _moment(at: datetime, year: int | None, *, english: bool) -> Markup:
    """A page of a list says a hundred moments, and the next page that is asked for mostly the same ones."""
    here = _here(at)
    return _time(here, _moment_text(here, year, english=english), english=english)


def moment_text(at: datetime, now: datetime | None = None) -> str:
    """The same words without the ``<time>``, for sentences that are also copied as plain text.

    ``now``: when it is said; the year is said unless it is that of this moment. None for what is kept longer
    than a page (a file, a sheet, a result): then it is always said.
    """
    return _moment_text(_here(at), _here(now).year if now else None, english=_english())


def day(on: date | datetime | None, year: int | None = None) -> Markup:
    """「7月1日(周五)」 in a ``<time>``; 「2022年7月1日(周五)」 unless that is ``year``, as ``moment``."""
    if on is None:
        return Markup("")
    english = _english()
    if isinstance(on, datetime):
        here = _here(on)
        return _time(here, _day_text(here.date(), year, english=english), english=english)
    return Markup('<time datetime="{}">{}</time>').format(
        on.isoformat(), _day_text(on, year, english=english)
    )


def date_text(on: date) -> str:
    """The whole date without its weekday: 「2022年7月1日」, "1 July 2022"."""
    if _english():
        return f"{on.day} {ENGLISH_MONTHS[on.month - 1]} {on.year}"
    return f"{on.year}年{on.month}月{on.day}日"


def clock_time(at: datetime | None) -> Markup:
    """「上午9:20」 in a ``<time>``."""
    if at is None:
        return Markup("")
    here, english = _here(at), _english()
    return _time(here, _clock_text(here, english=english), english=english)


def ago(at: datetime | None, now: datetime) -> Markup:
    """How long something has lasted: 「已 1 天」, "for 1 day", with the exact moment in its title."""
    if at is None:
        return Markup("")
    words = _("已 %(duration)s") % {"duration": duration(now - at)}
    return _time(_here(at), words, english=_english())


def left(due: datetime | None, now: datetime) -> Markup:
    """How long is left or how late it is: 「还有 3 小时」, 「逾期 2 天」; the exact moment on touch."""
    if due is None:
        return Markup("")
    language = get_language() or ""
    words = _left(*_largest(abs(due - now)), language, late=due <= now)
    return _time(_here(due), words, english=language.startswith("en"))


@lru_cache(maxsize=4096)
def _left(number: int, unit: int, language: str, *, late: bool) -> str:
    lasting = {"duration": _amount(number, unit, language)}
    return (_("逾期 %(duration)s") if late else _("还有 %(duration)s")) % lasting


def duration(span: timedelta) -> str:
    """The largest unit that is at least one: days (from 48 hours), hours, minutes."""
    return _amount(*_largest(span), get_language())


def _largest(span: timedelta) -> tuple[int, int]:
    seconds = max(span.days * DAY + span.seconds, 0)
    unit = DAY if seconds >= 2 * DAY else HOUR if seconds >= HOUR else MINUTE
    return seconds // unit or 1, unit


@lru_cache(maxsize=4096)
def _amount(number: int, unit: int, _language: str | None) -> str:
    if unit == DAY:
        return ngettext("%(n)s 天", "%(n)s 天", number) % {"n": number}
    if unit == HOUR:
        return ngettext("%(n)s 小时", "%(n)s 小时", number) % {"n": number}
    return ngettext("%(n)s 分钟", "%(n)s 分钟", number) % {"n": number}


def listed(words: Iterable[str]) -> str:
    """Words one after another: 「城管、供电」, "the city's desk, the power company"."""
    return (", " if _english() else "、").join(words)


def number(value: float | Decimal | None) -> str:
    """1,234 with thin grouping; 「—」 for what is not known."""
    if value is None:
        return "—"
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _moment_text(here: datetime, year: int | None, *, english: bool) -> str:
    space = " " if english else ""
    return f"{_day_text(here.date(), year, english=english)}{space}{_clock_text(here, english=english)}"


def _time(here: datetime, text: str, *, english: bool) -> Markup:
    """Written by hand: a list has a hundred of them, and ``Markup.format`` reads its pattern each time."""
    return Markup(f"{_begins(here, english=english)}{escape(text)}</time>")


@lru_cache(maxsize=8192)
def _begins(here: datetime, *, english: bool) -> str:
    space = " " if english else ""
    exact = f"{_day_text(here.date(), 0, english=english)}{space}{here:%H:%M:%S}"
    return f'<time datetime="{here.isoformat(timespec="seconds")}" title="{exact}">'


def _day_text(on: date, year: int | None, *, english: bool) -> str:
    other = on.year != year
    if english:
        said = f"{ENGLISH_WEEKDAYS[on.weekday()]} {on.day} {ENGLISH_MONTHS[on.month - 1]}"
        return f"{said} {on.year}" if other else said
    said = f"{on.month}月{on.day}日({WEEKDAYS[on.weekday()]})"
    return f"{on.year}年{said}" if other else said


def _clock_text(here: datetime, *, english: bool) -> str:
    if english:
        return f"{here.hour:02}:{here.minute:02}"
    twelve = here.hour if here.hour <= 12 else here.hour - 12
    return f"{_part_of_day(here.hour)}{twelve}:{here.minute:02}"


def _part_of_day(hour: int) -> str:
    parts = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
    return next(name for until, name in parts if hour < until)


def _here(at: datetime) -> datetime:
    """Nobody's page has a zone of its own."""
    return at.astimezone(timezone.get_default_timezone())


def _english() -> bool:
    return (get_language() or "").startswith("en")


def why_not(error: OSError) -> str:
    """Why a file could not be opened or written, in the language of the moment: systems speak English."""
    told = {
        errno.ENOENT: _("没有这个文件或者目录,请核对路径和文件名"),
        errno.EACCES: _("没有权限,请换成能读写它的账号,或者改它的权限"),
        errno.EPERM: _("没有权限,请换成能读写它的账号,或者改它的权限"),
        errno.EISDIR: _("这是一个目录,不是文件,请写到文件名为止"),
        errno.ENOTDIR: _("路径里有一段不是目录,请核对路径"),
        errno.ENOSPC: _("磁盘满了,请腾出地方再来"),
        errno.EROFS: _("这块磁盘只能读,请换一个地方"),
        errno.EEXIST: _("已经有了"),
    }
    return told.get(error.errno or 0) or error.strerror or str(error)
