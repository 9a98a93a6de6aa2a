"""The plaque of a naming that was withdrawn comes back; so does a medal."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.demo.town import Town
from bandeng.honours import actions
from bandeng.honours.models import Award, Flag
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from tests.cases.conftest import Desk
from tests.honours.test_classes import JW, NAMING, RED, STARS, flag, given
from tests.honours.world import ORGANISER, PUBLICITY, SECRETARY, again

DAY = timedelta(days=1)


def withdrawn(town: Town) -> Award:
    """A model unit's plaque was handed over on the 13th of July; the naming was withdrawn two days later."""
    award, by = given(town, NAMING, JW)[0], town.holder(JW)
    actions.hand_over(awards=[award], what=actions.Giving(), by=by, at=town.noon + 7 * DAY)
    actions.withdraw(award=again(award), why="复查不合格", by=by, at=town.noon + 9 * DAY)
    return again(award)


def test_a_plaque_comes_back_once(town: Town) -> None:
    award, by = withdrawn(town), town.holder(JW)
    assert award.is_still_out
    fact = actions.take_back(award=award, by=by, at=town.noon + 11 * DAY)
    assert fact.body == {"on": "2022-07-17"}
    assert not again(award).is_still_out
    with pytest.raises(NotNow, match="已经记过"):
        actions.take_back(award=again(award), by=by, at=town.noon + 12 * DAY)
    assert not [table.differs for table in rebuilding.check().tables if not table.is_equal]


def test_only_who_withdrew_it_and_on_a_day_that_can_be(town: Town) -> None:
    award, at = withdrawn(town), town.noon + 11 * DAY
    for other in (ORGANISER, PUBLICITY, SECRETARY):
        with pytest.raises(NotYours):
            actions.take_back(award=award, by=town.holder(other), at=at)
    for on in (date(2022, 7, 14), date(2022, 7, 18)):
        with pytest.raises(BadInput) as wrong:
            actions.take_back(award=award, on=on, by=town.holder(JW), at=at)
        assert "back_on" in wrong.value.issues
    assert not Fact.objects.named("honours.taken_back").exists()


def test_what_was_withdrawn_is_not_said_to_hold_until_a_day(town: Town) -> None:
    award = given(town, STARS)[0]
    page = f"/certificates/{award.code}/"
    assert "原定有效到" not in Client().get(page).content.decode()
    actions.withdraw(award=award, why="复查不合格", by=town.holder(ORGANISER), at=town.noon + 9 * DAY)
    assert "原定有效到" in Client().get(page).content.decode()


def test_nothing_comes_back_that_holds_or_was_never_handed_over(town: Town) -> None:
    award, by, at = given(town, NAMING, JW)[0], town.holder(JW), town.noon + 9 * DAY
    with pytest.raises(NotNow):
        actions.take_back(award=award, by=by, at=at)
    actions.withdraw(award=award, why="报错了名", by=by, at=at)
    with pytest.raises(NotNow, match="没有颁发过"):
        actions.take_back(award=again(award), by=by, at=at)


def test_a_flag_is_taken_back_as_a_flag(town: Town) -> None:
    award, one, by = given(town, RED)[0], flag(town), town.holder(ORGANISER)
    at = town.noon + 7 * DAY
    actions.pass_flag(flag=Flag.objects.get(id=one.id), award=award, by=by, at=at)
    actions.withdraw(award=again(award), why="弄虚作假", by=by, at=at)
    with pytest.raises(NotNow, match="流动红旗"):
        actions.take_back(award=again(award), by=by, at=at)


def test_the_same_form_twice_is_one_fact(town: Town) -> None:
    award, by = withdrawn(town), town.holder(JW)
    first, second = (
        actions.take_back(award=award, by=by, at=town.noon + 11 * DAY, command="c" * 32) for _n in range(2)
    )
    assert first.id == second.id


def test_it_waits_in_the_morning_and_on_its_page(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    award = withdrawn(town)
    frozen.move_to(town.noon + 11 * DAY)
    page, path = desk(town.holder(JW)), f"/desk/honours/awards/{award.id}/"
    assert "牌匾奖章还没收回" in page.get("/desk/").content.decode()
    assert "还没有收回" in page.get(path).content.decode()
    wrong = page.post(f"{path}taking-back/", {"back_on": "2099-01-01"})
    assert wrong.status_code == 422
    assert 'value="2099-01-01"' in wrong.content.decode(), "what was typed stays"
    assert page.post(f"{path}taking-back/", {"back_on": ""}).status_code == 302
    assert "2022年7月17日" in page.get(path).content.decode()
    assert "牌匾奖章还没收回" not in page.get("/desk/").content.decode()
    public = Client().get(f"/honours/kinds/{NAMING}/").content.decode()
    assert "撤销于2022年7月15日,2022年7月17日收回" in public
    other = desk(town.holder(PUBLICITY)).post(f"{path}taking-back/", {})
    assert other.status_code in (403, 404)
