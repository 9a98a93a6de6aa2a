"""Whatever people try with a session, in any order: it is done or refused, and the counts are the rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.gatherings import actions, codes, queries
from bandeng.gatherings.models import Attendance, Seat, Session
from bandeng.kernel.refusals import Refusal
from bandeng.ledger import rebuilding, verifying
from bandeng.people import actions as people
from tests.cases.conftest import quiet_street
from tests.gatherings import sessions
from tests.gatherings.sessions import FILM, SECRETARY, again, planned
from tests.laws.test_book import unlawful
from tests.worlds import Lend

Verb = Callable[[Session, Town, str, datetime, int], Any]


def _sign_up(session: Session, _town: Town, person: str, at: datetime, chance: int) -> object:
    child = actions.Joining(called=f"孩子{chance % 3}", child=True, consented=chance % 4 > 0)
    who = child if chance % 5 == 0 else actions.Joining()
    return actions.sign_up(session=session, who=who, by=person, at=at)


def _withdraw(session: Session, _town: Town, person: str, at: datetime, chance: int) -> object:
    rows = list(Seat.objects.filter(session=session).order_by("number"))
    seat = rows[chance % len(rows)].id if rows else "none"
    return actions.withdraw(session=session, seat=seat, by=person, at=at)


def _enrol(session: Session, town: Town, _person: str, at: datetime, chance: int) -> object:
    who = actions.Joining(called=f"邻居{chance}")
    return actions.enrol(session=session, who=who, by=town.holder(SECRETARY), at=at)


def _withdraw_for(session: Session, town: Town, _person: str, at: datetime, chance: int) -> object:
    rows = list(Seat.objects.filter(session=session).order_by("number"))
    seat = rows[chance % len(rows)].id if rows else "none"
    return actions.withdraw_for(session=session, seat=seat, by=town.holder(SECRETARY), at=at)


def _arrive(session: Session, _town: Town, person: str, at: datetime, chance: int) -> object:
    code = codes.door(session.id, at=at - timedelta(minutes=chance % 20)).token
    return actions.arrive(session=session, code=code, by=person, at=at)


def _punch(session: Session, town: Town, _person: str, at: datetime, chance: int) -> object:
    rows = list(Seat.objects.filter(session=session).order_by("number"))
    ticket = codes.ticket(session.id, rows[chance % len(rows)].id) if rows else "K3F-7Q2"
    return actions.punch(session=session, ticket=ticket, by=town.holder(SECRETARY), at=at)


def _attend(session: Session, town: Town, _person: str, at: datetime, chance: int) -> object:
    who = [actions.Coming(called=f"来客{number % 7}") for number in range(chance % 5)]
    return actions.attend(session=session, who=who, way="sheet", by=town.holder(SECRETARY), at=at)


def _undo(session: Session, town: Town, _person: str, at: datetime, chance: int) -> object:
    rows = list(Attendance.objects.filter(session=session).order_by("id"))
    arrival = rows[chance % len(rows)].id if rows else "none"
    return actions.undo_attendance(session=session, arrival=arrival, by=town.holder(SECRETARY), at=at)


def _move(session: Session, town: Town, _person: str, at: datetime, chance: int) -> object:
    begins_at = at + timedelta(hours=chance % 9 - 2)
    what = actions.Moving(begins_at=begins_at, ends_at=begins_at + timedelta(hours=1), venue="院子")
    return actions.move(session=session, what=what, by=town.holder(SECRETARY), at=at)


def _remind(session: Session, town: Town, _person: str, at: datetime, _chance: int) -> object:
    return actions.remind(session=session, by=town.holder(SECRETARY), at=at)


def _hold(session: Session, town: Town, _person: str, at: datetime, _chance: int) -> object:
    return actions.hold(session=session, by=town.holder(SECRETARY), at=at)


def _cancel(session: Session, town: Town, _person: str, at: datetime, chance: int) -> object:
    why = "下雨" if chance % 3 == 0 else ""
    return actions.cancel(session=session, why=why, by=town.holder(SECRETARY), at=at)


VERBS: tuple[Verb, ...] = (
    _sign_up,
    _sign_up,
    _withdraw,
    _enrol,
    _withdraw_for,
    _arrive,
    _punch,
    _attend,
    _undo,
    _move,
    _remind,
    _hold,
    _cancel,
)
TRIES = some.lists(
    some.tuples(some.sampled_from(VERBS), some.integers(0, 3), some.integers(0, 99)), min_size=8, max_size=30
)


@settings(
    max_examples=15,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tries=TRIES, seats=some.integers(0, 3))
def test_whatever_is_tried_the_counts_are_the_rows(
    world: Lend, tries: list[tuple[Verb, int, int]], seats: int
) -> None:
    with world(quiet_street) as town:
        what = replace(FILM, kind="children", lines={})
        session, at = planned(town, seats=seats, what=what, after=timedelta(hours=3)), town.noon
        crowd = [sessions.resident(), *(people.guest(name=f"人{n}", at=at) for n in range(3))]
        for verb, who, chance in tries:
            at += timedelta(minutes=10)
            try:
                verb(again(session), town, crowd[who], at, chance)
            except Refusal as refusal:
                assert str(refusal)
            _complain(again(session))
        assert not unlawful()
        assert verifying.verify().facts
        assert rebuilding.check().is_equal
        _counted(again(session))


def _complain(now: Session) -> None:
    """Fails unless the counts are those of the rows, and nobody waits beside a free seat."""
    of = Seat.objects.filter(session=now)
    assert now.taken == of.filter(state="taken").count()
    assert now.waiting == of.filter(state="waiting").count()
    assert now.arrived == Attendance.objects.filter(session=now).count()
    assert now.capacity == 0 or now.taken <= now.capacity
    assert now.waiting == 0 or now.is_full
    assert of.filter(child=True, consented=False).count() == 0
    assert len({seat.ticket for seat in queries.seats_of(now)}) == now.taken + now.waiting


def _counted(now: Session) -> None:
    """The figures say what stands here."""
    during = (now.begins_at - timedelta(days=1), now.begins_at + timedelta(days=1))
    held, attended = (
        read(name, place="410103/", during=during).value
        for name in ("gatherings.held", "gatherings.attended")
    )
    assert held == (1 if now.is_held else 0)
    assert attended == (now.arrived if now.is_held else 0)
