"""Two people in one room of the month at the same instant: what counts counts once, and the other is told.

Each line says where it begins and what each of the two does; real threads and real commits, on either engine.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from bandeng.campaigns import actions as campaigns
from bandeng.campaigns.models import Assignment, Task
from bandeng.contests import actions as contests
from bandeng.contests.models import Work
from bandeng.demo.town import COMMUNITY, Town
from bandeng.gatherings import actions as gatherings
from bandeng.gatherings import codes, queries
from bandeng.gatherings.models import Attendance, Seat
from bandeng.kernel.refusals import Refusal
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from bandeng.visits import actions as visits
from bandeng.visits.models import Entry, Visit
from tests import databases
from tests.campaigns import months
from tests.cases.conftest import quiet_street
from tests.contests import worlds as essays
from tests.gatherings import sessions
from tests.laws.test_clocks import at_once
from tests.visits import worlds as comfort

Doing = Callable[[], object]
DUE = date(2022, 7, 20)
SHEET = ("1a" * 32, "2b" * 32)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """What the two do, how many of them are told no, and what must be so in the end."""

    one: Doing
    other: Doing
    told: int | None = 1  # None: either may be, as the instant falls
    so: Callable[[], bool] = lambda: True


def _guest(town: Town) -> str:
    return people.guest(name="来客", at=town.noon)


def last_seat(town: Town) -> Meeting:
    session = sessions.planned(town, seats=1)

    def take(who: str) -> Doing:
        return lambda: gatherings.sign_up(session=session, by=who, at=town.noon)

    def so() -> bool:
        states = Seat.objects.filter(session=session).order_by("state").values_list("state", flat=True)
        return list(states) == ["taken", "waiting"] and sessions.again(session).taken == 1

    return Meeting(one=take(_guest(town)), other=take(_guest(town)), told=0, so=so)


def one_ticket_twice(town: Town) -> Meeting:
    session, who = sessions.planned(town), _guest(town)
    gatherings.sign_up(session=session, by=who, at=town.noon)
    now = sessions.again(session)
    ticket, at = queries.seats_of(now)[0].ticket, now.begins_at

    def punch(post: str) -> Doing:
        by = town.holder(post)
        return lambda: gatherings.punch(session=now, ticket=ticket, by=by, at=at)

    both = punch(sessions.SECRETARY), punch(f"community_staff@{sessions.COMMUNITY}")
    return Meeting(one=both[0], other=both[1], so=lambda: Attendance.objects.filter(session=now).count() == 1)


def code_of_another_session(town: Town) -> Meeting:
    """One comes with the code of the door, the other with that of another session."""
    here, elsewhere = sessions.planned(town), sessions.planned(town)
    at = here.begins_at
    right, foreign = (codes.door(each.id, at=at).token for each in (here, elsewhere))

    def come(code: str) -> Doing:
        who = _guest(town)
        return lambda: gatherings.arrive(session=here, code=code, by=who, at=at)

    return Meeting(
        one=come(right), other=come(foreign), so=lambda: Attendance.objects.filter(session=here).count() == 1
    )


def held_or_cancelled(town: Town) -> Meeting:
    session = sessions.planned(town)
    one, other = town.holder(sessions.SECRETARY), town.staff
    return Meeting(
        one=lambda: gatherings.hold(session=session, by=one, at=session.ends_at),
        other=lambda: gatherings.cancel(session=session, why="下雨", by=other, at=session.ends_at),
        so=lambda: sessions.again(session).state in {"held", "cancelled"},
    )


def moved_or_held(town: Town) -> Meeting:
    session, hour = sessions.planned(town), timedelta(hours=1)
    what = gatherings.Moving(begins_at=session.ends_at, ends_at=session.ends_at + hour, venue="小广场")
    one, other = town.holder(sessions.SECRETARY), town.staff
    return Meeting(
        one=lambda: gatherings.move(session=session, what=what, by=one, at=session.begins_at),
        other=lambda: gatherings.hold(session=session, by=other, at=session.ends_at),
    )


def two_pictures_of_the_sheet(town: Town) -> Meeting:
    session = sessions.planned(town)
    at = session.begins_at

    def keep(picture: str, post: str) -> Doing:
        by = town.holder(post)
        return lambda: gatherings.keep_sheet(session=session, picture=picture, by=by, at=at)

    both = keep(SHEET[0], sessions.SECRETARY), keep(SHEET[1], f"community_staff@{sessions.COMMUNITY}")
    return Meeting(
        one=both[0], other=both[1], so=lambda: len(queries.sheets_of(sessions.again(session))) == 1
    )


def one_visit_on_two_phones(town: Town) -> Meeting:
    of = comfort.opened(town)
    entry = comfort.put(town, of)[0]

    def visit() -> object:
        return comfort.visited(town, of, entry)

    return Meeting(
        one=visit, other=visit, told=None, so=lambda: Visit.objects.filter(list=of.id).count() == 1
    )


def one_list_filled_by_two(town: Town) -> Meeting:
    of, by = comfort.opened(town), town.holder(comfort.KEEPER)
    seen = comfort.again(of)

    def put(name: str) -> Doing:
        somebody = comfort.somebody(name)
        return lambda: visits.list_people(of=seen, people=(somebody,), by=by, at=town.noon)

    return Meeting(
        one=put("牛大爷"), other=put("马大娘"), so=lambda: Entry.objects.filter(list=of).count() == 1
    )


def one_work_decided_by_two(town: Town) -> Meeting:
    work, by = essays.sent(town, essays.called(town)), town.holder(essays.LEAD)
    return Meeting(
        one=lambda: contests.set_aside(work=work, why="和另一篇一样", by=by, at=town.noon),
        other=lambda: contests.set_aside(work=work, why="不合主题", by=by, at=town.noon),
    )


def two_works_in_one_instant(town: Town) -> Meeting:
    contest, by = essays.called(town), town.holder(essays.LEAD)

    def send(author: str) -> Doing:
        what = contests.Sending(author=author, heading="一颗道钉", group="member", text=essays.TEXT)
        return lambda: contests.receive(contest=contest, what=what, by=by, at=town.noon)

    def so() -> bool:
        numbers = Work.objects.filter(contest=contest).values_list("number", flat=True)
        return len(set(numbers)) == len(numbers)

    return Meeting(one=send("田秋实"), other=send("陆小满"), told=None, so=so)


def one_task_sent_by_two(town: Town) -> Meeting:
    months.july(town)
    activity, by = months.number(1), town.holder(months.STAFF)
    what = campaigns.Tasking(title="学一次", audience="branches", due_on=DUE, kinds=("study",))

    def send() -> object:
        return campaigns.task(activity=activity, what=what, by=by, at=town.noon)

    return Meeting(one=send, other=send, so=lambda: Task.objects.filter(activity=activity).count() == 1)


def one_activity_amended_by_two(town: Town) -> Meeting:
    activity, by = months.number(9), town.holder(months.STAFF)

    def amend(title: str) -> Doing:
        what = campaigns.Naming(title=title, lead=activity.lead, kinds=("study",))
        return lambda: campaigns.amend(activity=activity, what=what, by=by, at=town.noon)

    return Meeting(one=amend("甲"), other=amend("乙"))


def helpers_ended_by_two(town: Town) -> Meeting:
    by = town.holder("street_staff@410103012")
    what = campaigns.Helping(kind="cadre", home="410103012", begins_on=DUE, ends_on=None, called=("孔大山",))
    fact = campaigns.assign(place=COMMUNITY, what=what, by=by, at=town.noon)
    assignment = Assignment.objects.get(id=fact.stream.partition(":")[2])

    def end() -> object:
        return campaigns.end(assignment=assignment, ends_on=date(2022, 8, 1), by=by, at=town.noon)

    return Meeting(one=end, other=end)


MEETINGS = (
    last_seat,
    one_ticket_twice,
    code_of_another_session,
    held_or_cancelled,
    moved_or_held,
    two_pictures_of_the_sheet,
    one_visit_on_two_phones,
    one_list_filled_by_two,
    one_work_decided_by_two,
    two_works_in_one_instant,
    one_task_sent_by_two,
    one_activity_amended_by_two,
    helpers_ended_by_two,
)


@pytest.fixture(scope="module")
def street(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    """A quiet street in which commits are real."""
    with django_db_blocker.unblock():
        connection.close()
        name = databases.copy_of(str(connection.settings_dict["NAME"]))
        try:
            with databases.using(name):
                yield quiet_street()
        finally:
            databases.drop(name)


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda each: each.__name__)
def test_two_at_the_same_instant(street: Town, meeting: Callable[[Town], Meeting]) -> None:
    met = meeting(street)
    said = [error for error in at_once(met.one, met.other) if error is not None]
    assert all(isinstance(error, Refusal) for error in said), said
    assert len(said) <= 1
    assert met.told is None or len(said) == met.told, said
    assert met.so()


def test_what_came_of_it_replays_the_same(street: Town) -> None:
    assert rebuilding.check().is_equal
