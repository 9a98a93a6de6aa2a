"""Several people in the same instant: real threads and real commits, on either engine."""

import io
import threading
from collections.abc import Callable

from django.db import connection

from bandeng.demo.town import Town
from bandeng.gatherings import actions, codes
from bandeng.gatherings.models import Attendance, Seat, Session
from bandeng.kernel.refusals import NotNow, Refusal, Stale
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from tests.cases.conftest import quiet_street
from tests.gatherings import sessions
from tests.gatherings.sessions import SECRETARY, again, planned


def at_once(*acts: Callable[[Session], object], session: Session) -> list[Refusal]:
    """Let them act when all have read the session; answers who was refused. Anything else fails."""
    barrier, refused, failed = threading.Barrier(len(acts)), list[Refusal](), list[BaseException]()

    def run(act: Callable[[Session], object]) -> None:
        try:
            seen = Session.objects.get(id=session.id)
            barrier.wait(5)
            act(seen)
        except Refusal as no:
            refused.append(no)
        except BaseException as problem:
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed, failed
    return refused


def test_two_say_that_it_was_held_and_one_is_told(committed: str) -> None:
    town = quiet_street()
    session = planned(town)
    secretary, clerk = town.holder(SECRETARY), town.staff
    refused = at_once(
        lambda seen: actions.hold(session=seen, by=secretary, at=session.ends_at),
        lambda seen: actions.hold(session=seen, by=clerk, at=session.ends_at),
        session=session,
    )
    assert len(refused) == 1
    assert isinstance(refused[0], Stale | NotNow)
    assert again(session).is_held


def test_one_person_on_two_telephones_has_one_seat(committed: str) -> None:
    town = quiet_street()
    session, person = planned(town, seats=5), sessions.resident()
    refused = at_once(
        *[lambda seen: actions.sign_up(session=seen, by=person, at=town.noon) for _tap in range(3)],
        session=session,
    )
    assert len(refused) == 2
    assert Seat.objects.filter(session=session).count() == 1
    assert again(session).taken == 1


def test_a_crowd_at_the_door_is_noted_each_once_while_a_list_comes_in(committed: str) -> None:
    town = quiet_street()
    session = planned(town)
    at, by = session.begins_at, town.holder(SECRETARY)
    code = codes.door(session.id, at=at).token
    crowd = [people.guest(name=f"来客{number}", at=town.noon) for number in range(4)]

    def come(person: str) -> Callable[[Session], object]:
        return lambda seen: actions.arrive(session=seen, code=code, by=person, at=at)

    def bring(seen: Session) -> object:
        return actions.take_list(session=seen, file=io.BytesIO("姓名\n周明\n孙丽\n".encode()), by=by, at=at)

    refused = at_once(*map(come, crowd), bring, session=session)
    assert not refused
    assert Attendance.objects.filter(session=session).count() == again(session).arrived == 6
    assert rebuilding.check().is_equal


def test_whoever_signs_up_while_it_is_cancelled_is_told_or_was_in_time(committed: str) -> None:
    town: Town = quiet_street()
    session, person = planned(town), sessions.resident()
    at_once(
        lambda seen: actions.sign_up(session=seen, by=person, at=town.noon),
        lambda seen: actions.cancel(session=seen, why="下雨", by=town.holder(SECRETARY), at=town.noon),
        session=session,
    )
    now = again(session)
    assert now.state == "cancelled" or now.taken == 1
    assert rebuilding.check().is_equal
