"""Times, durations and numbers as people say them, in the language of the page."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
ENGLISH_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds


def moment(at: datetime | None, year: int | None = None) -> Markup:
    """「7月1日(周五)上午9:20」 in a ``<time>``; the year is said where it is not ``year``."""
    if at is None:
        return Markup("")
    here, english = timezone.localtime(at), _english()
    return _time(here, _moment_text(here, year, english=english), english=english)


def moment_text(at: datetime) -> str:
    """The same words without the ``<time>``, for sentences that are also copied as plain text."""
    return _moment_text(timezone.localtime(at), None, english=_english())


def day(on: date | datetime | None, year: int | None = None) -> Markup:
    """「7月1日(周五)」 in a ``<time>``; 「2022年7月1日(周五)」 where ``year`` is given and another."""
    if on is None:
        return Markup("")
    english = _english()
    if isinstance(on, datetime):
        here = timezone.localtime(on)
        return _time(here, _day_text(here.date(), year, english=english), english=english)
    return Markup('<time datetime="{}">{}</time>').format(
        on.isoformat(), _day_text(on, year, english=english)
    )


def clock_time(at: datetime | None) -> Markup:
    """「上午9:20」 in a ``<time>``."""
    if at is None:
        return Markup("")
    here, english = timezone.localtime(at), _english()
    return _time(here, _clock_text(here, english=english), english=english)


def ago(at: datetime | None, now: datetime) -> Markup:
    """How long something has lasted: 「已 1 天」, "for 1 day", with the exact moment in its title."""
    if at is None:
        return Markup("")
    words = _("已 %(duration)s") % {"duration": duration(now - at)}
    return _time(timezone.localtime(at), words, english=_english())


def left(due: datetime | None, now: datetime) -> Markup:
    """How long is left or how late it is: 「还有 3 小时」, 「逾期 2 天」; the exact moment on touch."""
    if due is None:
        return Markup("")
    sentence = _("还有 %(duration)s") if due > now else _("逾期 %(duration)s")
    words = sentence % {"duration": duration(abs(due - now))}
    return _time(timezone.localtime(due), words, english=_english())


def duration(span: timedelta) -> str:
    """The largest unit that is at least one: days (from 48 hours), hours, minutes."""
    seconds = max(int(span.total_seconds()), 0)
    if seconds >= 2 * DAY:
        return ngettext("%(n)s 天", "%(n)s 天", seconds // DAY) % {"n": seconds // DAY}
    if seconds >= HOUR:
        return ngettext("%(n)s 小时", "%(n)s 小时", seconds // HOUR) % {"n": seconds // HOUR}
    minutes = max(seconds // MINUTE, 1)
    return ngettext("%(n)s 分钟", "%(n)s 分钟", minutes) % {"n": minutes}


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
    space = " " if english else ""
    exact = f"{_day_text(here.date(), 0, english=english)}{space}{here:%H:%M:%S}"
    begins = f'<time datetime="{here.isoformat(timespec="seconds")}" title="{exact}">'
    return Markup(f"{begins}{escape(text)}</time>")


def _day_text(on: date, year: int | None, *, english: bool) -> str:
    other = year is not None and on.year != year
    if english:
        said = f"{ENGLISH_WEEKDAYS[on.weekday()]} {on.day} {ENGLISH_MONTHS[on.month - 1]}"
        return f"{said} {on.year}" if other else said
    said = f"{on.month}月{on.day}日({WEEKDAYS[on.weekday()]})"
    return f"{on.year}年{said}" if other else said


def _clock_text(here: datetime, *, english: bool) -> str:
    if english:
        return f"{here:%H:%M}"
    twelve = here.hour if here.hour <= 12 else here.hour - 12
    return f"{_part_of_day(here.hour)}{twelve}:{here:%M}"


def _part_of_day(hour: int) -> str:
    parts = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
    return next(name for until, name in parts if hour < until)


def _english() -> bool:
    return (get_language() or "").startswith("en")
