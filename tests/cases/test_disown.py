"""A department that was called says once that it is not its own; the caller decides."""

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys


def test_it_goes_to_the_caller(town: Town) -> None:
    case = journeys.disowned(town)
    assert journeys.call(case, "410103-gd").state == "disowned"
    assert ToDo.objects.open().get(kind="cases.insist").seat == case.seat
    assert not ToDo.objects.open().filter(seat=journeys.POWER).exists()
    assert not Clock.objects.running().filter(kind="arrive2").exists()


def test_also_after_it_has_come(town: Town) -> None:
    case = journeys.arrived(town)
    by = town.holder(journeys.DESK)
    actions.disown(case=case, call=journeys.call(case), basis="灯杆是供电的", by=by, at=town.noon)
    assert journeys.call(case).state == "disowned"


def test_a_basis_is_needed_and_the_officer_does_not_say_it(town: Town) -> None:
    case = journeys.arrived(town)
    call = journeys.call(case)
    with pytest.raises(BadInput):
        actions.disown(case=case, call=call, basis="", by=town.holder(journeys.DESK), at=town.noon)
    with pytest.raises(NotYours):
        actions.disown(case=case, call=call, basis="不归", by=town.holder(journeys.OFFICER), at=town.noon)


def test_once_only(town: Town) -> None:
    case = journeys.disowned(town)
    call, by = journeys.call(case, "410103-gd"), town.holder(journeys.POWER)
    actions.insist(case=case, call=call, words="产权在你们", by=town.staff, at=town.noon)
    case = town.again(case)
    with pytest.raises(NotNow):
        actions.disown(
            case=case, call=journeys.call(case, "410103-gd"), basis="线路在楼里,归产权人", by=by, at=town.noon
        )
