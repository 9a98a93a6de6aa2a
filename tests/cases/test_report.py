"""Raising a matter, joining one, adding to one."""

import pytest

from bandeng.cases import actions
from bandeng.demo.town import COMMUNITY, GRID, PIN, Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from tests.cases import journeys


def _report(town: Town, **changed: object) -> actions.Report:
    said = {"place": GRID, "words": "路灯不亮", "reporter": people.guest(at=town.noon), **changed}
    return actions.Report(**said)


def test_it_waits_for_the_grid_leader(town: Town) -> None:
    case = town.case()
    assert (case.state, case.proposed) == ("submitted", journeys.LAMP)
    assert ToDo.objects.open().get(stream=case.stream).seat == "grid_leader@410103012002-01"


def test_the_number_is_made_from_district_year_and_height(town: Town) -> None:
    case = town.case()
    assert case.number == f"410103-22-{case.id:05d}"


def test_no_word_and_no_exact_place_stands_in_the_book(town: Town) -> None:
    case = town.case()
    body = Fact.objects.get(id=case.id).body_text
    for secret in ("路灯", "3号楼", str(PIN[0]), str(PIN[1])):
        assert secret not in body


def test_without_a_grid_it_waits_for_the_community(town: Town) -> None:
    case = town.case(grid=COMMUNITY)
    assert ToDo.objects.open().get(stream=case.stream).seat == "community_staff@410103012002"


def test_danger_is_urgent(town: Town) -> None:
    case = town.case("楼道里有煤气味")
    assert case.urgent
    assert case.danger != "-"


@pytest.mark.parametrize(
    "changed",
    [{"words": " "}, {"words": "长" * 4001}, {"channel": "dream"}, {"place": "410103/"}],
)
def test_what_cannot_be_filed_is_bad_input_and_writes_nothing(town: Town, changed: dict[str, str]) -> None:
    before = Fact.objects.count()
    with pytest.raises(BadInput):
        actions.report(report=_report(town, **changed), at=town.noon)
    assert Fact.objects.count() == before


def test_sent_twice_it_is_raised_once(town: Town) -> None:
    told = _report(town)
    first = actions.report(report=told, at=town.noon, command="once")
    assert actions.report(report=told, at=town.noon, command="once") == first


def test_somebody_says_me_too_once(town: Town) -> None:
    case, neighbour = town.case(), people.guest(at=town.noon)
    actions.join(case=case, follower=neighbour, at=town.noon)
    assert town.again(case).supports == 1
    with pytest.raises(NotNow):
        actions.join(case=town.again(case), follower=neighbour, at=town.noon)
    with pytest.raises(NotNow):
        actions.join(case=town.again(case), follower=case.reporter, at=town.noon)


def test_the_reporter_adds_to_it_while_it_is_open(town: Town) -> None:
    case = town.case()
    actions.supplement(case=case, by=case.reporter, addition=actions.Addition(words="一共两盏"), at=town.noon)
    assert town.again(case).turn == case.turn + 1
    with pytest.raises(BadInput):
        actions.supplement(case=town.again(case), by=case.reporter, addition=actions.Addition(), at=town.noon)
