"""「今天」 shows whoever's turn it is: to check, to announce, to decide."""

from datetime import date, timedelta

import time_machine

from bandeng.demo.town import Town
from bandeng.honours import actions
from tests.cases.conftest import Desk
from tests.honours.test_commendations import nominated, person, team
from tests.honours.world import ORGANISER, PUBLICITY, SECRETARY, STREET_LEADER, award_of, member, opened

DAY = timedelta(days=1)


def test_a_checked_medal_waits_for_its_decision_on_the_first_page(town: Town, desk: Desk) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    organiser = desk(town.holder(ORGANISER))
    for by in (SECRETARY, STREET_LEADER):
        assert "等您决定" not in organiser.get("/desk/").content.decode()
        actions.endorse(awards=[award_of("EQ-1")], by=town.holder(by), at=town.noon)
    assert "等您决定:1" in organiser.get("/desk/").content.decode()
    what = actions.Decision(number="二组〔2022〕18号")
    actions.decide(awards=[award_of("EQ-1")], what=what, by=town.holder(ORGANISER), at=town.noon)
    assert "等您决定" not in organiser.get("/desk/").content.decode()


def test_what_is_checked_waits_for_its_notice_and_then_for_its_decision(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    awards = nominated(town, round_, team(), person())
    page, by = desk(town.holder(PUBLICITY)), town.holder(PUBLICITY)
    assert "等您公示" not in page.get("/desk/").content.decode()
    actions.endorse(awards=awards[:1], by=town.holder(STREET_LEADER), at=town.noon)
    assert "等您公示:1" in page.get("/desk/").content.decode()
    actions.endorse(awards=awards[1:], by=town.holder(STREET_LEADER), at=town.noon)
    actions.publish(round_=round_, by=by, at=town.noon)
    shown = page.get("/desk/").content.decode()
    assert "等您公示" not in shown
    assert "等您决定" not in shown, "while the notice runs"
    frozen.shift(9 * DAY)
    assert "等您决定:2" in desk(by).get("/desk/").content.decode()
