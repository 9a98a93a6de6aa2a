"""Deadlines of a matter, computed from the rule book, the calendar and the duty hours."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from bandeng.inbox.facts import Ticking
from bandeng.kernel import clock
from bandeng.kernel.calendar import Hours, Span
from bandeng.kernel.clock import Limit, Spans
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of
from bandeng.rulebook.calendar import office_hours, work_calendar
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.book import UTILITY
from bandeng.rulebook.rules.things import Condition

OF_A_POST = frozenset({"sign", "step"})  # beside acceptance, which runs in duty hours


def acceptance(seat: str, *, urgent: bool, at: datetime) -> Ticking:
    """The acceptance clock: it runs only while the post is on duty; nobody is late for being upstairs.

    An urgent matter goes to whoever is on call, and its clock never stands still.
    """
    limits = book().limits
    if urgent:
        return ticking("accept", seat=seat, limit=_always(limits.urgent_acceptance), at=at)
    limit = Limit.parse(f"{_minutes(limits.acceptance)} 分钟")
    hours = posts.duty_hours(seat, at=at)
    due_at = clock.due(at, limit, work_calendar(), hours=hours).at
    warn_at = clock.fraction_at(at, limit, limits.warning_share, work_calendar(), hours=hours)
    return _ticking("accept", seat, limit, (warn_at, due_at))


def _always(allowed: timedelta) -> str:
    return f"{Fraction(_minutes(allowed), 60)} 紧急工作时"


def ticking(kind: str, *, seat: str, limit: str, at: datetime, pauses: Sequence[Span] = ()) -> Ticking:
    """A clock of this kind, in the hours of the district; signing and a step in those of the unit."""
    parsed = Limit.parse(limit)
    hours = posts.desk_hours(seat, at=at) if kind in OF_A_POST else office_hours()
    warn_at, due_at, supervise_at = moments(parsed, hours, at=at, pauses=pauses)
    return Ticking(
        kind=kind, seat=seat, limit=str(parsed), warn_at=warn_at, due_at=due_at, supervise_at=supervise_at
    )


def moments(
    limit: Limit, hours: Hours | Spans, *, at: datetime, pauses: Sequence[Span]
) -> tuple[datetime, datetime, datetime]:
    """When a limit that began at ``at`` warns, is due and is supervised, these rests left out."""
    calendar, share = work_calendar(), book().limits.warning_share
    due_at = clock.due(at, limit, calendar, hours=hours, pauses=pauses).at
    part = Limit(limit.amount * share / 100, limit.unit)
    warn_at = clock.due(at, part, calendar, hours=hours, pauses=pauses).at
    delay = Limit.parse(book().limits.supervision_delay)
    return warn_at, due_at, clock.due(due_at, delay, calendar, hours=office_hours(), pauses=pauses).at


def _ticking(kind: str, seat: str, limit: Limit, moments: tuple[datetime, datetime]) -> Ticking:
    warn_at, due_at = moments
    delay = Limit.parse(book().limits.supervision_delay)
    supervise_at = clock.due(due_at, delay, work_calendar(), hours=office_hours()).at
    return Ticking(
        kind=kind, seat=seat, limit=str(limit), warn_at=warn_at, due_at=due_at, supervise_at=supervise_at
    )


def of_condition(
    condition: Condition, *, seat: str, at: datetime, pauses: Sequence[Span] = ()
) -> tuple[Ticking, ...]:
    """The whole-case clock, and one for each stage; stages run one after another, rests left out."""
    whole = ticking("whole", seat=seat, limit=condition.limit, at=at, pauses=pauses)
    stages: list[Ticking] = []
    begins_at = at
    for number, stage in enumerate(condition.stages, start=1):
        clock_of_stage = ticking(f"stage{number}", seat=seat, limit=stage.limit, at=begins_at, pauses=pauses)
        stages.append(clock_of_stage)
        begins_at = clock_of_stage.due_at
    return (whole, *stages)


def extended(whole: Ticking, times: int, *, at: datetime, pauses: Sequence[Span]) -> Ticking:
    """A clock of the whole matter with so many more of its own limit, reckoned from when it began."""
    once = Limit.parse(whole.limit)
    limit = Limit(once.amount * (1 + times), once.unit)
    warn_at, due_at, supervise_at = moments(limit, office_hours(), at=at, pauses=pauses)
    return replace(whole, warn_at=warn_at, due_at=due_at, supervise_at=supervise_at)


def step(level: str, *, seat: str, urgent: bool, at: datetime) -> Ticking:
    """How long this level has for its step; water, power, gas and heat have a limit of their own."""
    levels = book().limits.levels
    limit = levels.urgent if urgent else getattr(levels, "utilities" if _is_utility(seat) else level)
    return ticking("step", seat=seat, limit=limit, at=at)


def _is_utility(seat: str) -> bool:
    """Whether a company of the pipes and wires that homes live by has it."""
    desk = desk_of(seat)
    return any(each.code == desk and each.kind == UTILITY for each in book().departments)


def check(*, seat: str, urgent: bool, at: datetime) -> Ticking:
    """How long whoever looks has, in working time; for something urgent minutes of it."""
    limits = book().limits
    limit = f"{Fraction(_minutes(limits.urgent_check), 60)} 工作时" if urgent else limits.check
    return ticking("check", seat=seat, limit=limit, at=at)


def review(*, seat: str, urgent: bool, at: datetime) -> Ticking:
    """How long whoever looks again at what the reporter contests has; less for something urgent."""
    limits = book().limits
    limit = limits.urgent_review if urgent else limits.review
    return ticking("review", seat=seat, limit=limit, at=at)


def arrival(number: int, *, seat: str, urgent: bool, at: datetime) -> Ticking:
    """How long the unit of this call has until it is there, from the moment it was to come."""
    limits = book().limits
    limit = limits.urgent_arrival if urgent else limits.arrival
    return ticking(f"arrive{number}", seat=seat, limit=limit, at=at)


def conclusion(number: int, *, seat: str, at: datetime, whole: datetime | None) -> Ticking:
    """How long the unit of this call has for its part, from its arrival; not beyond the ``whole`` matter,
    unless that is overdue already."""
    part = ticking(f"conclude{number}", seat=seat, limit=book().limits.conclusion, at=at)
    if whole is None or not at < whole < part.due_at:
        return part
    delay = Limit.parse(book().limits.supervision_delay)
    supervise_at = clock.due(whole, delay, work_calendar(), hours=office_hours()).at
    return replace(part, warn_at=min(part.warn_at, whole), due_at=whole, supervise_at=supervise_at)


def errand(kind: str, number: int, *, seat: str, at: datetime, first_at: datetime | None) -> Ticking:
    """How long whoever is asked has to verify or to assist; never longer than the first limit that runs."""
    own = ticking(f"{kind}{number}", seat=seat, limit=getattr(book().limits, kind), at=at)
    if first_at is None or not at < first_at < own.due_at:
        return own
    limits = book().limits
    warn_at = at + (first_at - at) * limits.warning_share / 100
    delay = Limit.parse(limits.supervision_delay)
    supervise_at = clock.due(first_at, delay, work_calendar(), hours=office_hours()).at
    return replace(own, warn_at=warn_at, due_at=first_at, supervise_at=supervise_at)


def promised(condition: Condition, *, at: datetime) -> datetime:
    """The moment by which a matter raised at this moment has to be done."""
    return clock.due(at, Limit.parse(condition.limit), work_calendar(), hours=office_hours()).at


def return_until(given_at: datetime) -> datetime:
    """Until when a unit may return what it was given at this moment."""
    return clock.due(
        given_at, Limit.parse(book().limits.return_days), work_calendar(), hours=office_hours()
    ).at


def seconds(begins_at: datetime, ends_at: datetime) -> int:
    """Whole seconds of wall time between two moments; none where the clock was set back in between."""
    return max(0, int((ends_at - begins_at).total_seconds()))


def kinds(clocks: Sequence[Ticking]) -> tuple[str, ...]:
    """The kinds of these clocks."""
    return tuple(each.kind for each in clocks)


def _minutes(allowed: timedelta) -> int:
    return int(allowed.total_seconds() // 60)


def district_moment(due_at: datetime, pauses: Sequence[Span] = ()) -> datetime:
    """When the district is told of a step that is still overdue after the level above was; rests left out."""
    delay = Limit.parse(book().limits.district_delay)
    return clock.due(due_at, delay, work_calendar(), hours=office_hours(), pauses=pauses).at
