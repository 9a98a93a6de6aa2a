"""Not accepting: reason, basis, and whose it is instead."""

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys

WHY = actions.Declining(reason="这是住户自己的灯", basis="物业服务合同", unit="410103-zj")


def test_a_declined_matter_is_over_and_waits_for_nobody(town: Town) -> None:
    case = town.case()
    actions.decline(case=case, why=WHY, by=town.leader, at=town.noon)
    case = town.again(case)
    assert (case.state, case.result) == ("declined", "declined")
    assert not ToDo.objects.open().filter(stream=case.stream).exists()


@pytest.mark.parametrize("field", ["reason", "basis"])
def test_reason_and_basis_are_both_needed(town: Town, field: str) -> None:
    said = {"reason": "归物业管", "basis": "服务合同", field: "  "}
    with pytest.raises(BadInput) as refused:
        actions.decline(case=town.case(), why=actions.Declining(**said), by=town.leader, at=town.noon)
    assert set(refused.value.issues) == {field}


def test_the_house_manager_may_not_decline(town: Town) -> None:
    manager = town.holder("house_manager@410103012002-01")
    with pytest.raises(NotYours):
        actions.decline(case=town.case(), why=WHY, by=manager, at=town.noon)


def test_what_is_accepted_cannot_be_declined(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.decline(case=journeys.accepted(town), why=WHY, by=town.leader, at=town.noon)


def test_the_reporter_may_ask_another_person_to_look_again(town: Town) -> None:
    case = town.case()
    actions.decline(case=case, why=WHY, by=town.leader, at=town.noon)
    word = actions.Word(answer="not", channel="page")
    actions.contest(case=town.again(case), word=word, by=case.reporter, at=town.noon)
    assert town.again(case).state == "contested"
