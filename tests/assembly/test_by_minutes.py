"""A meeting called for a matter decides it: the numbers are those of its sealed minutes, never typed."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Meeting, Procedure, Promise, Step
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from tests.assembly.decided import AGREED, DAY, again, begun, neighbour, seen_by_two, step
from tests.assembly.test_meeting import attended, called, enrolled, minuted
from tests.cases.conftest import Desk


def convened(town: Town, one: Procedure, **changed: object) -> Meeting:
    """Called for the matter, eleven days ahead; five on the roll."""
    enrolled(town)
    return called(town, 11, topics=(one.stream,), **changed)


def examined(town: Town, one: Procedure) -> datetime:
    """As far as the residents' meeting."""
    at = town.noon + 8 * DAY
    for _stage in ("collect", "propose", "examine"):
        step(town, one, at)
        at += DAY
    return town.noon + 14 * DAY


def sealed(town: Town, meeting: Meeting, votes: tuple[int, int, int] = (3, 1, 0)) -> Meeting:
    attended(town, meeting, sum(votes))
    minuted(town, meeting, votes)
    for number in (1, 2):
        now = Meeting.objects.get(id=meeting.id)
        actions.cosign(
            meeting=now, seal=now.seal, by=neighbour(town.noon, number), at=meeting.begins_at + DAY
        )
    return Meeting.objects.get(id=meeting.id)


def test_the_minutes_say_the_numbers_whatever_is_typed(town: Town) -> None:
    one = begun(town)
    meeting = sealed(town, convened(town, one))
    at = examined(town, one)
    step(town, one, at, hands=AGREED, held_on=at.date())
    row = Step.objects.get(stage="resolve")
    assert (row.due, row.present, row.yes, row.no, row.abstain) == (5, 4, 3, 1, 0)
    assert (row.meeting, row.held_on) == (meeting.stream, meeting.begins_at.date())
    assert rebuilding.check().is_equal


def test_it_waits_until_the_residents_have_signed(town: Town) -> None:
    one = begun(town)
    meeting = convened(town, one)
    at = examined(town, one)
    attended(town, meeting, 4)
    for votes in ((0, 0, 0), (3, 1, 0)):
        minuted(town, meeting, votes)
        with pytest.raises(BadInput) as refused:
            step(town, one, at, hands=AGREED)
        assert set(refused.value.issues) == {"meeting"}
    assert again(one).stage == "resolve"


def test_nothing_typed_stands_beside_the_words_that_were_signed(town: Town) -> None:
    one = begun(town)
    sealed(town, convened(town, one))
    at = examined(town, one)
    more = actions.Promising(what="再装一个电梯", who="物业", due_on=at.date() + DAY)
    step(town, one, at, record="装一百个", pictures=("f" * 64,), promises=(more,))
    row = Step.objects.get(stage="resolve")
    assert (row.record, row.pictures) == ("-", "")
    assert [each.what for each in queries.promised_in(again(one), at=at)] == ["下周量尺寸"]
    (taken,) = (each.step for each in queries.deciding(again(one), at=at).stages if each.stage.decides)
    assert taken and taken.minutes and not taken.record


def test_of_two_meetings_one_is_named_and_a_stranger_is_refused(town: Town) -> None:
    one, other = begun(town), begun(town, title="给车棚装灯")
    first, second = sealed(town, convened(town, one)), sealed(town, convened(town, one), (2, 2, 0))
    foreign = sealed(town, convened(town, other))
    at = examined(town, one)
    for wrong in ("", foreign.id, "nothing"):
        with pytest.raises(BadInput) as refused:
            step(town, one, at, meeting=wrong)
        assert set(refused.value.issues) == {"meeting"}
    with pytest.raises(BadInput) as refused:
        step(town, one, at, meeting=second.id)
    assert set(refused.value.issues) == {"yes"}
    step(town, one, at, meeting=first.id)
    assert again(one).stage == "publish-decision"


def test_what_the_minutes_say_was_voted_down_ends_it(town: Town) -> None:
    one = begun(town)
    sealed(town, convened(town, one), (1, 3, 0))
    at = examined(town, one)
    what = actions.Stepping(stage="resolve", held_on=at.date(), hands=AGREED)
    actions.reject(procedure=again(one), what=what, by=town.staff, at=at)
    assert again(one).stage == "rejected"
    assert Step.objects.get(stage="resolve").no == 3


@pytest.mark.parametrize("changed", [{"kind": "hearing"}, {"kind": "owners-meeting"}])
def test_only_the_kind_that_can_decide_it_is_called(town: Town, changed: dict[str, object]) -> None:
    with pytest.raises(BadInput) as refused:
        called(town, 20, topics=(begun(town).stream,), **changed)
    assert "kind" in refused.value.issues


