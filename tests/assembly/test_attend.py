"""Who came: on the day itself, each door once however it is written, on the roll where there is one."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Attendance
from bandeng.assembly.queries.rolled import doors_of
from bandeng.assembly.rules.households import door, is_door
from bandeng.demo.town import COMMUNITY, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.people import vault
from tests.assembly import voted
from tests.assembly.decided import neighbour
from tests.assembly.test_meeting import again, attended, called, enrolled, minuted
from tests.cases.conftest import Desk

HOURS = timedelta(hours=1)
LATE = "会已经过了一天"


@pytest.mark.parametrize(
    "written",
    [
        "3-2-501",
        "3－2－501",
        "3号楼2单元501",
        "3号楼 2单元 501室",
        " 3栋2门0501 ",
        "3—2—501",
        "3/2/501",
        "03-02-501",
    ],
)
def test_one_door_however_it_is_written(written: str) -> None:
    assert door(written) == "3-2-501"


@pytest.mark.parametrize(("one", "other"), [("3-2-501", "3-25-01"), ("1-101", "11-01"), ("A座301", "B座301")])
def test_two_doors_stay_two(one: str, other: str) -> None:
    assert door(one) != door(other)


@pytest.mark.parametrize(
    "written",
    [
        "abc",
        "1-1-102,1-1-103",
        "1-1-102、1-1-103",
        "3-2-501 3-2-502",
        "东院",
        "-",
        "9" * 30,
        "3-2-999999",
        "东风路北侧老纺织厂家属院一号-1-101",
    ],
)
def test_what_is_not_one_door_is_no_household(town: Town, written: str) -> None:
    assert not is_door(written)
    enrolled(town)
    meeting = called(town)
    with pytest.raises(BadInput) as refused:
        actions.attend(meeting=meeting, room=written, by=town.staff, at=meeting.begins_at)
    assert "一次写一户的门牌" in refused.value.issues["room"]
    with pytest.raises(BadInput) as refused:
        actions.check(place=COMMUNITY, person="x", door=written, by=town.staff, at=meeting.begins_at)
    assert "一次写一户的门牌" in refused.value.issues["room"]


def test_eighty_signs_are_no_door_and_help_no_quorum(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    with pytest.raises(BadInput) as refused:
        actions.attend(meeting=meeting, room="9" * 80, by=town.staff, at=meeting.begins_at)
    assert "最多写30个字" in refused.value.issues["room"]
    assert queries.met(again(meeting)).came == 0


@pytest.mark.parametrize("written", ["东风路159号院3号楼2单元1501", "A座12003", "地下室3", "3-2-501"])
def test_what_people_write_is_a_door(written: str) -> None:
    assert is_door(written)


def test_who_is_noted_after_the_day_is_marked(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    actions.attend(meeting=meeting, room="1-1-101", by=town.staff, at=meeting.begins_at)
    later = meeting.begins_at + timedelta(days=19)
    actions.attend(meeting=again(meeting), room="1-1-102", by=town.staff, at=later)
    told = queries.met(again(meeting))
    assert (told.came, told.afterwards, told.minuted_on) == (2, 1, None)
    what = actions.Minuting(minutes="都说了灯的事")
    actions.minute(meeting=again(meeting), what=what, by=town.staff, at=later)
    told = queries.met(again(meeting))
    assert told.minuted_on == later.date()
    page = Client().get(f"/meetings/{meeting.id}/").content.decode()
    assert "有 1 户是会后照到会表补录的" in page
    assert "记录是" in page


def test_nobody_comes_before_the_day(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    for at in (town.noon, meeting.begins_at - 2.1 * HOURS):
        with pytest.raises(NotNow):
            actions.attend(meeting=meeting, room="1-1-101", by=town.staff, at=at)
    actions.attend(meeting=meeting, room="1-1-101", by=town.staff, at=meeting.begins_at - 2 * HOURS)


def test_the_same_door_written_otherwise_is_refused_and_a_mistake_is_struck(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    at = meeting.begins_at
    entry = actions.attend(meeting=meeting, room="3号楼2单元501", by=town.staff, at=at).body["room"]["kept"]
    with pytest.raises(BadInput) as refused:
        actions.attend(meeting=meeting, room="3-2-501", by=town.staff, at=at)
    assert "3-2-501" in refused.value.issues["room"]
    with pytest.raises(NotYours):
        actions.strike(meeting=again(meeting), entry=entry, by=town.leader, at=at)
    actions.strike(meeting=again(meeting), entry=entry, by=town.staff, at=at)
    assert not vault.read([entry])
    assert queries.met(again(meeting)).came == 0
    with pytest.raises(NotNow):
        actions.strike(meeting=again(meeting), entry=entry, by=town.staff, at=at)
    actions.attend(meeting=again(meeting), room="3-2-501", by=town.staff, at=at)
    assert Attendance.objects.count() == 1
    assert rebuilding.check().is_equal


def test_only_doors_of_the_owners_roll_come_to_an_owners_meeting(town: Town) -> None:
    meeting = called(town, 15, kind="owners-meeting")
    assert doors_of(meeting) == []
    voted.held(town, voted.prepared(town, town.noon), town.noon, "yes")
    roll = doors_of(again(meeting))
    assert roll
    with pytest.raises(BadInput):
        actions.attend(meeting=meeting, room="99-9-909", by=town.staff, at=meeting.begins_at)
    actions.attend(meeting=meeting, room=min(roll), by=town.staff, at=meeting.begins_at)


def test_the_page_takes_doors_when_it_is_time_and_strikes_them(desk: Desk, town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    page = f"/desk/assembly/meetings/{meeting.id}/"
    assert "开会前两小时起" in desk("shequ").get(page).content.decode()
    with time_machine.travel(meeting.begins_at, tick=False):
        staff = desk("shequ")
        assert staff.post(f"{page}attendance/", {"room": "3号楼2单元501"}).status_code == 302
        shown = staff.get(page).content.decode()
        assert "登记错了,划掉 3-2-501" in shown
        assert LATE not in shown
        entry = Attendance.objects.get().room
        assert staff.post(f"{page}striking/", {"entry": entry}).status_code == 302
        assert "划掉" not in staff.get(page).content.decode()
    with time_machine.travel(meeting.begins_at + 24 * HOURS, tick=False):
        assert LATE in desk("shequ").get(page).content.decode()


def test_a_household_that_was_missed_is_noted_until_the_minutes_are_signed(desk: Desk, town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    attended(town, meeting, 3)
    meeting, at = minuted(town, meeting, (3, 0, 0)), meeting.begins_at + timedelta(days=1)
    actions.attend(meeting=meeting, room="1-901", by=town.staff, at=at)
    who = neighbour(town.noon, 1, "1-901")
    for sign in (
        lambda: actions.cosign(meeting=again(meeting), seal=again(meeting).seal, by=who, at=at),
        lambda: actions.paper(
            meeting=again(meeting), pictures=("a" * 64,), signers=("1-901 王阿姨",), by=town.staff, at=at
        ),
    ):
        with pytest.raises(NotNow, match="到会 3 户,现在登记了 4 户"):
            sign()
    assert "票数对不上" in desk("shequ").get(f"/desk/assembly/meetings/{meeting.id}/").content.decode()
    minuted(town, meeting, (4, 0, 0), at=at)
    actions.cosign(meeting=again(meeting), seal=again(meeting).seal, by=who, at=at)
    with pytest.raises(NotNow, match="已经有人签名"):
        actions.attend(meeting=again(meeting), room="1-902", by=town.staff, at=at)
    assert rebuilding.check().is_equal
