"""A department gives a matter back as not its own: with a basis, and once."""

import pytest

from bandeng.cases import actions
from bandeng.cases.queries import sight
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys

WHAT = actions.Returning(basis="路灯由供电单位维护", suggested="410103-gd")


@pytest.mark.parametrize("begin", [journeys.handed_to_department, journeys.at_department])
def test_it_goes_back_to_the_street(town: Town, begin: journeys.Journey) -> None:
    case = begin(town)
    actions.return_(case=case, what=WHAT, by=town.holder(journeys.DESK), at=town.noon)
    case = town.again(case)
    assert (case.state, case.level, case.unit, case.returns) == ("waiting", "street", "410103012", 1)
    assert sight.seen_by(town.holder(journeys.DESK), at=town.noon).exists(), (
        "the first receiver goes on seeing"
    )


def test_each_unit_returns_once(town: Town) -> None:
    case, street, desk = (
        journeys.at_department(town),
        town.holder(journeys.STREET_STAFF),
        town.holder(journeys.DESK),
    )
    actions.return_(case=case, what=WHAT, by=desk, at=town.noon)
    actions.sign(case=town.again(case), by=street, at=town.noon)
    actions.dispatch(case=town.again(case), unit="410103-cg", words="还是您来", by=street, at=town.noon)
    with pytest.raises(NotNow):
        actions.return_(case=town.again(case), what=WHAT, by=desk, at=town.noon)


def test_a_basis_is_needed(town: Town) -> None:
    with pytest.raises(BadInput):
        actions.return_(
            case=journeys.at_department(town),
            what=actions.Returning(basis=""),
            by=town.holder(journeys.DESK),
            at=town.noon,
        )


def test_nobody_suggests_herself(town: Town) -> None:
    what = actions.Returning(basis="不归", suggested="410103-cg")
    with pytest.raises(BadInput):
        actions.return_(
            case=journeys.at_department(town), what=what, by=town.holder(journeys.DESK), at=town.noon
        )


def test_the_officer_and_the_street_do_not_return(town: Town) -> None:
    case = journeys.at_department(town)
    for post in (journeys.OFFICER, journeys.STREET_STAFF):
        with pytest.raises(NotYours):
            actions.return_(case=case, what=WHAT, by=town.holder(post), at=town.noon)
