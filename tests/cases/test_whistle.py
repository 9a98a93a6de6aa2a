"""A community or a street calls several departments at once; the matter stays with it."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Call
from bandeng.cases.queries import reasons, sight, whistles
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys


def test_every_called_department_sees_it_and_is_to_come(town: Town) -> None:
    case = journeys.whistling(town)
    assert (case.state, case.level, case.unit) == ("whistling", "community", "410103012002")
    for desk in (journeys.DESK, journeys.POWER):
        assert sight.seen_by(town.holder(desk), at=town.noon).get() == case
        waits = ToDo.objects.open().get(seat=desk)
        assert (waits.kind, waits.stream) == ("cases.arrive", case.stream)
        assert waits.due_at
    assert not sight.seen_by(town.holder("department_desk@410103-sz"), at=town.noon).exists()


def test_the_clocks_of_the_matter_run_on(town: Town) -> None:
    before = set(Clock.objects.running().values_list("id", flat=True))
    case = journeys.whistling(town)
    running = Clock.objects.running().filter(stream=case.stream)
    assert {"whole", "step", "arrive1", "arrive2"} == set(running.values_list("kind", flat=True))
    assert case.due_at
    assert not before


def test_the_caller_keeps_it_and_is_to_end_the_call(town: Town) -> None:
    case = journeys.whistling(town)
    assert ToDo.objects.open().get(seat=case.seat, kind="cases.disband").stream == case.stream
    for refused in (
        lambda: actions.resolve(case=case, what=journeys.DONE, by=town.staff, at=town.noon),
        lambda: actions.escalate(case=case, what=journeys.UP, by=town.staff, at=town.noon),
        lambda: actions.whistle(case=case, what=journeys.CALLING, by=town.staff, at=town.noon),
    ):
        with pytest.raises(NotNow):
            refused()


def test_the_clock_of_arrival_begins_when_they_are_to_come(town: Town) -> None:
    case, meet_at = journeys.at_community(town), town.noon + timedelta(hours=20)
    what = actions.Calling(units=journeys.CALLED, purpose="看线路", spot="北门", meet_at=meet_at)
    actions.whistle(case=case, what=what, by=town.staff, at=town.noon + timedelta(hours=1))
    assert {call.called_at for call in Call.objects.all()} == {meet_at}
    assert all(call.due_at > meet_at for call in Call.objects.all())
    reason = next(each for each in reasons.of(case) if each.due_at == Call.objects.earliest("id").due_at)
    assert reason.started_at == meet_at


def test_the_public_reads_who_was_called_and_only_staff_what_for(town: Town) -> None:
    case = journeys.whistling(town)
    public, staff = timeline(case, Reader.ANYBODY)[-1], timeline(case, Reader.STAFF)[-1]
    assert "区城市管理局" in public.text
    assert not public.notes
    assert staff.notes == (journeys.CALLING.purpose, journeys.CALLING.spot)
    story = whistles.story_of(case)
    assert story
    assert story.spot == journeys.CALLING.spot


@pytest.mark.parametrize("units", [(), ("moon",), ("410103-cg", "moon")])
def test_only_departments_of_the_book(town: Town, units: tuple[str, ...]) -> None:
    what = actions.Calling(units=units, purpose="看线路", spot="北门")
    with pytest.raises(BadInput) as refused:
        actions.whistle(case=journeys.at_community(town), what=what, by=town.staff, at=town.noon)
    assert set(refused.value.issues) == {"units"}


def test_a_purpose_and_a_place_are_needed_and_no_time_far_away_or_gone(town: Town) -> None:
    case, far = journeys.at_community(town), town.noon + timedelta(days=31)
    gone = town.noon - timedelta(hours=1)
    for what in (
        actions.Calling(units=journeys.CALLED, purpose="", spot="北门"),
        actions.Calling(units=journeys.CALLED, purpose="看", spot=" "),
        actions.Calling(units=journeys.CALLED, purpose="看", spot="北门", meet_at=far),
        actions.Calling(units=journeys.CALLED, purpose="看", spot="北门", meet_at=gone),
    ):
        with pytest.raises(BadInput):
            actions.whistle(case=case, what=what, by=town.staff, at=town.noon)


def test_the_grid_hands_up_first_and_the_department_does_not_call(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.whistle(case=journeys.accepted(town), what=journeys.CALLING, by=town.leader, at=town.noon)
    with pytest.raises(NotYours):
        actions.whistle(
            case=journeys.at_department(town),
            what=journeys.CALLING,
            by=town.holder(journeys.DESK),
            at=town.noon,
        )


def test_the_street_calls_too(town: Town) -> None:
    case = journeys.at_street(town)
    actions.whistle(case=case, what=journeys.CALLING, by=town.holder(journeys.STREET_STAFF), at=town.noon)
    assert town.again(case).state == "whistling"


def test_everything_that_is_wrong_is_said_at_once(town: Town) -> None:
    case, past = journeys.at_community(town), town.noon - timedelta(days=2000)
    what = actions.Calling(units=(), purpose="嗯", spot="", meet_at=past)
    with pytest.raises(BadInput) as refused:
        actions.whistle(case=case, what=what, by=town.staff, at=town.noon)
    assert set(refused.value.issues) == {"units", "purpose", "spot", "meet_at"}
    assert "请写明请他们来做什么" in refused.value.issues["purpose"]
