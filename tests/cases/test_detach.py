"""What was merged by mistake comes back to where it was; the time it was merged counts."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.ties import Kin
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_merge import merge


def detach(town: Town, case: Case, *, by: str = "", days: int = 3) -> None:
    at = town.noon + timedelta(days=days)
    actions.detach(case=town.again(case), words="是后面那一盏", by=by or town.staff, at=at)


@pytest.mark.parametrize(
    ("begin", "waits"),
    [
        (Town.case, "cases.accept"),
        (journeys.accepted, "cases.resolve"),
        (journeys.handed_to_community, "cases.sign"),
    ],
    ids=["submitted", "handling", "waiting"],
)
def test_it_goes_on_where_it_was_with_the_same_deadlines(town: Town, begin: object, waits: str) -> None:
    assert callable(begin)
    case = begin(town)
    ran = set(Clock.objects.running().filter(stream=case.stream).values_list("id", "due_at"))
    todo = ToDo.objects.open().get(stream=case.stream)
    master = journeys.accepted(town)
    merge(town, case, master)
    detach(town, case)
    again = town.again(case)
    assert (again.state, again.seat, again.due_at) == (case.state, case.seat, case.due_at)
    assert set(Clock.objects.running().filter(stream=case.stream).values_list("id", "due_at")) == ran
    waiting = ToDo.objects.open().get(stream=case.stream)
    assert (waiting.kind, waiting.seat, waiting.due_at) == (waits, todo.seat, todo.due_at)
    assert not Kin.objects.exists()
    assert not Follower.objects.filter(case=master).exists()
    assert rebuilding.check().is_equal


def test_what_came_due_while_it_was_merged_is_overdue(town: Town) -> None:
    case, master = town.accepted(), town.accepted()
    merge(town, case, master)
    detach(town, case, days=30)
    assert actions.tick(at=town.noon + timedelta(days=30, minutes=1)) > 0
    assert Clock.objects.filter(stream=case.stream, kind="whole").exclude(reminded_at=None).exists()


def test_the_earlier_promise_stays_with_the_master(town: Town) -> None:
    early, late = town.accepted(at=town.noon - timedelta(hours=3)), town.accepted()
    merge(town, early, late)
    detach(town, early)
    assert town.again(late).due_at == early.due_at


def test_it_may_be_merged_again_and_counts_as_its_own_meanwhile(town: Town) -> None:
    case, master = town.accepted(), town.accepted()
    merge(town, case, master)
    detach(town, case)
    month = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    assert read("cases.registered", place="410103/", during=month).value == 2
    assert read("cases.merged", place="410103/", during=month).value == 0
    merge(town, case, master)
    assert town.again(case).state == "merged"


def test_what_is_not_merged_cannot_be_taken_out(town: Town) -> None:
    with pytest.raises(NotNow):
        detach(town, journeys.accepted(town))


def test_the_grid_leader_does_not_take_out(town: Town) -> None:
    case, master = town.case(), town.accepted()
    merge(town, case, master)
    with pytest.raises(NotYours):
        detach(town, case, by=town.leader)


def test_at_the_desk_with_a_reason_that_everybody_reads(desk: Desk, town: Town) -> None:
    case, master = town.case(), town.accepted()
    merge(town, case, master)
    turn = str(town.again(case).turn)
    url, browser = f"/desk/cases/{case.number}/detachment/", desk("shequ")
    assert browser.get(url).status_code == 200
    answer = browser.post(url, {"turn": turn, "command": "out", "words": "是后面那一盏"})
    assert answer.status_code == 302
    assert "是后面那一盏" in browser.get(f"/c/{case.number}/").content.decode()


def test_everybody_reads_that_they_parted_again(town: Town) -> None:
    case, stays, master = town.case(), town.case(), journeys.accepted(town)
    merge(town, case, master)
    merge(town, stays, master)
    detach(town, case)
    page = Client().get(f"/c/{master.number}/").content.decode()
    parted = "并了进来;后来查明不是同一件事,又分开了"
    assert f"{case.number}是同一件事,{parted}" in page
    assert f"{stays.number}是同一件事,并了进来" in page
    assert page.count(parted) == 1
