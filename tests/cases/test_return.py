"""A department gives a matter back as not its own: with a basis, and once."""

import re

import pytest

from bandeng.cases import actions
from bandeng.cases.queries import sight
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys
from tests.cases.conftest import Desk

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
            what=actions.Returning(basis="", suggested="410103-gd"),
            by=town.holder(journeys.DESK),
            at=town.noon,
        )


def test_nobody_suggests_herself(town: Town) -> None:
    what = actions.Returning(basis="线路是供电的", suggested="410103-cg")
    with pytest.raises(BadInput):
        actions.return_(
            case=journeys.at_department(town), what=what, by=town.holder(journeys.DESK), at=town.noon
        )


def test_the_officer_and_the_street_do_not_return(town: Town) -> None:
    case = journeys.at_department(town)
    for post in (journeys.OFFICER, journeys.STREET_STAFF):
        with pytest.raises(NotYours):
            actions.return_(case=case, what=WHAT, by=town.holder(post), at=town.noon)


@pytest.mark.parametrize("suggested", ["", "nobody"])
def test_whose_it_is_instead_is_needed(town: Town, suggested: str) -> None:
    what = actions.Returning(basis="路灯由供电单位维护", suggested=suggested)
    case = journeys.at_department(town)
    with pytest.raises(BadInput, match="请写建议交给谁"):
        actions.return_(case=case, what=what, by=town.holder(journeys.DESK), at=town.noon)


def test_who_cannot_tell_leaves_it_to_the_street(town: Town) -> None:
    case = journeys.at_department(town)
    what = actions.Returning(basis="不是城市照明的灯", suggested=case.street)
    actions.return_(case=case, what=what, by=town.holder(journeys.DESK), at=town.noon)
    said = [entry.text for entry in timeline(town.again(case), Reader.ANYBODY)]
    assert any(text.endswith("退回:不归本单位管") for text in said)


def test_the_street_is_told_who_gave_it_back_and_whom_they_suggest(desk: Desk, town: Town) -> None:
    case = journeys.returned(town)
    url = f"/desk/cases/{case.number}/dispatch/"
    page = desk(town.holder(journeys.STREET_STAFF)).get(url).content.decode()
    assert "退回过这件事:线路是供电的,建议交给" in page
    assert "(刚退回过)" in page
    assert re.search(r'<option value="410103-gd" selected', page)
    assert "不能再退回,只能提请区里裁决" in page
    assert "部门说不归他们管可以退回一次" not in page


def test_the_first_department_is_told_to_be_able_to_give_it_back(desk: Desk, town: Town) -> None:
    url = f"/desk/cases/{journeys.at_street(town).number}/dispatch/"
    page = desk(town.holder(journeys.STREET_STAFF)).get(url).content.decode()
    assert "部门说不归他们管可以退回一次" in page
