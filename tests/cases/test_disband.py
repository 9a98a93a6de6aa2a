"""The caller concludes the whole: when all are done, or with the reason why it does not wait."""

import pytest

from bandeng.cases import actions
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys
from tests.cases.test_conclude import PART

END = actions.Ending(words="灯拆了,供电来接线", cooperation="都来得快")


def test_when_all_are_done_the_caller_goes_on(town: Town) -> None:
    case = journeys.disowned(town)
    for by, act in ((journeys.DESK, "arrive"), (journeys.OFFICER, "conclude")):
        call, who = journeys.call(case), town.holder(by)
        if act == "arrive":
            actions.arrive(case=town.again(case), call=call, by=who, at=town.noon)
        else:
            actions.conclude(case=town.again(case), call=call, part=PART, by=who, at=town.noon)
    actions.disband(case=town.again(case), ending=END, by=town.staff, at=town.noon)
    case = town.again(case)
    assert case.state == "handling"
    waits = ToDo.objects.open().get(stream=case.stream)
    assert (waits.kind, waits.seat) == ("cases.resolve", case.seat)
    limits = Clock.objects.running().filter(stream=case.stream, kind__in=("step", "whole"))
    assert waits.due_at == case.next_at == min(each.due_at for each in limits)
    assert timeline(case, Reader.ANYBODY)[-1].notes == (f"办了什么:{END.words}",)


def test_whoever_does_not_wait_says_why(town: Town) -> None:
    case = journeys.arrived(town)
    with pytest.raises(BadInput) as refused:
        actions.disband(case=case, ending=END, by=town.staff, at=town.noon)
    assert set(refused.value.issues) == {"why_not"}
    end = actions.Ending(words="先这样", cooperation="一家没到", why_not="天黑了,改天再约")
    fact = actions.disband(case=case, ending=end, by=town.staff, at=town.noon)
    assert fact.body["unmet"] == list(journeys.CALLED)
    running = set(Clock.objects.running().filter(stream=case.stream).values_list("kind", flat=True))
    assert running == {"whole", "step"}
    assert ToDo.objects.open().filter(stream=case.stream).count() == 1


def test_only_the_caller_and_only_while_there_is_a_call(town: Town) -> None:
    case = journeys.whistling(town)
    with pytest.raises(NotYours):
        actions.disband(case=case, ending=END, by=town.holder(journeys.DESK), at=town.noon)
    end = actions.Ending(words="改天再约", cooperation="没来", why_not="自己修好了")
    actions.disband(case=case, ending=end, by=town.staff, at=town.noon)
    with pytest.raises(NotNow):
        actions.disband(case=town.again(case), ending=end, by=town.staff, at=town.noon)


def test_it_can_be_called_again(town: Town) -> None:
    case = journeys.whistling(town)
    end = actions.Ending(words="改天", cooperation="没来", why_not="下雨")
    actions.disband(case=case, ending=end, by=town.staff, at=town.noon)
    actions.whistle(case=town.again(case), what=journeys.CALLING, by=town.staff, at=town.noon)
    assert [journeys.call(case, unit).number for unit in journeys.CALLED] == [3, 4]
