"""The invariants by name, in every world; and what a sequence of actions may do to a deadline."""

from collections.abc import Callable

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Follower
from bandeng.demo.town import Town
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from tests.cases import journeys
from tests.laws.invariants import ALL, Found, complaints


@pytest.mark.parametrize("law", ALL, ids=lambda law: law.__name__)
def test_it_holds_in_every_world(any_world: None, law: Callable[[], Found]) -> None:
    assert not list(law())


def test_somebody_who_followed_both_keeps_her_voice_when_one_is_taken_out(town: Town) -> None:
    """One neighbour follows two matters that are merged into a third; one of the two comes out again."""
    master, neighbour = journeys.accepted(town), people.guest(at=town.noon)
    others = [journeys.accepted(town), journeys.accepted(town)]
    at = town.noon + 2 * journeys.STEP
    for case in others:
        actions.join(case=case, follower=neighbour, at=at)
        actions.merge(case=town.again(case), master=town.again(master), words="同一盏", by=town.staff, at=at)
    actions.detach(case=town.again(others[0]), words="不是", by=town.staff, at=at + journeys.STEP)
    assert Follower.objects.filter(case=master, person=neighbour).exists()
    assert not complaints()
    assert rebuilding.check().is_equal
