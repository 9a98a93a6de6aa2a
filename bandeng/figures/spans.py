"""Periods one can choose: named ones, or one's own days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from bandeng.kernel.periods import SHANGHAI, day_begins

OWN = "own"
FIRST_YEAR, LAST_YEAR = 2000, 2999  # what lies outside was mistyped
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
YEAR = re.compile(r"(?!2\d{3}-)\d+-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", re.ASCII)  # only the year is odd


@dataclass(frozen=True, kw_only=True)
class Span:
    """A period with a name; ``first`` and ``last`` are the days counted, both in."""

    key: str
    text: str
    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Half-open, in Shanghai time."""
        return day_begins(self.first), day_begins(self.last + timedelta(days=1))

    @property
    def address(self) -> str:
        """Its days as the end of an address."""
        return f"from={self.first}&to={self.last}"


def spans(*, at: datetime) -> list[Span]:
    """The periods with a name, the usual one first."""
    today = at.astimezone(SHANGHAI).date()
    month = today.replace(day=1)
    last_month_ends = month - timedelta(days=1)
    return [
        Span(key="30", text=_("最近30天"), first=today - timedelta(days=29), last=today),
        Span(key="month", text=_("本月"), first=month, last=today),
        Span(key="last", text=_("上个月"), first=last_month_ends.replace(day=1), last=last_month_ends),
        Span(key="year", text=_("今年"), first=today.replace(month=1, day=1), last=today),
    ]


def span_of(asked: Mapping[str, str], *, at: datetime) -> Span:
    """The period an address asks for: ``period=KEY``, or ``from=`` and ``to=``; else the usual one.

    Where a day cannot be read neither is taken: one day alone would be a period nobody asked for. Two days
    the wrong way round are turned.
    """
    known = spans(at=at)
    first, last = day_of(asked.get("from", "")), day_of(asked.get("to", ""))
    if _unread(asked) or (first is None and last is None):
        return next((span for span in known if span.key == asked.get("period")), known[0])
    first, last = sorted((first or last or known[0].first, last or first or known[0].last))
    same = (span for span in known if (span.first, span.last) == (first, last))
    return next(same, Span(key=OWN, text=_("自己选日期"), first=first, last=last))


def misread(asked: Mapping[str, str]) -> str:
    """What an address said of days that cannot be taken as it was said, and what a page does instead; empty
    when all is well."""
    if not (wrong := wrong_days(asked)):
        return ""
    did = _("没有按它算;下面写着算的是哪几天。") if _unread(asked) else _("已经对调;下面写着算的是哪几天。")
    return _("%(wrong)s,%(did)s") % {"wrong": wrong[1], "did": did}


def wrong_days(asked: Mapping[str, str]) -> tuple[str, str] | None:
    """The first of ``from`` and ``to`` that cannot be taken as it was said, and why; None: all is well."""
    if text := _unread(asked):
        return ("from" if asked.get("from") == text else "to"), _why(text[:20])
    first, last = day_of(asked.get("from", "")), day_of(asked.get("to", ""))
    return ("from", _("「从」比「到」晚")) if first and last and last < first else None


def _why(text: str) -> str:
    if YEAR.match(text):
        words = {"day": text, "first": FIRST_YEAR, "last": LAST_YEAR}
        return _("「%(day)s」的年份不在%(first)s到%(last)s") % words
    return _("没有「%(day)s」这一天") % {"day": text}


def _unread(asked: Mapping[str, str]) -> str:
    """The first day of an address that cannot be taken; empty where all can."""
    said = (asked.get("from", ""), asked.get("to", ""))
    return next((text for text in said if text and day_of(text) is None), "")


def day_of(text: str) -> date | None:
    """The day written ``2026-07-31``; None for anything else."""
    try:
        day = date.fromisoformat(text if DAY.fullmatch(text) else "")
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
