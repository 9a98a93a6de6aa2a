"""A draft is adopted with the numbers of a ballot or of sealed minutes; only from paper are they typed."""

import pytest
import time_machine
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Covenant, Meeting, Version
from bandeng.demo.town import COMMUNITY, Town
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from tests.assembly.decided import AGREED, DAY
from tests.assembly.test_by_minutes import sealed
from tests.assembly.test_covenant import adopted, checked, drafted, revise
from tests.assembly.test_meeting import called, enrolled
from tests.assembly.test_paper import picture
from tests.cases.conftest import Desk


def convened(town: Town, covenant: Covenant, **changed: object) -> Meeting:
    enrolled(town)
    return called(town, 11, topics=(covenant.stream,), **changed)


def test_the_minutes_say_the_numbers_whatever_is_typed(town: Town) -> None:
    covenant = drafted(town)
    meeting = sealed(town, convened(town, covenant))
    adopted(town, covenant, 13)
    row = Version.objects.get()
    assert (row.due, row.present, row.yes, row.no) == (5, 4, 3, 1)
    assert (row.meeting, row.adopted_on, row.record) == (meeting.stream, meeting.begins_at.date(), "-")
    assert rebuilding.check().is_equal


def test_what_was_decided_here_holds_from_the_check_at_the_earliest(town: Town) -> None:
    covenant, day = drafted(town), town.noon.date()
    sealed(town, convened(town, covenant))
    covenant = checked(town, adopted(town, covenant, 13, effective_on=day + 14 * DAY), 20)
    assert queries.in_force(covenant, on=day + 19 * DAY) is None
    held = queries.in_force(covenant, on=day + 20 * DAY)
    assert held
    assert held.effective_on == day + 20 * DAY
    assert rebuilding.check().is_equal


def test_it_waits_for_the_meeting_that_was_called(town: Town) -> None:
    covenant = drafted(town)
    convened(town, covenant)
    with pytest.raises(BadInput) as refused:
        adopted(town, covenant, 13)
    assert set(refused.value.issues) == {"meeting"}


def test_what_was_voted_down_is_not_adopted(town: Town) -> None:
    covenant = drafted(town)
    sealed(town, convened(town, covenant), (1, 3, 0))
    with pytest.raises(BadInput) as refused:
        adopted(town, covenant, 13)
    assert set(refused.value.issues) == {"yes"}


def test_a_draft_written_after_the_meeting_was_not_voted_on(town: Town) -> None:
    covenant = drafted(town)
    sealed(town, convened(town, covenant))
    revise(town, covenant, 13)
    with pytest.raises(BadInput) as refused:
        adopted(town, covenant, 14, record="")
    assert set(refused.value.issues) == {"record"}


@pytest.mark.parametrize("kind", ["residents-representatives-meeting", "hearing"])
def test_only_the_kind_of_meeting_that_adopts_it_is_called(town: Town, kind: str) -> None:
    enrolled(town)
    with pytest.raises(BadInput) as refused:
        called(town, 11, topics=(drafted(town).stream,), kind=kind)
    assert "kind" in refused.value.issues


def test_what_holds_already_needs_no_meeting(town: Town) -> None:
    covenant = checked(town, adopted(town, drafted(town), 0), 0)
    enrolled(town)
    with pytest.raises(BadInput):
        called(town, 11, topics=(covenant.stream,))


def test_numbers_from_paper_come_with_their_paper(town: Town) -> None:
    covenant = drafted(town)
    with pytest.raises(BadInput) as refused:
        adopted(town, covenant, 1, record=" ")
    assert set(refused.value.issues) == {"record"}
    how = queries.adopted(queries.newest(adopted(town, covenant, 1, record="", pictures=("d" * 64,))))
    assert how
    assert (how.pictures, how.meeting, how.yes) == (("d" * 64,), "", AGREED.yes)


