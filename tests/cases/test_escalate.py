"""Handing up: grid to community to street, with what was tried and why."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import CaseUnit
from bandeng.cases.queries.sentence import standing
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys


def test_the_community_is_to_sign_for_it(town: Town) -> None:
    case = journeys.handed_to_community(town)
    assert (case.state, case.level, case.unit) == ("waiting", "community", "410103012002")
    assert ToDo.objects.open().get(stream=case.stream).seat == "community_staff@410103012002"


def test_the_street_comes_after_the_community(town: Town) -> None:
    case = journeys.handed_to_street(town)
    assert (case.level, case.unit) == ("street", "410103012")
    assert CaseUnit.objects.filter(case=case).count() == 2


def test_the_street_hands_nothing_up(town: Town) -> None:
    case = journeys.at_street(town)
    with pytest.raises(NotNow) as refused:
        actions.escalate(case=case, what=journeys.UP, by=town.holder(journeys.STREET_STAFF), at=town.noon)
    assert refused.value.verbs == ("dispatch",)


@pytest.mark.parametrize("field", ["tried", "why"])
def test_what_was_tried_and_why_are_needed(town: Town, field: str) -> None:
    what = actions.HandingUp(**{"tried": "试过", "why": "办不了", field: ""})
    with pytest.raises(BadInput):
        actions.escalate(case=journeys.accepted(town), what=what, by=town.leader, at=town.noon)


def test_all_that_is_missing_is_said_at_once(town: Town) -> None:
    what = actions.HandingUp(tried="", why="")
    with pytest.raises(BadInput) as refused:
        actions.escalate(case=journeys.accepted(town), what=what, by=town.leader, at=town.noon)
    assert set(refused.value.issues) == {"tried", "why"}


def test_those_above_do_not_hand_up_what_the_grid_has(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.escalate(case=journeys.accepted(town), what=journeys.UP, by=town.staff, at=town.noon)


def test_a_limit_that_passed_before_is_not_laid_upon_whoever_has_it_now(town: Town) -> None:
    case = journeys.accepted(town)
    late = town.noon + timedelta(days=9)
    said = standing(case, at=late).sentence
    assert said.index("第1网格") < said.index("应在") < said.index("已经超时")
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=late)
    said = standing(town.again(case), at=late + timedelta(hours=1)).sentence
    assert said.startswith("整件事应在")
    assert said.index("已经超时") < said.index("接着办")
