"""A department that was called says that it is there."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.queries import reasons
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger.models import Fact
from tests.cases import journeys


def test_its_own_clock_and_task_follow(town: Town) -> None:
    case = journeys.arrived(town)
    call = journeys.call(case)
    assert (call.state, call.seat) == ("arrived", journeys.OFFICER)
    waits = ToDo.objects.open().get(seat=journeys.OFFICER)
    assert waits.kind == "cases.conclude"
    running = set(Clock.objects.running().filter(stream=case.stream).values_list("kind", flat=True))
    assert running == {"whole", "step", "arrive2", "conclude1"}
    fact = Fact.objects.of(case.stream).named("cases.arrived").get()
    assert (fact.body["on_time"], fact.body["elapsed"]) == (True, 600)
    assert not ToDo.objects.open().filter(seat=journeys.DESK).exists()


def test_late_is_said_as_late(town: Town) -> None:
    case = journeys.whistling(town)
    call = journeys.call(case)
    at = call.due_at + timedelta(minutes=1)
    fact = actions.arrive(case=case, call=call, by=town.holder(journeys.DESK), at=at)
    assert not fact.body["on_time"]


def test_only_the_unit_itself_and_once(town: Town) -> None:
    case = journeys.arrived(town)
    other, own = journeys.call(case, "410103-gd"), journeys.call(case)
    for by in (town.holder(journeys.DESK), town.staff):
        with pytest.raises(NotYours):
            actions.arrive(case=case, call=other, by=by, at=town.noon)
    with pytest.raises(NotNow):
        actions.arrive(case=case, call=own, by=town.holder(journeys.DESK), at=town.noon)


def test_the_clock_warns_reminds_and_tells_the_district(town: Town) -> None:
    case = journeys.whistling(town)
    for quarter in (*range(1, 32), *range(32, 4 * 24 * 8, 16)):
        actions.tick(at=town.noon + timedelta(minutes=15 * quarter))
    said = Fact.objects.of(case.stream)
    for name in ("cases.warned", "cases.reminded", "cases.supervised"):
        kinds = {fact.body["kind"] for fact in said.named(name)}
        assert {"arrive1", "arrive2"} <= kinds, name
    told = [f.body["seat"] for f in said.named("cases.supervised") if f.body["kind"] == "arrive1"]
    assert told == [journeys.STREET_LEADER, journeys.DISTRICT]


def test_why_says_of_a_late_arrival_that_it_was_late_and_whose(town: Town) -> None:
    case = journeys.whistling(town)
    call = journeys.call(case)
    at = call.due_at + timedelta(minutes=1)
    actions.arrive(case=case, call=call, by=town.holder(journeys.DESK), at=at)
    named = {each.name: each for each in reasons.of(town.again(case))}
    found = next(each for name, each in named.items() if name.endswith("到场") and each.stopped_at)
    assert "城市管理局" in found.name
    assert found.late
