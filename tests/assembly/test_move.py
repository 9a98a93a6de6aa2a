"""A meeting that was called is moved, with its notice anew, or cancelled; what it was for goes on waiting."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Meeting, Petition
from bandeng.demo.town import COMMUNITY, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.assembly.decided import AGREED, DAY, again, begun, neighbour, step
from tests.assembly.test_by_minutes import convened, examined
from tests.assembly.test_meeting import attended, called, enrolled, minuted
from tests.cases.conftest import Desk

HOUR = timedelta(hours=1)


def moved(town: Town, meeting: Meeting, days: int, on: int = 1, **changed: object) -> Meeting:
    """To so many days after noon of the first day, said ``on`` days after it."""
    typed: dict[str, object] = {
        "begins_at": town.noon + days * DAY,
        "where": "社区三楼",
        "why": "那天停电",
    }
    what = actions.Moving(**{**typed, **changed})  # type: ignore[arg-type]
    actions.move(
        meeting=queries.meeting_numbered(meeting.id), what=what, by=town.staff, at=town.noon + on * DAY
    )
    return queries.meeting_numbered(meeting.id)


def cancelled(town: Town, meeting: Meeting, on: int = 1, why: str = "连着下大雨") -> Meeting:
    meeting = queries.meeting_numbered(meeting.id)
    actions.cancel(meeting=meeting, why=why, by=town.staff, at=town.noon + on * DAY)
    return queries.meeting_numbered(meeting.id)


def test_it_is_moved_with_its_reason(town: Town) -> None:
    enrolled(town)
    meeting = called(town, 11)
    told = queries.met(moved(town, meeting, 12))
    assert (told.begins_at, told.moved_from) == (town.noon + 12 * DAY, meeting.begins_at)
    assert (told.where, told.why, told.state) == ("社区三楼", "那天停电", "called")
    assert rebuilding.check().is_equal


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"days": 10}, "on"),  # nine days after it is said, ten are the law
        ({"days": 12, "begins_at": None}, "on"),
        ({"days": 12, "where": " "}, "where"),
        ({"days": 12, "why": ""}, "why"),
    ],
)
def test_notice_is_given_anew(town: Town, wrong: dict[str, object], field: str) -> None:
    enrolled(town)
    with pytest.raises(BadInput) as refused:
        moved(town, called(town, 11), **wrong)  # type: ignore[arg-type]
    assert set(refused.value.issues) == {field}


def test_whoever_waits_for_it_is_told(town: Town) -> None:
    one = begun(town)
    enrolled(town, 20)
    speaker, first = neighbour(town.noon, 1), neighbour(town.noon, 2)
    said = actions.Speaking(place=COMMUNITY, said="灯高一点", topic=one.stream)
    actions.speak(what=said, by=speaker, at=town.noon)
    fact = actions.petition(
        place=COMMUNITY, kind="residents-meeting", reason="议车棚", by=first, at=town.noon
    )
    meeting = called(town, 11, topics=(one.stream,), petition=fact.stream.partition(":")[2])
    moved(town, meeting, 12)
    cancelled(town, meeting)
    for kind in ("assembly.moved", "assembly.cancelled"):
        told = set(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))
        assert {speaker, first} < told
        assert any(each.startswith("grid_leader@") for each in told)


def test_a_demand_waits_again(town: Town) -> None:
    enrolled(town, 5)
    fact = actions.petition(
        place=COMMUNITY, kind="residents-meeting", reason="议车棚", by=neighbour(town.noon, 2), at=town.noon
    )
    demand = fact.stream.partition(":")[2]
    meeting = called(town, 11, petition=demand)
    assert Petition.objects.get().meeting == meeting.id
    cancelled(town, meeting)
    assert Petition.objects.get().meeting == "-"
    second = called(town, 12, petition=demand)
    assert Petition.objects.get().meeting == second.id
    assert rebuilding.check().is_equal


def test_the_stage_goes_on_waiting_and_another_meeting_decides_it(town: Town) -> None:
    one = begun(town)
    meeting = cancelled(town, convened(town, one))
    assert queries.deciding_meetings(again(one), "residents-meeting") == ([], False)
    assert [each.state for each in queries.convened_for(again(one))] == ["cancelled"]
    at = examined(town, one)
    due = queries.roll_of(COMMUNITY, "residents-meeting")
    assert due
    step(town, one, at, hands=replace(AGREED, due=due.heads, present=4, yes=4, no=0, abstain=0))
    assert again(one).stage == "publish-decision"
    assert meeting.state == "cancelled"


def test_a_cancelled_meeting_is_not_held(town: Town) -> None:
    enrolled(town)
    meeting = cancelled(town, called(town, 11))
    for act in (
        lambda: attended(town, meeting, 1),
        lambda: minuted(town, meeting),
        lambda: moved(town, meeting, 20),
        lambda: cancelled(town, meeting),
        lambda: actions.cosign(
            meeting=meeting, seal="-", by=neighbour(town.noon, 1), at=meeting.begins_at + DAY
        ),
    ):
        with pytest.raises(NotNow):
            act()


def test_what_people_came_to_is_neither_moved_nor_cancelled(town: Town) -> None:
    enrolled(town)
    meeting = called(town, 11)
    attended(town, meeting, 1)
    for act in (lambda: moved(town, meeting, 30, 12), lambda: cancelled(town, meeting, 12)):
        with pytest.raises(NotNow):
            act()


def test_a_grid_leader_may_not(town: Town) -> None:
    enrolled(town)
    meeting = called(town, 11)
    with pytest.raises(NotYours):
        actions.cancel(meeting=meeting, why="下雨", by=town.leader, at=town.noon)


def test_it_is_moved_and_cancelled_on_its_page(desk: Desk, town: Town) -> None:
    enrolled(town)
    meeting = called(town, 11)
    page, public = f"/desk/assembly/meetings/{meeting.id}/", f"/meetings/{meeting.id}/"
    staff = desk("shequ")
    typed = {"on": "2022-07-10", "clock": "19:30", "where": "社区三楼", "why": "那天停电"}
    early = staff.post(f"{page}move/", typed).content.decode()
    assert "要提前 10 天通知" in early
    assert "那天停电" in early
    assert staff.post(f"{page}move/", typed | {"on": "2022-07-25"}).status_code == 302
    shown = Client().get(public).content.decode()
    for words in ("改期通知", "改期了:原定", "那天停电", "社区三楼"):
        assert words in shown
    missing = staff.post(f"{page}cancellation/", {"cancelled_why": ""})
    assert missing.status_code == 422
    assert staff.post(f"{page}cancellation/", {"cancelled_why": "连着下大雨"}).status_code == 302
    shown = Client().get(public).content.decode()
    for words in ("这次会取消了", "取消通知", "连着下大雨"):
        assert words in shown
    assert "会要改期或者取消" not in staff.get(page).content.decode()
    with time_machine.travel(town.noon + HOUR, tick=False):
        news = desk("wanggezhang").get("/notices/").content.decode()
        assert "通知过的会取消了" in news


def test_what_is_asked_about_stands_in_the_form_that_was_sent(town: Town, desk: Desk) -> None:
    enrolled(town)
    page = f"/desk/assembly/meetings/{called(town).id}/"
    moved = {"on": "2022-08-01", "clock": "03:00", "where": "二楼", "why": "3号楼2单元501的人病了"}
    for more, asked in (({}, "public"), ({"public": "yes"}, "night")):
        told = desk("shequ").post(f"{page}move/", moved | more).content.decode()
        form, _way, rest = told.partition('name="cancelled_why"')
        assert f'name="{asked}"' in form and f'name="{asked}"' not in rest
    told = (
        desk("shequ")
        .post(f"{page}cancellation/", {"cancelled_why": "3号楼2单元501的人病了"})
        .content.decode()
    )
    form, _way, rest = told.partition('name="cancelled_why"')
    assert 'name="public"' not in form and 'name="public"' in rest and 'name="night"' not in told
