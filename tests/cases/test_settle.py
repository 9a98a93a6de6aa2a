"""Settling on the spot: small matters only; some are drawn for a check by another person."""

from unittest.mock import patch

import pytest

from bandeng.cases import actions, rules
from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.rebuilding import check
from tests.cases import journeys

HOW = actions.Settling(words="当场清走了")


def small(town: Town) -> Case:
    return town.case("垃圾桶满了没人清")


@pytest.mark.parametrize("role", ["grid_leader", "mediator", "house_manager", "patroller"])
def test_anybody_who_serves_the_grid_settles_a_small_matter(town: Town, role: str) -> None:
    case = small(town)
    actions.settle(case=case, how=HOW, by=town.holder(f"{role}@410103012002-01"), at=town.noon)
    case = town.again(case)
    assert (case.state, case.result, case.settled) == ("closed", "settled", True)


def test_what_was_guessed_to_be_urgent_is_what_it_was_found_to_be(town: Town) -> None:
    case = town.case("井盖没了")
    assert case.urgent
    assert case.danger == "-"
    how = actions.Settling(words="是垃圾桶盖,当场盖好了", condition="rubbish.bin-full")
    with patch.object(rules, "is_sampled", return_value=True):
        actions.settle(case=case, how=how, by=town.leader, at=town.noon)
    assert not town.again(case).urgent
    assert not ToDo.objects.open().get(stream=case.stream).urgent
    assert check().is_equal


def test_a_sentence_is_needed_and_a_picture_is_not(town: Town) -> None:
    with pytest.raises(BadInput):
        actions.settle(case=small(town), how=actions.Settling(words=""), by=town.leader, at=town.noon)


def test_what_is_not_small_is_not_settled(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.settle(case=town.case(), how=HOW, by=town.leader, at=town.noon)


def test_danger_is_never_settled_on_the_spot(town: Town) -> None:
    case = town.case("垃圾桶旁边有煤气味")
    how = actions.Settling(words="没事", condition=small(town).proposed)
    with pytest.raises(NotNow):
        actions.settle(case=case, how=how, by=town.leader, at=town.noon)


def test_what_went_up_is_not_settled(town: Town) -> None:
    how = actions.Settling(words="修好了", condition=small(town).proposed)
    with pytest.raises(NotNow):
        actions.settle(case=journeys.at_community(town), how=how, by=town.staff, at=town.noon)


def test_the_district_does_not_settle(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.settle(case=small(town), how=HOW, by=town.holder(journeys.DISTRICT), at=town.noon)


def test_one_that_is_drawn_waits_for_a_check_by_another_person(town: Town) -> None:
    case = small(town)
    with patch.object(rules, "is_sampled", return_value=True):
        actions.settle(case=case, how=HOW, by=town.leader, at=town.noon)
    check = ToDo.objects.open().get(stream=case.stream)
    assert (check.kind, check.barred.split()) == ("cases.check", [town.leader])
    with pytest.raises(NotYours):
        actions.check(
            case=town.again(case), finding=actions.Finding(passed=True), by=town.leader, at=town.noon
        )


def test_one_that_is_not_drawn_waits_for_nobody(town: Town) -> None:
    case = small(town)
    with patch.object(rules, "is_sampled", return_value=False):
        actions.settle(case=case, how=HOW, by=town.leader, at=town.noon)
    assert not ToDo.objects.open().filter(stream=case.stream).exists()
