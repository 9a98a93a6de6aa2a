"""The street gives a matter to a department."""

import pytest

from bandeng.cases import actions
from bandeng.cases.queries import sight
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys


def test_the_department_sees_it_and_is_to_sign_for_it(town: Town) -> None:
    case = journeys.handed_to_department(town)
    assert (case.state, case.level, case.unit, case.seat) == (
        "waiting",
        "department",
        "410103-cg",
        journeys.DESK,
    )
    assert sight.seen_by(town.holder(journeys.DESK), at=town.noon).get() == case
    other = town.holder("department_desk@410103-gd")
    assert not sight.seen_by(other, at=town.noon).exists()


def test_only_departments_of_the_book(town: Town) -> None:
    case, staff = journeys.at_street(town), town.holder(journeys.STREET_STAFF)
    with pytest.raises(BadInput) as refused:
        actions.dispatch(case=case, unit="moon", words="修", by=staff, at=town.noon)
    assert set(refused.value.issues) == {"unit"}


def test_what_is_asked_must_be_said(town: Town) -> None:
    case, staff = journeys.at_street(town), town.holder(journeys.STREET_STAFF)
    with pytest.raises(BadInput):
        actions.dispatch(case=case, unit="410103-cg", words=" ", by=staff, at=town.noon)


def test_the_community_does_not_dispatch(town: Town) -> None:
    case = journeys.at_community(town)
    with pytest.raises(NotYours):
        actions.dispatch(case=case, unit="410103-cg", words="修", by=town.staff, at=town.noon)


def test_not_before_it_is_signed_for(town: Town) -> None:
    case, staff = journeys.handed_to_street(town), town.holder(journeys.STREET_STAFF)
    with pytest.raises(NotNow):
        actions.dispatch(case=case, unit="410103-cg", words="修", by=staff, at=town.noon)
