"""The place was wrong: the matter goes to the grid where it belongs, and nothing is typed again."""

import pytest

from bandeng.cases import actions
from bandeng.cases.queries import sight
from bandeng.demo.town import COMMUNITY, GRID, OTHER_GRID, Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys


def test_it_waits_for_the_leader_of_the_other_grid(town: Town) -> None:
    case = town.case()
    actions.relocate(case=case, to=OTHER_GRID, by=town.leader, at=town.noon)
    case = town.again(case)
    assert (case.state, case.place) == ("submitted", OTHER_GRID)
    waiting = ToDo.objects.open().get(stream=case.stream)
    assert waiting.seat == "grid_leader@410103005001-01"
    assert not sight.seen_by(town.leader, at=town.noon).filter(id=case.id).exists()


@pytest.mark.parametrize("to", [GRID, COMMUNITY])
def test_only_another_grid_will_do(town: Town, to: str) -> None:
    with pytest.raises(BadInput):
        actions.relocate(case=town.case(), to=to, by=town.leader, at=town.noon)


def test_a_mediator_does_not_relocate(town: Town) -> None:
    mediator = town.holder("mediator@410103012002-01")
    with pytest.raises(NotYours):
        actions.relocate(case=town.case(), to=OTHER_GRID, by=mediator, at=town.noon)


def test_what_is_accepted_stays_where_it_is(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.relocate(case=journeys.accepted(town), to=OTHER_GRID, by=town.leader, at=town.noon)
