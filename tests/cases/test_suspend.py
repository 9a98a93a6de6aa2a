"""A rest: asked with a public reason and a day, given above, once; it ends by itself."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import reasons
from bandeng.cases.queries.limits import limit_name
from bandeng.cases.queries.sentence import standing
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, Pause, ToDo
from bandeng.kernel.clock import Limit, due
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger.models import Fact
from bandeng.ledger.rebuilding import check
from bandeng.rulebook.calendar import office_hours, work_calendar
from tests.cases import journeys

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _asked(town: Town, days: int = 10) -> Case:
    case = journeys.accepted(town)
    what = actions.Resting(reason="连着下雨,路面干了才能修", until=town.noon + days * DAY)
    actions.ask_suspension(case=case, what=what, by=town.leader, at=town.noon + HOUR)
    return town.again(case)


def _resting(town: Town, days: int = 10) -> Case:
    case = _asked(town, days)
    actions.suspend(case=case, by=town.holder(journeys.SECRETARY), at=town.noon + 2 * HOUR)
    return town.again(case)


def test_while_it_rests_nobody_is_late_and_everybody_sees_why(town: Town) -> None:
    case = _resting(town)
    assert case.state == "suspended"
    assert not Clock.objects.running().filter(stream=case.stream).exclude(kind="rest").exists()
    assert not ToDo.objects.open().filter(stream=case.stream).exists()
    assert actions.tick(at=town.noon + 9 * DAY) == 0
    told = standing(case, at=town.noon + 9 * DAY)
    assert (told.word, told.late) == ("暂缓", False)
    assert "7月16日" in told.sentence
    page = Client().get(f"/c/{case.number}/").content.decode()
    assert "路面干了才能修" in page
    assert "暂缓" in page


def test_on_its_day_it_goes_on_by_itself(town: Town) -> None:
    case = _resting(town)
    assert actions.tick(at=town.noon + 10 * DAY) == 1
    case = town.again(case)
    assert case.state == "handling"
    assert ToDo.objects.open().get(stream=case.stream).kind == "cases.resolve"
    assert Fact.objects.named("cases.resumed").get().post == "clock"
    assert actions.tick(at=town.noon + 10 * DAY) == 0


def test_its_rest_is_left_out_of_the_limit(town: Town) -> None:
    """Two working days from Wednesday 12:10, resting from 14:00 that day to noon ten days later."""
    case = _resting(town)
    clock = Clock.objects.get(stream=case.stream, kind="whole")
    actions.tick(at=town.noon + 10 * DAY)
    rest = (town.noon + 2 * HOUR, town.noon + 10 * DAY)
    limit = Limit.parse(clock.limit)
    should = due(clock.started_at, limit, work_calendar(), hours=office_hours(), pauses=[rest]).at
    after = Clock.objects.get(id=clock.id)
    assert (after.due_at, after.stopped_at) == (should, None)
    assert town.again(case).due_at == should
    assert after.due_at > clock.due_at
    said = next(each for each in reasons.of(town.again(case)) if each.name == "整件事办好")
    assert [span for day in said.days for span in day.spans][-1][1] == should


def test_it_may_go_on_before_the_day(town: Town) -> None:
    case = _resting(town)
    actions.resume(case=case, by=town.leader, at=town.noon + 3 * DAY)
    assert town.again(case).state == "handling"
    assert Pause.objects.get().ends_at == town.noon + 3 * DAY
    assert actions.tick(at=town.noon + 3 * DAY) == 0


def test_once_for_a_matter(town: Town) -> None:
    case = _resting(town)
    actions.resume(case=case, by=town.leader, at=town.noon + 3 * DAY)
    what = actions.Resting(reason="又下雨", until=town.noon + 20 * DAY)
    with pytest.raises(NotNow):
        actions.ask_suspension(case=town.again(case), what=what, by=town.leader, at=town.noon + 4 * DAY)


@pytest.mark.parametrize("days", [0, 91])
def test_only_for_so_many_days(town: Town, days: int) -> None:
    with pytest.raises(BadInput) as refused:
        _asked(town, days)
    assert "until" in refused.value.issues


def test_a_day_that_is_over_is_not_given(town: Town) -> None:
    case = _asked(town, 1)
    with pytest.raises(NotNow):
        actions.suspend(case=case, by=town.holder(journeys.SECRETARY), at=town.noon + 2 * DAY)


def test_extended_and_rested_both_count(town: Town) -> None:
    """One more limit, then a rest: counted as two limits without the rest."""
    case = journeys.accepted(town)
    actions.ask_extension(case=case, reason="等件", by=town.leader, at=town.noon + HOUR / 2)
    actions.extend(case=town.again(case), by=town.holder(journeys.SECRETARY), at=town.noon + HOUR / 2)
    what = actions.Resting(reason="下雨", until=town.noon + 10 * DAY)
    actions.ask_suspension(case=town.again(case), what=what, by=town.leader, at=town.noon + HOUR)
    actions.suspend(case=town.again(case), by=town.holder(journeys.SECRETARY), at=town.noon + 2 * HOUR)
    clock = Clock.objects.get(stream=case.stream, kind="whole")
    actions.tick(at=town.noon + 10 * DAY)
    limit = Limit.parse(clock.limit)
    twice = Limit(limit.amount * 2, limit.unit)
    rest = (town.noon + 2 * HOUR, town.noon + 10 * DAY)
    assert (
        town.again(case).due_at
        == due(clock.started_at, twice, work_calendar(), hours=office_hours(), pauses=[rest]).at
    )
    assert check().is_equal


def test_done_in_time_after_a_rest_is_in_time(town: Town) -> None:
    case = _resting(town)
    actions.tick(at=town.noon + 10 * DAY)
    case = town.again(case)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=town.noon + 10 * DAY + HOUR)
    assert Fact.objects.named("cases.resolved").get().body["on_time"] is True


def test_the_rest_is_called_by_its_name_with_its_own_days(town: Town) -> None:
    rest = Clock.objects.get(stream=_resting(town).stream, kind="rest")
    assert limit_name(rest.kind, rest.seat) == "暂缓"
    assert reasons.limit_said(rest) == "9 天"  # from 14:00 to the tenth day at noon


def test_everything_that_is_wrong_is_said_at_once(town: Town) -> None:
    what = actions.Resting(reason="行", until=town.noon - 2000 * DAY)
    with pytest.raises(BadInput) as refused:
        actions.ask_suspension(case=journeys.accepted(town), what=what, by=town.leader, at=town.noon + HOUR)
    assert set(refused.value.issues) == {"reason", "until"}
