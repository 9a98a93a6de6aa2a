"""The caller asks a department that disowned it to come all the same."""

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys


def test_it_is_called_anew(town: Town) -> None:
    case, at = journeys.disowned(town), town.noon + 6 * journeys.STEP
    call = journeys.call(case, "410103-gd")
    actions.insist(case=case, call=call, words="产权在你们", by=town.staff, at=at)
    call = journeys.call(case, "410103-gd")
    assert (call.state, call.called_at, call.disowned) == ("called", at, True)
    assert ToDo.objects.open().get(seat=journeys.POWER).kind == "cases.arrive"
    assert Clock.objects.running().filter(kind="arrive2").count() == 1
    assert not ToDo.objects.open().filter(kind="cases.insist").exists()


def test_with_a_reason_by_the_caller_and_only_where_it_was_disowned(town: Town) -> None:
    case = journeys.disowned(town)
    call, at = journeys.call(case, "410103-gd"), town.noon
    with pytest.raises(BadInput):
        actions.insist(case=case, call=call, words="", by=town.staff, at=at)
    with pytest.raises(NotYours):
        actions.insist(case=case, call=call, words="来", by=town.holder(journeys.POWER), at=at)
    with pytest.raises(NotNow):
        actions.insist(case=case, call=journeys.call(case), words="来", by=town.staff, at=at)


def test_not_after_its_whistle_was_ended(town: Town) -> None:
    case, at = journeys.disowned(town), town.noon + 6 * journeys.STEP
    call = journeys.call(case, "410103-gd")
    left = actions.Ending(words="先办别的", cooperation="来了一家", why_not="等不到了")
    actions.disband(case=town.again(case), ending=left, by=town.staff, at=at)
    again = actions.Calling(units=("410103-cl",), purpose="看看坡道", spot="门口")
    actions.whistle(case=town.again(case), what=again, by=town.staff, at=at + journeys.STEP)
    with pytest.raises(NotNow, match="那一次吹哨已经结束了"):
        actions.insist(case=town.again(case), call=call, words="来", by=town.staff, at=at + 2 * journeys.STEP)
