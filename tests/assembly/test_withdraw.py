"""A matter that was begun by mistake is withdrawn before it is decided: with a reason for everybody."""

import pytest
import time_machine
from django.test import Client

from bandeng.assembly import actions, queries, rules
from bandeng.assembly.models import Procedure
from bandeng.demo.town import COMMUNITY, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.assembly.decided import DAY, again, begun, neighbour, resolved
from tests.assembly.test_review_stage import STREET
from tests.cases.conftest import Desk

WHY = "这件事物业已经装好了,不用再议"


def withdrawn(town: Town, one: Procedure, why: str = WHY) -> Procedure:
    actions.withdraw(procedure=again(one), why=why, by=town.staff, at=town.noon + DAY)
    return again(one)


def refusal(town: Town, one: Procedure) -> str:
    with pytest.raises(NotNow) as refused:
        withdrawn(town, one)
    return str(refused.value)


def test_it_ends_and_says_why(town: Town, client: Client) -> None:
    one = begun(town)
    opinion = actions.Speaking(place=one.place, said="希望装在南门", topic=one.stream)
    actions.speak(what=opinion, by=neighbour(town.noon, 1), at=town.noon)
    one = withdrawn(town, one)
    assert one.stage == rules.WITHDRAWN
    assert queries.why_withdrawn(one) == WHY
    assert not queries.takes_opinions(one.stream)
    page = client.get(f"/decisions/{one.id}/").content.decode()
    assert "撤回了,不再议" in page
    assert WHY in page
    assert "提一条意见" not in page
    assert client.get(f"/decisions/{one.id}/sheets/1/").status_code == 404
    yard = client.get(f"/places/{COMMUNITY.rstrip('/').rpartition('/')[2]}/deliberations/").content.decode()
    assert "撤回了" in yard


def test_nothing_more_is_done_with_it(town: Town) -> None:
    one = withdrawn(town, begun(town))
    step = actions.Stepping(stage="collect", held_on=town.noon.date(), record="好")
    for act in (actions.advance, actions.reject):
        with pytest.raises(NotNow):
            act(procedure=one, what=step, by=town.staff, at=town.noon + 8 * DAY)
    with pytest.raises(NotNow):
        actions.confirm(procedure=one, by=neighbour(town.noon, 2), at=town.noon + 8 * DAY)
    with pytest.raises(NotNow):
        actions.judge(procedure=one, outcome="satisfied", by=neighbour(town.noon, 2), at=town.noon + DAY)
    assert "已经议完" in refusal(town, one)


def test_the_reason_is_asked_and_holds_no_number(town: Town) -> None:
    for why in ("", " ", "找13900001234", "长" * 501):
        with pytest.raises(BadInput) as refused:
            withdrawn(town, begun(town), why)
        assert refused.value.issues.keys() == {"why"}


def test_only_the_community_withdraws(town: Town) -> None:
    for who in (town.leader, town.holder(STREET), neighbour(town.noon, 3)):
        with pytest.raises(NotYours):
            actions.withdraw(procedure=begun(town), why=WHY, by=who, at=town.noon)


def test_a_decision_stays(town: Town) -> None:
    one = begun(town)
    resolved(town, one)
    assert "已经作出了决定" in refusal(town, one)


def test_a_prepared_vote_is_withdrawn_first(town: Town) -> None:
    one = begun(town, kind="property-company", sort="owners", body="owners-committee")
    put = actions.Putting(title="选物业", items=("选第一家",), rule="civil-code-278-general")
    actions.ballot(topic=one, what=put, by=town.staff, at=town.noon)
    assert "先到表决的页面撤回" in refusal(town, one)


def test_a_meeting_that_was_called_is_cancelled_first(town: Town) -> None:
    one = begun(town)
    what = actions.Calling(
        kind="residents-meeting",
        begins_at=town.noon + 11 * DAY,
        where="二楼",
        agenda="充电桩",
        topics=(one.stream,),
    )
    actions.enrol(
        place=COMMUNITY,
        what=actions.Enrolling(kind="residents-meeting", heads=20, drawn_on=town.noon.date()),
        by=town.staff,
        at=town.noon,
    )
    fact = actions.call(place=COMMUNITY, what=what, by=town.staff, at=town.noon)
    assert "先取消那次会" in refusal(town, one)
    meeting = queries.meeting_numbered(fact.stream.partition(":")[2])
    actions.cancel(meeting=meeting, why="不议了", by=town.staff, at=town.noon)
    assert withdrawn(town, one).stage == rules.WITHDRAWN


def test_at_the_desk(desk: Desk, town: Town) -> None:
    one = begun(town)
    page = f"/desk/assembly/procedures/{one.id}/"
    with time_machine.travel(town.noon + DAY, tick=False):
        staff = desk("shequ")
        refused = staff.post(f"{page}withdrawal/", {"withdrawal": ""})
        assert refused.status_code == 422
        assert "还没有写" in refused.content.decode()
        assert staff.post(f"{page}withdrawal/", {"withdrawal": WHY}).status_code == 302
        shown = staff.get(page).content.decode()
    assert WHY in shown
    assert "撤回这件事" not in shown
