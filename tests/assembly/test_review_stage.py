"""A stage that checks whether it is lawful is the street's: the community cannot check its own."""

from datetime import datetime

import pytest
import time_machine

from bandeng.assembly import actions
from bandeng.assembly.models import Procedure, Step
from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger import rebuilding
from tests.assembly.decided import AGREED, DAY, again, begun, step
from tests.cases.conftest import Desk

STREET = f"street_staff@{cast.STREET}"


def checked_next(town: Town) -> tuple[Procedure, datetime]:
    one, at = begun(town, kind="covenant-revision"), town.noon + 8 * DAY
    for more in ({}, {}, {"hands": AGREED}):
        step(town, one, at, **more)
    assert again(one).stage == "legality"
    return again(one), at


def test_the_community_cannot_check_its_own(town: Town) -> None:
    one, at = checked_next(town)
    what = actions.Stepping(stage="legality", held_on=at.date(), record="没有抵触")
    for act in (actions.advance, actions.reject):
        with pytest.raises(NotYours):
            act(procedure=one, what=what, by=town.staff, at=at)
    actions.advance(procedure=one, what=what, by=town.holder(STREET), at=at)
    assert again(one).stage == "publish-decision"
    assert Step.objects.get(stage="legality").post == STREET
    assert rebuilding.check().is_equal


def test_the_street_walks_no_other_stage(town: Town) -> None:
    with pytest.raises(NotYours):
        what = actions.Stepping(stage="collect", held_on=town.noon.date(), record="好")
        actions.advance(procedure=begun(town), what=what, by=town.holder(STREET), at=town.noon + 8 * DAY)


def test_what_is_against_the_law_ends_with_the_reason(town: Town) -> None:
    one, at = checked_next(town)
    street = town.holder(STREET)
    with pytest.raises(BadInput) as refused:
        actions.reject(
            procedure=one, what=actions.Stepping(stage="legality", held_on=at.date()), by=street, at=at
        )
    assert set(refused.value.issues) == {"record"}
    what = actions.Stepping(stage="legality", held_on=at.date(), record="第二条限制了业主的权利")
    actions.reject(procedure=one, what=what, by=street, at=at)
    assert again(one).stage == "rejected"


def test_the_page_says_whose_part_it_is(desk: Desk, town: Town) -> None:
    one, at = checked_next(town)
    page = f"/desk/assembly/procedures/{one.id}/"
    with time_machine.travel(at, tick=False):
        shown = desk("shequ").get(page).content.decode()
        assert "这一步由街道办事处来做" in shown
        assert "这一步做完了" not in shown
        assert "这一步做完了" in desk("jiedao").get(page).content.decode()
        assert desk("shequ").post(f"{page}step/", {"stage": "legality", "record": "好"}).status_code == 403
        sent = desk("jiedao").post(f"{page}step/", {"stage": "legality", "record": "没有抵触"})
        assert sent.status_code == 302
