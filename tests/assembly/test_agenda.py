"""One meeting decides several matters: each is voted on by itself, and takes its own numbers."""

import pytest
import time_machine
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.facts import Hands, Raised
from bandeng.assembly.models import Meeting, Procedure, Step, Version
from bandeng.demo.town import COMMUNITY, Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from tests.assembly.decided import DAY, again, begun, neighbour, step
from tests.assembly.test_by_minutes import examined
from tests.assembly.test_covenant import adopted, drafted
from tests.assembly.test_meeting import attended, called, enrolled
from tests.cases.conftest import Desk

Votes = dict[str, tuple[int, int, int]]


def convened(town: Town, *topics: str) -> Meeting:
    enrolled(town)
    return called(town, 11, topics=topics)


def minuted(
    town: Town, meeting: Meeting, votes: Votes, promises: tuple[actions.Promising, ...] = ()
) -> Meeting:
    raised = tuple(
        Raised(topic=topic, yes=yes, no=no, abstain=abstain) for topic, (yes, no, abstain) in votes.items()
    )
    what = actions.Minuting(minutes="逐件议了", votes=raised, promises=promises)
    actions.minute(
        meeting=queries.meeting_numbered(meeting.id),
        what=what,
        by=town.staff,
        at=meeting.begins_at + DAY,
    )
    return queries.meeting_numbered(meeting.id)


def signed(town: Town, meeting: Meeting) -> Meeting:
    for number in (1, 2):
        now = queries.meeting_numbered(meeting.id)
        who = neighbour(town.noon, number)
        actions.cosign(meeting=now, seal=now.seal, by=who, at=meeting.begins_at + DAY)
    return queries.meeting_numbered(meeting.id)


def two(town: Town) -> tuple[Procedure, Procedure]:
    return begun(town), begun(town, title="给车棚装灯")


def test_each_stage_takes_its_own_numbers(town: Town) -> None:
    one, other = two(town)
    covenant = drafted(town)
    meeting = convened(town, one.stream, other.stream, covenant.stream)
    attended(town, meeting, 4)
    minuted(town, meeting, {one.stream: (4, 0, 0), other.stream: (1, 3, 0), covenant.stream: (3, 0, 1)})
    signed(town, meeting)
    at = examined(town, one)
    examined(town, other)
    step(town, one, at)
    what = actions.Stepping(stage="resolve", held_on=at.date())
    actions.reject(procedure=again(other), what=what, by=town.staff, at=at)
    adopted(town, covenant, 14)
    rows = Step.objects.filter(stage="resolve").order_by("at", "id")
    assert [(row.due, row.present, row.yes, row.no) for row in rows] == [(5, 4, 4, 0), (5, 4, 1, 3)]
    row = Version.objects.get()
    assert (row.yes, row.abstain, row.meeting) == (3, 1, meeting.stream)
    assert rebuilding.check().is_equal


def test_who_came_is_counted_once(town: Town) -> None:
    one, other = two(town)
    meeting = convened(town, one.stream, other.stream)
    attended(town, meeting, 4)
    minuted(town, meeting, {one.stream: (4, 0, 0), other.stream: (3, 1, 0)})
    signed(town, meeting)
    step(town, one, examined(town, one))
    town.case(at=town.noon + 40 * DAY)
    rate = read("participation.rate", place=COMMUNITY, during=(town.noon, town.noon + 90 * DAY))
    assert (float(rate.value or 0), len(rate.evidence)) == (0.8, 1)


def test_what_was_not_voted_on_goes_on_waiting(town: Town) -> None:
    one, other = two(town)
    meeting = convened(town, one.stream, other.stream)
    attended(town, meeting, 4)
    minuted(town, meeting, {one.stream: (4, 0, 0)})
    signed(town, meeting)
    at = examined(town, other)
    with pytest.raises(BadInput) as refused:
        step(town, other, at)
    assert set(refused.value.issues) == {"meeting"}
    step(town, one, examined(town, one))


def test_each_vote_adds_up_to_who_came(town: Town) -> None:
    one, other = two(town)
    meeting = convened(town, one.stream, other.stream)
    attended(town, meeting, 4)
    for votes, field in (
        ({one.stream: (4, 0, 0), other.stream: (3, 0, 0)}, "yes-2"),
        ({one.stream: (5, 0, 0)}, "yes-1"),
    ):
        with pytest.raises(BadInput) as refused:
            minuted(town, meeting, votes)
        assert set(refused.value.issues) == {field}


