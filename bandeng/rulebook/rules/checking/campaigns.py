"""Do months name units, posts and audiences that exist, and days that are days?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bandeng.rulebook.rules.campaigns import BANDS, MEANS
from bandeng.rulebook.rules.checking.rows import Row, codes, one_of, rows, twice
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.reading import Source

FILE = "campaigns.toml"
DAY = re.compile(r"(\d\d)-(\d\d)")
LEAP = 2024  # a year that has every day


@dataclass(frozen=True, kw_only=True)
class _Known:
    """Codes that a month may name."""

    units: list[str]
    audiences: list[str]
    kinds: list[str]


def campaigns(source: Source) -> Iterator[Issue]:
    """Issues of audiences, patterns of months and labels."""
    units = [
        *codes(rows(source, "party.toml", "body")),
        *codes(rows(source, "departments.toml", "department")),
    ]
    roles = codes(rows(source, "roles.toml", "role"))
    audiences = rows(source, FILE, "audience")
    plans, labels = rows(source, FILE, "campaign"), rows(source, FILE, "label")
    for part in (audiences, plans, labels):
        yield from twice(part)
    kinds = codes(rows(source, "gatherings.toml", "kind"))
    known = _Known(units=units, audiences=codes(audiences), kinds=kinds)
    for audience in audiences:
        yield from _audience(audience, roles)
    for plan in plans:
        yield from _plan(plan, known)
    for label in labels:
        yield from _known(label, "keeper", units, "unit_unknown")


def _audience(row: Row, roles: list[str]) -> Iterator[Issue]:
    if bool(row.values.get("kinds")) == bool(row.text("post")):
        yield row.issue("audience_empty", value=row.text("code"))
    yield from _known(row, "post", roles, "role_unknown")
    yield from _all_known(row, "seats", roles, "role_unknown")


def _plan(row: Row, known: _Known) -> Iterator[Issue]:
    yield from _known(row, "lead", known.units, "unit_unknown")
    yield from _all_known(row, "members", known.units, "unit_unknown")
    yield from one_of(row, "band", BANDS)
    days = [_day(row.text(key)) for key in ("begins", "ends")]
    for key, day in zip(("begins", "ends"), days, strict=True):
        if day is None and row.text(key):
            yield row.issue("month_day", key, row.text(key))
    if all(days) and days[1] <= days[0]:  # type: ignore[operator]
        yield row.issue("month_reversed", "ends", row.text("ends"), begins=row.text("begins"))
    yield from twice(row.rows("activity"), "key")
    for activity in row.rows("activity"):
        yield from _activity(activity, known)


def _activity(row: Row, known: _Known) -> Iterator[Issue]:
    yield from _known(row, "lead", known.units, "unit_unknown")
    yield from _all_known(row, "co", known.units, "unit_unknown")
    yield from one_of(row, "by", MEANS)
    yield from _all_known(row, "kinds", known.kinds, "kind_unknown")
    for task in row.rows("task"):
        yield from _known(task, "to", known.audiences, "audience_unknown")
        own = row.texts("kinds")
        yield from _all_known(task, "kinds", list(own) or known.kinds, "kind_unknown")
        if task.text("due") and _day(task.text("due")) is None:
            yield task.issue("month_day", "due", task.text("due"))


def _day(text: str) -> date | None:
    """The day of a leap year; None for what is no day."""
    found = DAY.fullmatch(text)
    try:
        return date(LEAP, int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _known(row: Row, key: str, known: list[str], code: str) -> Iterator[Issue]:
    value = row.text(key)
    if value and value not in known:
        yield row.issue(code, key, value, **choice(value, known))


def _all_known(row: Row, key: str, known: list[str], code: str) -> Iterator[Issue]:
    for value in row.texts(key):
        if value not in known:
            yield row.issue(code, key, value, **choice(value, known))
