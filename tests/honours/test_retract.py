"""A mistaken nomination is taken back by whoever made it, before it is announced."""

import pytest

from bandeng.demo.town import Town
from bandeng.honours import actions, rules
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases.conftest import Desk
from tests.honours.test_commendations import NOMINATES, announced, nominated, person, team
from tests.honours.world import PUBLICITY, STREET_LEADER, again, opened


def test_whoever_nominated_takes_it_back_and_the_notice_can_begin(town: Town, desk: Desk) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    good, wrong = nominated(town, round_, team(), person())
    actions.endorse(awards=[good], by=town.holder(STREET_LEADER), at=town.noon)
    with pytest.raises(NotNow, match="还有没核实完的"):
        actions.publish(round_=round_, by=town.holder(PUBLICITY), at=town.noon)
    page, here = desk(town.holder(NOMINATES)), f"/desk/honours/awards/{wrong.id}/"
    assert "推荐错了" in page.get(here).content.decode()
    assert page.post(f"{here}retraction/").status_code == 302
    assert again(wrong).state == rules.RETRACTED
    text = page.get(here).content.decode()
    assert "推荐撤回了" in text
    assert "推荐错了" not in text
    actions.publish(round_=round_, by=town.holder(PUBLICITY), at=town.noon)
    assert again(good).state == rules.ANNOUNCED
    before = again(wrong)
    rebuilding.rebuild()
    assert again(wrong).state == before.state


def test_it_may_be_nominated_anew_and_takes_no_place(town: Town) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    (wrong,) = nominated(town, round_, team())
    actions.retract(award=wrong, by=town.holder(NOMINATES), at=town.noon)
    (anew,) = nominated(town, round_, team())
    assert anew.id != wrong.id
    assert anew.state == rules.CHECKING


def test_nobody_else_takes_it_back_nor_after_the_notice_began(town: Town, desk: Desk) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    (award,) = nominated(town, round_, team())
    for post in (STREET_LEADER, PUBLICITY):
        with pytest.raises(NotYours):
            actions.retract(award=award, by=town.holder(post), at=town.noon)
        assert (
            "推荐错了"
            not in desk(town.holder(post)).get(f"/desk/honours/awards/{award.id}/").content.decode()
        )
    late = announced(town, "governance", "party_staff@410103-szw")
    for shown in again(award).__class__.objects.filter(round=late.id):
        with pytest.raises(NotNow):
            actions.retract(award=shown, by=town.holder(NOMINATES), at=town.noon)
