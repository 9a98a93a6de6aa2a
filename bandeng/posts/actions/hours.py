"""A unit sets its own working hours."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.periods import day_begins
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import facts, queries, weeks
from bandeng.posts.models import Unit


@dataclass(frozen=True, kw_only=True)
class NewHours:
    """Hours as somebody types them: seven days (none: the book's again), from which day on, and why.

    ``turn``: how often the unit's hours were set when she began to write (none: as it stands).
    """

    week: tuple[str, ...]
    holidays: bool
    begins_on: date
    basis: str
    turn: int | None = None


@transaction.atomic
def set_hours(*, unit: str, hours: NewHours, by: str, at: datetime, command: str = "") -> Fact:
    """Set hours from a coming day on. Raises Unit.DoesNotExist, NotYours, Stale, and BadInput by field."""
    if first := pen.said_before(command, person=by):
        return first
    row = Unit.objects.get(code=unit)
    hand = _hand(by, row, at)
    week = _checked(hours, at)
    basis = vault.keep(hours.basis.strip(), kind="reason", about=hand.person, at=at)
    said = facts.HoursSet(
        unit=unit, week=week, holidays=hours.holidays, begins_on=hours.begins_on, basis=basis
    )
    stream = f"unit:{unit}"
    turn = queries.turn_of(stream) if hours.turn is None else hours.turn
    return pen.record(said, hand=hand, stream=stream, turn=turn, command=command)


def _hand(by: str, unit: Unit, at: datetime) -> Hand:
    if by == "operator":
        return queries.built_in("operator", "posts.set_hours", unit.place, at=at)
    return queries.hand(by, "posts.set_hours", unit.place, at=at, unit=unit.code)


def _checked(hours: NewHours, at: datetime) -> tuple[str, ...]:
    """The week as it is kept. A day that has begun is refused: what ran in it was counted already."""
    issues: dict[str, str] = {}
    week = _week(hours.week, issues)
    if day_begins(hours.begins_on) <= at:
        issues["begins_on"] = _("最早从明天起;已经过去的时间不能改")
    if not hours.basis.strip():
        issues["basis"] = _("请写依据,例如文件名和文号")
    if issues:
        raise BadInput(next(iter(issues.values())), issues)
    return week


def _week(typed: tuple[str, ...], issues: dict[str, str]) -> tuple[str, ...]:
    kept: list[str] = []
    for day, text in enumerate(typed):
        try:
            kept.append(weeks.tidy(text))
        except ValueError:
            issues[f"day{day}"] = _("请写成 08:00-12:00 14:00-18:00,按先后,不重叠;不上班就空着")
    if typed and not issues and not any(kept):
        issues["day0"] = _("一周里至少要有一段上班时间")
    return tuple(kept)