def test_a_matter_of_elsewhere_or_none_is_refused(town: Town) -> None:
    enrolled(town)
    for topic in ("procedure:none", "talk:x", actions.begin(**_grid(town)).stream):
        with pytest.raises(BadInput) as refused:
            called(town, 11, topics=(topic,))
        assert set(refused.value.issues) == {"place"}


def _grid(town: Town) -> dict[str, object]:
    what = actions.Beginning(
        kind="small-works", title="修台阶", plan="修", sort="residents", body="residents-committee"
    )
    return {"place": GRID, "what": what, "by": town.staff, "at": town.noon}


def test_its_promises_are_those_of_the_decision_and_nobody_is_counted_twice(town: Town) -> None:
    one = begun(town)
    sealed(town, convened(town, one))
    at = examined(town, one)
    step(town, one, at)
    seen_by_two(town, one, at)
    step(town, one, at + 15 * DAY)
    with pytest.raises(BadInput) as refused:
        step(town, one, at + 30 * DAY)
    assert set(refused.value.issues) == {"settled", "held_on"}
    (owed,) = queries.promised_in(again(one), at=at)
    kept = actions.Account(fate="kept")
    actions.account(promise=Promise.objects.get(id=owed.id), what=kept, by=town.staff, at=at + 15 * DAY)
    seen_by_two(town, one, at + 15 * DAY)
    step(town, one, at + 30 * DAY)
    town.case(at=at + 40 * DAY)
    period = (town.noon, town.noon + timedelta(days=90))
    rate = read("participation.rate", place=COMMUNITY, during=period)
    assert (float(rate.value or 0), len(rate.evidence)) == (0.8, 1)


def test_a_step_of_before_is_read_as_typed(town: Town) -> None:
    fact = Fact(name="assembly.rejected", version=1, body_text='{"stage": "resolve"}')
    assert fact.body == {"stage": "resolve", "meeting": "-", "checked": False}


def test_it_is_called_from_the_page_of_the_matter(desk: Desk, town: Town) -> None:
    one = begun(town)
    enrolled(town)
    staff, page = desk("shequ"), f"/desk/assembly/procedures/{one.id}/"
    assert f"/desk/assembly/meetings/new/?for={one.id}" in staff.get(page).content.decode()
    shown = staff.get(f"/desk/assembly/meetings/new/?for={one.id}").content.decode()
    assert "为这件事开会:给车棚装充电桩" in shown
    assert "听证会(" not in shown
    day = (town.noon + 11 * DAY).date().isoformat()
    typed = {"for": one.id, "kind": "residents-meeting", "on": day, "clock": "19:30", "where": "二楼"}
    missing = staff.post("/desk/assembly/meetings/addition/", typed).content.decode()
    assert "为这件事开会:给车棚装充电桩" in missing
    answer = staff.post("/desk/assembly/meetings/addition/", typed | {"agenda": "装充电桩"})
    assert answer.status_code == 302
    meeting = Meeting.objects.get()
    assert [each.ref for each in queries.matters_of(meeting)] == [one.id]
    assert f"/meetings/{meeting.id}/" in Client().get(f"/decisions/{one.id}/").content.decode()
    for address in (answer["Location"], f"/meetings/{meeting.id}/"):
        assert "给车棚装充电桩" in staff.get(address).content.decode()
    at = examined(town, one)
    with time_machine.travel(at, tick=False):
        assert "数字从记录里取" in desk("shequ").get(page).content.decode()
        sealed(town, meeting)
        form = desk("shequ").get(page).content.decode()
        assert "到会 4,同意 3,不同意 1,弃权 0" in form
        for typed in ("due", "record", "what-1", "held_on"):
            assert f'name="{typed}"' not in form
        sent = {"stage": "resolve", "meeting": meeting.id, "record": "装一百个", "due": "9", "yes": "9"}
        sent |= {"what-1": "再装一个电梯", "who-1": "物业", "due-1": at.date().isoformat()}
        assert desk("shequ").post(f"{page}step/", sent).status_code == 302
    public = Client().get(f"/decisions/{one.id}/").content.decode()
    minutes = queries.met(Meeting.objects.get()).minutes
    for words in ("应到 5,到会 4", "数字取自会议记录", f"/meetings/{meeting.id}/", "下周量尺寸", minutes):
        assert words in public
    with time_machine.travel(at, tick=False):
        sheet = Client().get(f"/decisions/{one.id}/sheets/1/").content.decode()
    assert minutes in sheet
    for words in ("装一百个", "再装一个电梯"):
        assert words not in public + sheet


def test_numbers_from_paper_are_said_to_be_typed(town: Town) -> None:
    one = begun(town)
    at = examined(town, one)
    hands = Hands(rule="residents-meeting", due=100, present=60, yes=40, no=15, abstain=5)
    step(town, one, at, hands=hands)
    assert "照纸上的会议记录录入" in Client().get(f"/decisions/{one.id}/").content.decode()
