"""Seats are taken, waited for, given back; a child comes with a guardian's consent."""

import threading
from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection

from bandeng.demo.town import Town
from bandeng.gatherings import actions, queries
from bandeng.gatherings.models import Seat, Session
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices import queries as notices
from bandeng.people import actions as people
from bandeng.people import vault
from tests.cases.conftest import quiet_street
from tests.gatherings import sessions
from tests.gatherings.sessions import FILM, HOUR, SECRETARY, again, planned

CHILD = actions.Joining(called="小果", child=True, consented=True)


def _neighbour(at: datetime, name: str = "邻居") -> str:
    return people.guest(name=name, at=at)


def _children(town: Town) -> Session:
    what = replace(FILM, kind="children", lines={"offers": "剪纸"}, title="暑期剪纸")
    return planned(town, what=what)


def test_past_the_last_seat_one_waits_and_is_told_when_one_is_free(town: Town) -> None:
    session, person = planned(town, seats=1), sessions.resident()
    first = _neighbour(town.noon)
    actions.sign_up(session=session, by=first, at=town.noon)
    actions.sign_up(session=again(session), by=person, at=town.noon)
    (hers,) = queries.seats_of_person(again(session), person)
    assert (hers.waits, hers.place) == (True, 1)
    (theirs,) = queries.seats_of_person(again(session), first)
    actions.withdraw(session=again(session), seat=theirs.id, by=first, at=town.noon + HOUR)
    (hers,) = queries.seats_of_person(again(session), person)
    assert not hers.waits
    (line,) = notices.page_of(person, at=town.noon + HOUR).lines
    assert line.words == "有人退了,您候补的活动现在有您的位置"
    now = again(session)
    assert (now.taken, now.waiting) == (1, 0)
    assert rebuilding.check().is_equal


def test_whoever_waits_and_leaves_moves_nobody(town: Town) -> None:
    session, person = planned(town, seats=1), sessions.resident()
    actions.sign_up(session=session, by=_neighbour(town.noon), at=town.noon)
    actions.sign_up(session=again(session), by=person, at=town.noon)
    (hers,) = queries.seats_of_person(again(session), person)
    actions.withdraw(session=again(session), seat=hers.id, by=person, at=town.noon)
    assert (again(session).taken, again(session).waiting) == (1, 0)
    with pytest.raises(NotNow):
        actions.withdraw(session=again(session), seat=hers.id, by=person, at=town.noon)


def test_nobody_has_two_seats_and_nobody_gives_anothers_back(town: Town) -> None:
    session, person = planned(town), sessions.resident()
    actions.sign_up(session=session, by=person, at=town.noon)
    with pytest.raises(NotNow):
        actions.sign_up(session=again(session), by=person, at=town.noon)
    (hers,) = queries.seats_of_person(again(session), person)
    with pytest.raises(NotNow):
        actions.withdraw(session=again(session), seat=hers.id, by=_neighbour(town.noon), at=town.noon)


def test_a_session_of_a_unit_is_for_its_own_people(town: Town) -> None:
    session = planned(town, what=replace(FILM, open_to="own"))
    with pytest.raises(NotYours):
        actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    actions.sign_up(session=again(session), by=town.holder(SECRETARY), at=town.noon)
    assert again(session).taken == 1


def test_a_child_needs_a_guardians_consent(town: Town) -> None:
    session, person = _children(town), sessions.resident()
    with pytest.raises(BadInput) as refused:
        actions.sign_up(session=session, by=person, at=town.noon, who=replace(CHILD, consented=False))
    assert "14周岁" in refused.value.issues["consented"]
    actions.sign_up(session=session, by=person, at=town.noon, who=CHILD)
    (seat,) = queries.seats_of_person(again(session), person)
    assert (seat.called, seat.child, seat.consented) == ("小果", True, True)
    with pytest.raises(NotNow):
        actions.sign_up(session=again(session), by=person, at=town.noon, who=CHILD)
    actions.sign_up(session=again(session), by=person, at=town.noon, who=replace(CHILD, called="小米"))
    assert again(session).taken == 2


def test_the_unit_signs_up_whoever_rings(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    actions.enrol(session=session, who=actions.Joining(called="钱大爷"), by=by, at=town.noon)
    (seat,) = queries.seats_of(again(session))
    assert (seat.called, seat.has_account) == ("钱大爷", False)
    actions.withdraw_for(session=again(session), seat=seat.id, by=by, at=town.noon)
    assert again(session).taken == 0
    with pytest.raises(NotYours):
        actions.enrol(
            session=again(session), who=actions.Joining(called="钱大爷"), by=town.leader, at=town.noon
        )


def test_whoever_is_erased_is_in_no_list(town: Town) -> None:
    session, person = _children(town), sessions.resident()
    actions.sign_up(session=session, by=person, at=town.noon, who=CHILD)
    people.erase(person, town.noon + HOUR)
    assert [seat.called for seat in queries.seats_of(again(session))] == [""]
    row = Seat.objects.get()
    assert (row.person, row.called) == ("-", "-")
    assert "小果" not in vault.about(person).get("child", [])
    assert rebuilding.check().is_equal


def test_nobody_signs_up_for_what_is_over_or_cancelled(town: Town) -> None:
    session, person = planned(town), sessions.resident()
    with pytest.raises(NotNow):
        actions.sign_up(session=session, by=person, at=session.ends_at)
    actions.cancel(session=session, why="下雨", by=town.holder(SECRETARY), at=town.noon)
    with pytest.raises(NotNow):
        actions.sign_up(session=again(session), by=person, at=town.noon)


def test_two_at_the_same_instant_for_the_last_seat(committed: str) -> None:
    """Real threads and real commits: one has the seat, the other waits, and nobody is turned away."""
    town = quiet_street()
    session, many = planned(town, seats=1), 4
    persons = [_neighbour(town.noon, f"邻居{number}") for number in range(many)]
    barrier, failed = threading.Barrier(many), list[BaseException]()

    def join(person: str) -> None:
        try:
            seen = Session.objects.get(id=session.id)
            barrier.wait(5)
            actions.sign_up(session=seen, by=person, at=town.noon)
        except BaseException as problem:
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=join, args=(person,)) for person in persons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    now = again(session)
    assert (now.taken, now.waiting) == (1, many - 1)
    assert Seat.objects.filter(session=session, state="taken").count() == 1
