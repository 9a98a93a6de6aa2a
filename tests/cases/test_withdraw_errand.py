"""What was asked is not needed any more."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.queries import errands
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_give_errand import ASSIST, PATROLLER, asked

HOUR = timedelta(hours=1)


def test_whoever_was_asked_is_told_and_has_it_no_more(town: Town) -> None:
    case = asked(town, ASSIST)
    errand = errands.of(case)[0]
    actions.withdraw_errand(case=case, errand=errand, words="自己借到了", by=town.leader, at=town.noon + HOUR)
    assert not ToDo.objects.open().filter(kind="cases.answer_errand").exists()
    assert not Clock.objects.running().filter(kind="assist1").exists()
    assert Notice.objects.get(kind="cases.errand_withdrawn").recipient == journeys.DESK
    case = town.again(case)
    assert timeline(case, Reader.STAFF)[-1].notes == ("自己借到了",)
    assert timeline(case, Reader.ANYBODY)[-1].text == "不用区城市管理局协办了"
    with pytest.raises(NotNow):
        errand.refresh_from_db()
        actions.withdraw_errand(case=case, errand=errand, words="", by=town.leader, at=town.noon + HOUR)
    assert rebuilding.check().is_equal


def test_only_whoever_has_the_matter_may(town: Town) -> None:
    case = asked(town)
    for other in (town.staff, town.holder(PATROLLER)):
        with pytest.raises(NotYours):
            actions.withdraw_errand(
                case=case, errand=errands.of(case)[0], words="", by=other, at=town.noon + HOUR
            )


def test_one_of_several_is_chosen(desk: Desk, town: Town) -> None:
    case = asked(town)
    actions.give_errand(case=case, what=ASSIST, by=town.leader, at=town.noon + HOUR)
    case, leader = town.again(case), desk("wanggezhang")
    page = f"/desk/cases/{case.number}/errand-withdrawal/"
    assert "区城市管理局协办" in leader.get(page).content.decode()
    told = {"turn": str(case.turn), "command": "one", "number": "7"}
    assert leader.post(page, told).status_code == 422
    assert leader.post(page, {**told, "number": "2"}).status_code == 302
    assert [each.kind for each in errands.open_of(town.again(case))] == ["verify"]
