"""Whoever announces reminds the desks that still have to check."""

from datetime import timedelta

import pytest

from bandeng.demo.town import Town
from bandeng.honours import actions
from bandeng.honours.models import Round
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.notices import queries as notices
from tests.cases.conftest import Desk
from tests.honours.test_commendations import NOMINATES, nominated, person, team
from tests.honours.world import PUBLICITY, STREET_LEADER, opened

DAY = timedelta(days=1)


def test_the_desk_that_checks_is_told_once_a_day(town: Town, desk: Desk) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    awards = nominated(town, round_, team(), person())
    page, here = desk(town.holder(PUBLICITY)), f"/desk/honours/rounds/{round_.id}/"
    shown = page.get(here).content.decode()
    assert "还等着核实的" in shown
    assert "京广路街道" in shown.partition("还等着核实的")[2]
    assert page.post(f"{here}reminder/").status_code == 302
    line = notices.page_of(town.holder(STREET_LEADER), at=town.noon).lines[0]
    assert "还有等您核实的" in line.words
    assert "2022" in line.title
    again = Round.objects.get(id=round_.id)
    with pytest.raises(NotNow, match="今天已经提醒过了"):
        actions.remind(round_=again, by=town.holder(PUBLICITY), at=town.noon)
    actions.remind(round_=again, by=town.holder(PUBLICITY), at=town.noon + DAY)
    actions.endorse(awards=awards, by=town.holder(STREET_LEADER), at=town.noon + DAY)
    assert "还等着核实的" not in page.get(here).content.decode()
    with pytest.raises(NotNow, match="都核实完了"):
        again = Round.objects.get(id=round_.id)
        actions.remind(round_=again, by=town.holder(PUBLICITY), at=town.noon + 2 * DAY)


def test_only_the_unit_of_the_round_reminds(town: Town) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    nominated(town, round_, team())
    for post in (NOMINATES, STREET_LEADER):
        with pytest.raises(NotYours):
            actions.remind(round_=round_, by=town.holder(post), at=town.noon)