def test_below_the_quorum_nothing_is_decided(town: Town) -> None:
    one, other = two(town)
    meeting = convened(town, one.stream, other.stream)
    attended(town, meeting, 2)
    with pytest.raises(BadInput):
        minuted(town, meeting, {other.stream: (2, 0, 0)})
    assert minuted(town, meeting, {}).state == "minuted"


def test_a_promise_is_for_one_of_them(town: Town) -> None:
    one, other = two(town)
    meeting = convened(town, one.stream, other.stream)
    attended(town, meeting, 4)
    due = meeting.begins_at.date() + 9 * DAY
    at_large = actions.Promising(what="装灯", who="物业", due_on=due)
    votes = {one.stream: (4, 0, 0), other.stream: (3, 1, 0)}
    with pytest.raises(BadInput) as refused:
        minuted(town, meeting, votes, (at_large,))
    assert set(refused.value.issues) == {"for-1"}
    minuted(town, meeting, votes, (actions.Promising(**{**vars(at_large), "topic": other.stream}),))
    signed(town, meeting)
    at = examined(town, one)
    examined(town, other)
    for each in (one, other):
        step(town, each, at)
    assert queries.promised_in(again(one), at=at) == []
    assert [each.what for each in queries.promised_in(again(other), at=at)] == ["装灯"]
    assert rebuilding.check().is_equal


def test_a_matter_stands_once_on_an_agenda_and_all_are_of_one_place_and_kind(town: Town) -> None:
    one, _other = two(town)
    enrolled(town)
    owners = begun(town, kind="property-company", sort="owners", body="owners-committee")
    for topics, field in (
        ((one.stream, one.stream), "also"),
        ((one.stream, owners.stream), "kind"),
        ((one.stream, "procedure:none"), "place"),
    ):
        with pytest.raises(BadInput) as refused:
            called(town, 11, topics=topics)
        assert set(refused.value.issues) == {field}


def test_minutes_of_before_are_those_of_the_only_matter(town: Town) -> None:
    before = Fact(name="assembly.called", version=1, body_text='{"kind": "x", "topic": "procedure:a"}')
    assert before.body == {"kind": "x", "topics": ["procedure:a"], "roll": "-"}
    none = Fact(name="assembly.called", version=1, body_text='{"topic": "-"}')
    assert none.body == {"topics": [], "roll": "-"}
    minutes = Fact(name="assembly.minuted", version=1, body_text='{"promises": [{}]}')
    assert minutes.body == {"promises": [{}], "votes": [], "promised_for": ["-"]}


def test_a_meeting_for_nothing_that_is_decided_still_votes(town: Town) -> None:
    enrolled(town)
    meeting = called(town, 11)
    attended(town, meeting, 4)
    hands = Hands(rule="-", due=0, present=0, yes=3, no=1, abstain=0)
    actions.minute(
        meeting=queries.meeting_numbered(meeting.id),
        what=actions.Minuting(minutes="同意", hands=hands),
        by=town.staff,
        at=meeting.begins_at,
    )
    assert queries.met(queries.meeting_numbered(meeting.id)).yes == 3


def test_they_are_chosen_voted_on_and_read_on_their_pages(desk: Desk, town: Town) -> None:
    one, other = two(town)
    enrolled(town)
    staff = desk("shequ")
    form = staff.get(f"/desk/assembly/meetings/new/?for={one.id}").content.decode()
    assert "这次会还要定别的事" in form
    assert other.stream in form
    day = (town.noon + 11 * DAY).date().isoformat()
    sent = {"for": one.id, "kind": "residents-meeting", "on": day, "clock": "19:30", "where": "二楼"}
    sent |= {"agenda": "两件事", "also": other.stream}
    page = staff.post("/desk/assembly/meetings/addition/", sent)["Location"]
    meeting = Meeting.objects.get()
    public = f"/meetings/{meeting.id}/"
    for shown in (staff.get(page), Client().get(public)):
        assert "给车棚装充电桩" in shown.content.decode()
        assert "给车棚装灯" in shown.content.decode()
    attended(town, meeting, 4)
    with time_machine.travel(town.noon + 12 * DAY, tick=False):
        staff = desk("shequ")
        assert 'name="yes-2"' in staff.get(page).content.decode()
        typed = {"minutes": "逐件议了", "yes-1": "4", "yes-2": "1", "no-2": "2"}
        wrong = staff.post(f"{page}minutes/", typed)
        assert wrong.status_code == 422
        assert "要等于到会的 4" in wrong.content.decode()
        assert staff.post(f"{page}minutes/", typed | {"no-2": "3"}).status_code == 302
        shown = Client().get(public).content.decode()
    for words in ("这次会要定的 2 件事", "同意 4,不同意 0,弃权 0", "同意 1,不同意 3,弃权 0"):
        assert words in shown
