"""What the clock does by itself; each act has a submission id made from the clock, so it is said once."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction

from bandeng.cases import facts
from bandeng.cases.actions.pausing import wake
from bandeng.cases.actions.urging import urge_by_voices
from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, running, sampling, seats, urging
from bandeng.cases.queries.appeals import WEIGH
from bandeng.cases.queries.workers import workers_of
from bandeng.cases.rules import LIFE, is_errand
from bandeng.inbox import queries as inbox
from bandeng.inbox.models import Clock, ClockQuerySet
from bandeng.kernel.refusals import Refusal
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts

log = logging.getLogger("bandeng.clocks")
SILENT = ("confirm", "rest")  # nobody is late with these
Act = Callable[[Case, Clock, datetime], Fact]


def warn(case: Case, clock: Clock, at: datetime) -> Fact:
    """Say that 70 % of a clock's limit is used."""
    hand = posts.built_in("clock", "cases.warn", case.place, at=at)
    said = facts.CaseWarned(clock=clock.id, kind=clock.kind, seat=clock.seat)
    return pen.record(
        said,
        hand=hand,
        stream=case.stream,
        turn=case.turn,
        command=f"warn{clock.extensions or ''}:{clock.id}",
    )


def remind(case: Case, clock: Clock, at: datetime) -> Fact:
    """Say that a clock's limit has passed."""
    hand = posts.built_in("clock", "cases.remind", case.place, at=at)
    said = facts.CaseReminded(clock=clock.id, kind=clock.kind, seat=clock.seat)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=f"remind:{clock.id}")


def supervise(case: Case, clock: Clock, at: datetime) -> Fact:
    """Tell the level above of a step long overdue; when nothing moves, the district."""
    hand = posts.built_in("clock", "cases.supervise", case.place, at=at)
    district = seats.district_seat(case.place)
    told = clock.id in running.told_of(case.stream)
    seat = district if told or clock.kind.startswith(WEIGH) else _above(case, clock, at)
    again_at = (
        None if seat == district else clocks.district_moment(clock.due_at, inbox.pauses_of(case.stream))
    )
    said = facts.CaseSupervised(clock=clock.id, kind=clock.kind, seat=seat, again_at=again_at)
    command = f"supervise{2 if told else 1}:{clock.id}"
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _above(case: Case, clock: Clock, at: datetime) -> str:
    """Above whoever has the matter; of an errand above whoever was asked."""
    late = clock.seat if is_errand(clock.kind) else case.seat
    return seats.superior_seat(late, place=case.place, at=at)


def expire(case: Case, clock: Clock, at: datetime) -> Fact:
    """Close a matter whose reporter did not answer in time: as unknown."""
    hand = posts.built_in("clock", "cases.expire", case.place, at=at)
    LIFE.after(case.state, "expire")
    elapsed = clocks.seconds(case.reported_at, case.resolved_at or at)
    drawn = sampling.is_drawn(case, case.condition, silent=True, at=at)
    seat = (
        seats.check_seat(case.condition, place=case.place, barred=workers_of(case), at=at) if drawn else "-"
    )
    look = clocks.check(seat=seat, urgent=case.urgent, at=at) if drawn else None
    said = facts.CaseExpired(elapsed=elapsed, sampled=drawn, seat=seat, clocks=(look,) if look else ())
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=f"expire:{clock.id}")


def tick(*, at: datetime) -> int:
    """Do everything the clocks ask for by this moment, what was due first first. Safe to run twice or in two
    processes at once.

    Returns how many facts were said. A step that somebody else took first is left for the next round.
    """
    running = Clock.objects.filter(stream__startswith="case:")
    rounds: list[tuple[ClockQuerySet, str, Act]] = [
        (running.to_wake(at=at), "due_at", wake),
        (running.to_expire(at=at), "due_at", expire),
        (running.to_warn(at=at).exclude(kind__in=SILENT), "warn_at", warn),
        (running.to_remind(at=at).exclude(kind__in=SILENT), "due_at", remind),
        (running.to_supervise(at=at).exclude(kind__in=SILENT), "supervise_at", supervise),
    ]
    said = sum(
        _try(act, clock, due, at) for due, moment, act in rounds for clock in list(due.order_by(moment, "id"))
    )
    return said + sum(_hurry(stream, at) for stream in urging.loud())


def _hurry(stream: str, at: datetime) -> int:
    """Whether many voices asked for haste now: they wait for half of the time."""

    def by_voices() -> bool:
        case = Case.objects.get(stream=stream)
        return urge_by_voices(case, at=case.moment(at)) is not None

    return _safely(by_voices, stream)


def _try(act: Act, clock: Clock, due: ClockQuerySet, at: datetime) -> int:
    """Whether it was said now. Looked at again inside: another process may have said it a moment ago."""

    def acted() -> bool:
        case = Case.objects.get(stream=clock.stream)
        if not due.filter(id=clock.id).exists():
            return False
        act(case, clock, case.moment(at))
        return True

    return _safely(acted, f"{clock.id} ({clock.kind})")


def _safely(acted: Callable[[], bool], what: str) -> int:
    """One matter that cannot be moved on must not hold up all that come after it; a database that does not
    answer ends the round."""
    try:
        with transaction.atomic():
            return int(acted())
    except Refusal:
        return 0
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("clock %s could not be acted upon", what)
        return 0
