"""When a member's standing begins, by the period in which she joined, and when it is fifty years.

党龄 counts from full membership; who joined from 1969-04-01 to 1977-08-11 had no probation and counts from
the day of joining. So "joined plus a year" is wrong for some and "joined" for all others: the periods stand
in ``members.toml``, and what they yield is a proposal with its rule until the file was looked at. Pure.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

DAY, MONTH = "day", "month"
PRECISIONS = (DAY, MONTH)
FROM_FILE = "file"  # the basis: somebody read the day of full membership in the file
NAME_AT_MOST, HOME_AT_MOST = 40, 80
REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{2,29}")
NOT_A_REF = re.compile(r"\d{11}|\d{15}|\d{17}[\dXx]")  # a telephone or identity number
YES, NO, FILE = "yes", "no", "file"


class NeedsFile(ValueError):
    """The rule of this period cannot say when standing began; the file must."""


class PeriodLike(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date | None: ...
    @property
    def probation_months(self) -> int | None: ...


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The day standing begins, how exactly it is known, and its rule (a period's code, or ``file``).

    With precision ``month`` the day is the first of that month and says nothing of the day.
    """

    on: date
    precision: str
    rule: str


def standing(
    joined_on: date, *, periods: Iterable[PeriodLike], full_on: date | None = None, precision: str = DAY
) -> Standing:
    """Standing of who joined on this day; ``full_on``: the day of full membership, where the file says it.

    ``precision`` is that of the day used. Raises NeedsFile where the period leaves it to the file, and
    ValueError where full membership would be earlier than joining.
    """
    period = period_of(joined_on, periods)
    if full_on is not None:
        if full_on < joined_on:
            raise ValueError("full membership before joining")
        return Standing(on=full_on, precision=precision, rule=period.code if period else FROM_FILE)
    if period is None or period.probation_months is None:
        raise NeedsFile(str(joined_on))
    return Standing(
        on=later(joined_on, months=period.probation_months), precision=precision, rule=period.code
    )


def period_of(joined_on: date, periods: Iterable[PeriodLike]) -> PeriodLike | None:
    """The period of joining this day lies in; None before the first."""
    return next(
        (
            each
            for each in periods
            if each.first <= joined_on and (each.last is None or joined_on <= each.last)
        ),
        None,
    )


def later(day: date, *, years: int = 0, months: int = 0) -> date:
    """The same day so much later; the end of the month where it has no such day (29 February)."""
    month = day.month - 1 + months
    year, month = day.year + years + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def full_years_on(on: date, years: int = 50) -> date:
    """The day on which so many full years are reached."""
    return later(on, years=years)


def reaches(on: date, precision: str, *, by: date, years: int = 50) -> str:
    """Whether so many years are full by this day: ``yes``, ``no``; ``file`` where only the month is known."""
    if precision == MONTH:
        return FILE if full_years_on(on.replace(day=1), years) <= by else NO
    return YES if full_years_on(on, years) <= by else NO


def written(kind: str, day: date) -> str:
    """A day as the vault keeps it, with what it is: a bare day might by chance stand in the book too."""
    return f"{kind} {day.isoformat()}"


def day_in(text: str) -> date | None:
    """The day that was written so; None for no text."""
    return date.fromisoformat(text.rpartition(" ")[2]) if text else None


def is_reference(text: str) -> bool:
    """Whether it may be a member's reference: letters, digits, hyphens; no telephone or identity number."""
    return bool(REF.fullmatch(text)) and not NOT_A_REF.fullmatch(text)
