"""Accepting: the grid leader chooses, the clocks start."""

import pytest

from bandeng.cases import actions
from bandeng.demo.town import OTHER_GRID, Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.inbox.queries import clocks_of
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.posts import queries as posts
from tests.cases import journeys


def test_the_leader_accepts_and_the_clocks_start(town: Town) -> None:
    case = town.case()
    fact = actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    case = town.again(case)
    assert (case.state, case.level, case.condition) == ("handling", "grid", journeys.LAMP)
    assert not fact.body["corrected"]
    assert {clock.kind for clock in clocks_of(case.stream) if clock.stopped_at is None} == {"whole", "step"}


def test_another_choice_than_the_proposed_is_remembered_as_a_correction(town: Town) -> None:
    fact = actions.accept(case=town.case(), condition="street-lamp.row-out", by=town.leader, at=town.noon)
    assert fact.body["corrected"]


def test_the_patroller_may_not_accept(town: Town) -> None:
    patroller = town.holder("patroller@410103012002-01")
    with pytest.raises(NotYours):
        actions.accept(case=town.case(), condition=journeys.LAMP, by=patroller, at=town.noon)


def test_the_leader_of_another_grid_may_not_accept(town: Town) -> None:
    case = town.case(grid=OTHER_GRID)
    with pytest.raises(NotYours):
        actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)


def test_a_condition_nobody_knows_is_bad_input(town: Town) -> None:
    with pytest.raises(BadInput) as refused:
        actions.accept(case=town.case(), condition="moon.dark", by=town.leader, at=town.noon)
    assert set(refused.value.issues) == {"condition"}


def test_what_is_accepted_cannot_be_accepted_again(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.accept(case=journeys.accepted(town), condition=journeys.LAMP, by=town.leader, at=town.noon)


def test_a_matter_without_a_grid_is_the_communitys(town: Town) -> None:
    case = town.case(grid="410103/410103012/410103012002/")
    actions.accept(case=case, condition=journeys.LAMP, by=town.staff, at=town.noon)
    case = town.again(case)
    assert (case.level, case.seat) == ("community", "community_staff@410103012002")
    assert case.seat in posts.seats_of(town.staff, at=town.noon)


def test_what_was_only_guessed_to_be_urgent_is_not_so_under_what_was_chosen(town: Town) -> None:
    case = town.case("楼下的井盖翻了")
    assert (case.proposed, case.urgent, case.danger) == ("manhole.missing", True, "-")
    actions.accept(case=case, condition="manhole.broken", by=town.leader, at=town.noon)
    case = town.again(case)
    step = Clock.objects.running().get(stream=case.stream, kind="step")
    assert (case.urgent, step.limit) == (False, "1 工作日")
    assert not ToDo.objects.open().get(stream=case.stream, kind="cases.resolve").urgent


def test_an_urgent_matter_that_was_merged_in_keeps_it_urgent(town: Town) -> None:
    master, case = town.case("楼下的井盖破了"), town.case("楼下的井盖翻了")
    actions.merge(case=case, master=master, words="是同一个井盖", by=town.staff, at=town.noon)
    actions.accept(case=town.again(master), condition="manhole.broken", by=town.leader, at=town.noon)
    assert town.again(master).urgent
    actions.detach(case=town.again(case), words="不是同一个", by=town.staff, at=town.noon + journeys.STEP)
    other = "manhole.rattling"
    at = town.noon + 2 * journeys.STEP
    actions.reclassify(case=town.again(master), condition=other, by=town.leader, at=at)
    assert not town.again(master).urgent
