"""Announced in time, attended by rooms, minuted, signed by two residents and sealed."""

from datetime import datetime, timedelta

import pytest

from bandeng.assembly import actions, queries
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Meeting, Petition, Promise
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from tests.assembly.decided import DAY, neighbour
from tests.cases.conftest import Desk

KIND = "residents-meeting"


def enrolled(town: Town, heads: int = 5, kind: str = KIND) -> None:
    day = town.noon.date()
    what = actions.Enrolling(kind=kind, heads=heads, drawn_on=day)
    actions.enrol(place=COMMUNITY, what=what, by=town.staff, at=town.noon)


def called(town: Town, days: int = 10, **changed: object) -> Meeting:
    typed: dict[str, object] = {
        "kind": KIND,
        "begins_at": town.noon + timedelta(days=days, hours=7),
        "where": "社区二楼",
        "agenda": "一、车棚充电桩",
    }
    what = actions.Calling(**{**typed, **changed})  # type: ignore[arg-type]
    fact = actions.call(place=COMMUNITY, what=what, by=town.staff, at=town.noon)
    return Meeting.objects.get(id=fact.stream.partition(":")[2])


def again(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(id=meeting.id)


def attended(town: Town, meeting: Meeting, many: int) -> None:
    for number in range(many):
        actions.attend(meeting=meeting, room=f"1-{number}01", by=town.staff, at=meeting.begins_at)


def minuted(
    town: Town, meeting: Meeting, votes: tuple[int, int, int] = (0, 0, 0), at: datetime | None = None
) -> Meeting:
    yes, no, abstain = votes
    hands = Hands(rule=KIND, due=0, present=0, yes=yes, no=no, abstain=abstain)
    day = meeting.begins_at.date() + 9 * DAY
    promise = actions.Promising(what="下周量尺寸", who="物业", due_on=day)
    what = actions.Minuting(minutes="同意装", hands=hands, promises=(promise,))
    actions.minute(meeting=again(meeting), what=what, by=town.staff, at=at or meeting.begins_at + DAY)
    return again(meeting)


@pytest.mark.parametrize(("kind", "days"), [(KIND, 9), ("hearing", 2), ("owners-meeting", 14)])
def test_the_notice_of_the_law_is_kept(town: Town, kind: str, days: int) -> None:
    enrolled(town)
    with pytest.raises(BadInput):
        called(town, days, kind=kind)
    assert called(town, days + 1, kind=kind).state == "called"


def test_a_short_notice_is_told_the_earliest_day(town: Town) -> None:
    enrolled(town)
    with pytest.raises(BadInput) as wrong:
        called(town, 9)
    assert "最早写 7月16日(周六)" in wrong.value.issues["on"]


def test_a_kind_without_a_roll_says_so(desk: Desk, town: Town) -> None:
    page = "/desk/assembly/meetings/new/"
    assert "业主大会(提前 15 天通知) · 还没有名册" in desk("shequ").get(page).content.decode()
    meeting = called(town, 15, kind="owners-meeting")
    told = "只是算不出够不够数"
    assert told in desk("shequ").get(f"/desk/assembly/meetings/{meeting.id}/").content.decode()
    enrolled(town, 40, "owners-meeting")
    assert "业主大会(提前 15 天通知) · 还没有名册" not in desk("shequ").get(page).content.decode()
    noted = called(town, 15, kind="owners-meeting")
    shown = desk("shequ").get(f"/desk/assembly/meetings/{noted.id}/").content.decode()
    assert told not in shown and "应到 40 是社区照纸上的名册记下的数" in shown


@pytest.mark.parametrize(
    "wrong", [{"kind": "bench-talk"}, {"where": ""}, {"agenda": ""}, {"begins_at": None}, {"kind": "x"}]
)
def test_what_cannot_be_announced(town: Town, wrong: dict[str, object]) -> None:
    enrolled(town)
    with pytest.raises(BadInput):
        called(town, **wrong)  # type: ignore[arg-type]


def test_a_meeting_that_votes_needs_a_roll(town: Town) -> None:
    with pytest.raises(BadInput):
        called(town)
    for heads, kind in ((0, KIND), (100_000, KIND), (5, "bench-talk")):
        with pytest.raises(BadInput):
            enrolled(town, heads, kind)
    enrolled(town)
    enrolled(town, 7)
    assert called(town).due == 7


def test_each_room_counts_once_and_the_quorum_is_live(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    attended(town, meeting, 2)
    with pytest.raises(BadInput):
        actions.attend(meeting=meeting, room=" 1-001 ", by=town.staff, at=meeting.begins_at)
    told = queries.met(again(meeting))
    assert (told.came, told.due, told.needed) == (2, 5, 3)
    with pytest.raises(BadInput):
        minuted(town, meeting, (2, 0, 0))
    for number in range(3):
        actions.attend(meeting=meeting, room=f"9-{number}", by=town.staff, at=meeting.begins_at)
    with pytest.raises(BadInput):
        actions.attend(meeting=meeting, room="9-9", by=town.staff, at=meeting.begins_at)
    with pytest.raises(BadInput):
        minuted(town, meeting, (5, 1, 0))
    minuted(town, meeting, (4, 1, 0))
    said = " ".join(Fact.objects.values_list("body_text", flat=True))
    assert '"1-001"' not in said, "rooms lie in the vault"


def test_two_residents_sign_and_nobody_edits_afterwards(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    attended(town, meeting, 3)
    with pytest.raises(NotNow):
        minuted(town, meeting, at=meeting.begins_at - DAY)
    first = minuted(town, meeting)
    stale, meeting = first.seal, minuted(town, meeting, (3, 0, 0))
    assert Promise.objects.count() == 1
    at, one, other = meeting.begins_at + 2 * DAY, neighbour(town.noon, 1), neighbour(town.noon, 2)
    with pytest.raises(NotNow):
        actions.cosign(meeting=meeting, seal=stale, by=one, at=at)
    with pytest.raises(NotYours):
        actions.cosign(meeting=meeting, seal=meeting.seal, by=town.staff, at=at)
    actions.cosign(meeting=meeting, seal=meeting.seal, by=one, at=at)
    with pytest.raises(NotNow):
        minuted(town, meeting)
    with pytest.raises(NotNow):
        actions.cosign(meeting=again(meeting), seal=meeting.seal, by=one, at=at)
    actions.cosign(meeting=again(meeting), seal=meeting.seal, by=other, at=at)
    assert again(meeting).state == "sealed"
    with pytest.raises(NotNow):
        minuted(town, meeting)
    with pytest.raises(NotNow):
        actions.attend(meeting=meeting, room="8-8", by=town.staff, at=at)
    assert rebuilding.check().is_equal


def test_minutes_count_as_a_meeting_once(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    attended(town, meeting, 4)
    minuted(town, meeting)
    minuted(town, meeting, (3, 1, 0))
    town.case(at=meeting.begins_at + 3 * DAY)
    period = (town.noon, town.noon + 30 * DAY)
    assert read("talks.held", place=COMMUNITY, during=period).value == 1
    assert float(read("participation.rate", place=COMMUNITY, during=period).value or 0) == 0.8


def test_residents_have_a_meeting_called_by_the_share_of_the_law(town: Town) -> None:
    who = [neighbour(town.noon, number) for number in range(4)]
    with pytest.raises(NotNow):
        actions.petition(place=COMMUNITY, kind=KIND, reason="停车", by=who[0], at=town.noon)
    enrolled(town, 21)
    with pytest.raises(BadInput):
        actions.petition(place=COMMUNITY, kind="hearing", reason="停车", by=who[0], at=town.noon)
    actions.petition(place=GRID, kind=KIND, reason="议一议停车", by=who[0], at=town.noon)
    petition = Petition.objects.get()
    assert (petition.needed, petition.supports, petition.reached_at) == (3, 1, None)
    with pytest.raises(NotNow):
        actions.support(petition=petition, by=who[0], at=town.noon)
    with pytest.raises(NotYours):
        actions.support(petition=petition, by=town.staff, at=town.noon)
    for each in who[1:3]:
        actions.support(petition=Petition.objects.get(), by=each, at=town.noon)
    assert Petition.objects.get().reached_at == town.noon
    called(town, petition=petition.id)
    with pytest.raises(NotNow):
        actions.support(petition=Petition.objects.get(), by=who[3], at=town.noon)
    assert rebuilding.check().is_equal


def test_only_whoever_may_calls_and_writes(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    with pytest.raises(NotYours):
        actions.attend(meeting=meeting, room="1", by=town.leader, at=meeting.begins_at)
    with pytest.raises(NotYours):
        actions.minute(
            meeting=meeting, what=actions.Minuting(minutes="好"), by=town.leader, at=meeting.begins_at
        )
    with pytest.raises(NotYours):
        day = town.noon.date()
        what = actions.Enrolling(kind=KIND, heads=9, drawn_on=day)
        actions.enrol(place=GRID, what=what, by=town.leader, at=town.noon)