def test_what_was_drafted_here_is_not_said_to_have_passed_since(town: Town) -> None:
    covenant = drafted(town)
    revise(town, covenant, 5)
    for day in (town.noon.date(), town.noon.date() + 4 * DAY, town.noon.date() + 6 * DAY):
        with pytest.raises(BadInput) as refused:
            adopted(town, covenant, 6, held_on=day)
        assert "写进来以前就通过" in refused.value.issues["held_on"]
    adopted(town, covenant, 6)


@pytest.mark.parametrize("record", ["都同意了", "情况属实,已办结", "已按规定处理,同意"])
def test_a_record_that_says_nothing_is_none(town: Town, record: str) -> None:
    with pytest.raises(BadInput) as refused:
        adopted(town, drafted(town), 1, record=record)
    assert "看不出怎么通过的" in refused.value.issues["record"]


def test_residents_vote_on_it_and_nothing_is_typed_beside(town: Town) -> None:
    covenant = drafted(town)
    what = actions.Putting(title="公约通不通过", items=("通过公约",), rule="residents-meeting")
    actions.ballot(topic=covenant, what=what, by=town.staff, at=town.noon)
    with pytest.raises(BadInput) as refused:
        adopted(town, covenant, 1)
    assert set(refused.value.issues) == {"ballot"}


def test_adopted_before_it_is_read_as_from_paper(town: Town) -> None:
    fact = Fact(name="assembly.adopted", version=1, body_text='{"version": 1}')
    assert fact.body == {"version": 1, "meeting": "-", "pictures": [], "record": None}


def test_its_page_calls_the_meeting_and_takes_its_minutes(desk: Desk, town: Town) -> None:
    covenant = drafted(town)
    page, staff = f"/desk/assembly/covenants/{covenant.id}/", desk("shequ")
    shown = staff.get(page).content.decode()
    for words in ("会和表决在下面从这里办", "早先已经开会通过", f"/meetings/new/?for={covenant.id}"):
        assert words in shown
    enrolled(town)
    form = staff.get(f"/desk/assembly/meetings/new/?for={covenant.id}").content.decode()
    assert "为这件事开会:冯春居民公约" in form
    day = (town.noon + 11 * DAY).date().isoformat()
    sent = {"for": covenant.id, "kind": "residents-meeting", "on": day, "clock": "19:30", "where": "二楼"}
    staff.post("/desk/assembly/meetings/addition/", sent | {"agenda": "通过公约"})
    meeting = Meeting.objects.get()
    assert [each.ref for each in queries.matters_of(meeting)] == [covenant.id]
    shown = staff.get(page).content.decode()
    assert "为这份草案通知了会" in shown
    assert 'name="due"' not in shown
    sealed(town, meeting)
    with time_machine.travel(town.noon + 13 * DAY, tick=False):
        staff = desk("shequ")
        assert "到会 4,同意 3,不同意 1,弃权 0" in staff.get(page).content.decode()
        adoption = {"meeting": meeting.id, "due": "9", "yes": "9", "effective_on": "2022-08-01"}
        assert staff.post(f"{page}adoption/", adoption).status_code == 302
        assert "应到 5,到会 4" in staff.get(page).content.decode()
    assert f"/covenants/{covenant.id}/" in Client().get(f"/meetings/{meeting.id}/").content.decode()


def test_the_picture_of_the_minutes_is_not_for_everybody(desk: Desk, town: Town) -> None:
    covenant = drafted(town)
    page = f"/desk/assembly/covenants/{covenant.id}/"
    typed = {"due": "9", "present": "6", "yes": "5", "no": "1", "held_on": "2022-06-20"}
    assert desk("shequ").post(f"{page}adoption/", typed | {"pictures": picture()}).status_code == 302
    digest = Version.objects.get().pictures
    assert digest in desk("shequ").get(page).content.decode()
    assert digest not in Client().get(f"/covenants/{covenant.id}/").content.decode()
    assert Client().get(f"/pictures/{digest}.jpg").status_code == 404
    assert desk("jiedao").get(f"/pictures/{digest}.jpg").status_code == 200
    assert COMMUNITY in covenant.place
