"""A second refusal, or the street's wish, asks the district to rule."""

import pytest

from bandeng.cases import actions
from bandeng.cases.queries import rulings
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys

WHAT = actions.Referring(basis="两家都说不归自己")


def test_the_second_refusal_goes_to_the_district_with_its_own_clock(town: Town) -> None:
    case = journeys.arbitrating(town)
    assert (case.state, case.seat, case.unit, case.returns) == (
        "arbitrating",
        journeys.DISTRICT,
        "410103-gd",
        2,
    )
    assert ToDo.objects.open().get(seat=journeys.DISTRICT).kind == "cases.rule"
    running = set(Clock.objects.running().filter(stream=case.stream).values_list("kind", flat=True))
    assert running == {"whole", "ruling"}


def test_the_first_receiver_stays_accountable(town: Town) -> None:
    case = journeys.arbitrating(town)
    asked = rulings.accountable(case)
    assert asked
    assert asked.first == "410103-cg"
    assert ToDo.objects.open().get(seat=journeys.DESK).kind == "cases.stand_by"


def test_the_street_asks_when_it_wishes(town: Town) -> None:
    case = journeys.at_street(town)
    actions.refer(case=case, what=WHAT, by=town.holder(journeys.STREET_STAFF), at=town.noon)
    case = town.again(case)
    assert (case.state, case.returns) == ("arbitrating", 0)
    assert rulings.referral_of(case).first == "410103012"


def test_the_first_refusal_is_a_return_and_the_second_is_not(town: Town) -> None:
    with pytest.raises(NotNow) as refused:
        actions.refer(
            case=journeys.at_department(town), what=WHAT, by=town.holder(journeys.DESK), at=town.noon
        )
    assert refused.value.verbs == ("return",)
    back = actions.Returning(basis="线路是供电的", suggested="410103-cg")
    with pytest.raises(NotNow) as refused:
        actions.return_(
            case=journeys.at_second_department(town),
            what=back,
            by=town.holder(journeys.POWER),
            at=town.noon,
        )
    assert refused.value.verbs == ("refer",)


def test_nobody_refuses_twice(town: Town) -> None:
    case, street = journeys.returned(town), town.holder(journeys.STREET_STAFF)
    actions.dispatch(case=case, unit="410103-cg", words="还是您来", by=street, at=town.noon)
    with pytest.raises(NotNow):
        actions.refer(case=town.again(case), what=WHAT, by=town.holder(journeys.DESK), at=town.noon)


def test_with_a_basis_and_by_whoever_has_it(town: Town) -> None:
    case = journeys.at_second_department(town)
    for what in (actions.Referring(basis=""), actions.Referring(basis="线路是供电的", suggested="410103-gd")):
        with pytest.raises(BadInput):
            actions.refer(case=case, what=what, by=town.holder(journeys.POWER), at=town.noon)
    for by in (journeys.DESK, journeys.STREET_STAFF, "department_staff@410103-gd"):
        with pytest.raises(NotYours):
            actions.refer(case=case, what=WHAT, by=town.holder(by), at=town.noon)


def test_not_by_the_community_and_not_before_the_street_has_signed(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.refer(case=journeys.at_community(town), what=WHAT, by=town.staff, at=town.noon)
    with pytest.raises(NotNow):
        actions.refer(
            case=journeys.handed_to_street(town),
            what=WHAT,
            by=town.holder(journeys.STREET_STAFF),
            at=town.noon,
        )
