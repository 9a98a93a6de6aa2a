"""An overtime may be appealed once after the end, by whoever missed it; two above decide."""

from datetime import datetime, timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import appeals, reasons, verbs
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.ties import Appeal
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.cases import journeys

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WHY = "停电两天,电工进不去,有供电公司的单子"


def end(town: Town) -> datetime:
    return town.noon + 9 * DAY


def late(town: Town) -> Case:
    """The grid leader was two days past the limit, and it is over."""
    case = journeys.accepted(town)
    assert case.due_at
    at = case.due_at + 2 * DAY
    actions.tick(at=at)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=at)
    return closed(town, case, at)


def closed(town: Town, case: Case, at: datetime) -> Case:
    """Checked and confirmed; the end is ``end``."""
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=passed, by=town.staff, at=at + HOUR)
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=town.again(case), word=word, by=case.reporter, at=end(town))
    return town.again(case)


def late_at_department(town: Town) -> Case:
    """The department is past its own limit and that of the matter."""
    case = journeys.at_department(town)
    at = max(Clock.objects.running().filter(stream=case.stream).values_list("due_at", flat=True)) + DAY
    actions.tick(at=at)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.holder(journeys.OFFICER), at=at)
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=passed, by=town.leader, at=at + HOUR)
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=town.again(case), word=word, by=case.reporter, at=at + 2 * HOUR)
    return town.again(case)


def limit_of(case: Case, kind: str = "whole") -> str:
    return next(each.clock.id for each in appeals.missed(case) if each.clock.kind == kind)


def appealed(town: Town, kind: str = "whole") -> Case:
    case = late(town)
    what = actions.Appealing(limit=limit_of(case, kind), reason=WHY)
    actions.appeal(case=case, what=what, by=town.leader, at=end(town) + HOUR)
    return town.again(case)


def test_two_above_are_asked_each_with_a_clock_and_a_notice(town: Town) -> None:
    case = appealed(town)
    waits = ToDo.objects.open().filter(stream=case.stream, kind="cases.decide_appeal")
    assert {each.seat for each in waits} == {journeys.SECRETARY, journeys.STREET_LEADER}
    running = Clock.objects.running().filter(stream=case.stream)
    assert {(each.kind, each.seat) for each in running} == {
        ("weigh1.1", journeys.SECRETARY),
        ("weigh1.2", journeys.STREET_LEADER),
    }
    assert {each.due_at for each in running} == {each.due_at for each in waits}
    told = Notice.objects.filter(kind="cases.to_weigh").values_list("recipient", flat=True)
    assert set(told) == {journeys.SECRETARY, journeys.STREET_LEADER}
    assert case.state == "closed"


def test_the_reason_lies_in_the_vault_and_the_story_says_what_is_appealed(town: Town) -> None:
    case = appealed(town)
    entry = timeline(case, Reader.ANYBODY)[-1]
    assert "申诉「整件事办好」超时" in entry.text
    assert entry.notes == (WHY,)
    assert Appeal.objects.get().reason != WHY


def test_whose_limit_it_was_appeals_and_nobody_else(town: Town) -> None:
    case = late(town)
    what = actions.Appealing(limit=limit_of(case), reason=WHY)
    for by in (town.staff, town.holder(journeys.STREET_LEADER), town.holder(journeys.OFFICER)):
        with pytest.raises(NotYours):
            actions.appeal(case=case, what=what, by=by, at=end(town) + HOUR)
    shown = {each.name: each.may for each in verbs.verbs_of(town.leader, case, at=end(town) + HOUR)}
    assert shown["appeal"]
    others = {each.name: each.may for each in verbs.verbs_of(town.staff, case, at=end(town) + HOUR)}
    assert not others["appeal"]


def test_of_the_whole_matter_it_is_whoever_had_it_when_the_limit_passed(town: Town) -> None:
    case = late_at_department(town)
    found = {each.clock.kind: each.seat for each in appeals.missed(case)}
    assert found["whole"] == journeys.OFFICER
    assert case.closed_at
    what = actions.Appealing(limit=limit_of(case), reason=WHY)
    at = case.closed_at + HOUR
    with pytest.raises(NotYours):
        actions.appeal(case=case, what=what, by=town.leader, at=at)
    actions.appeal(case=case, what=what, by=town.holder(journeys.OFFICER), at=at)
    waits = ToDo.objects.open().filter(stream=case.stream, kind="cases.decide_appeal")
    assert [each.seat for each in waits] == [journeys.DISTRICT], "the other is asked when one has decided"


def test_only_what_was_missed_and_only_once(town: Town) -> None:
    case = appealed(town)
    again = actions.Appealing(limit=Appeal.objects.get().limit, reason="再说一次")
    kept = Clock.objects.get(stream=case.stream, kind="accept")
    on_time = actions.Appealing(limit=kept.id, reason="没有超时")
    for what in (again, on_time, actions.Appealing(limit="moon", reason=WHY)):
        with pytest.raises(BadInput):
            actions.appeal(case=case, what=what, by=town.leader, at=end(town) + 2 * HOUR)


def test_another_limit_of_the_matter_is_appealed_by_itself(town: Town) -> None:
    case = appealed(town)
    what = actions.Appealing(limit=limit_of(case, "step"), reason=WHY)
    actions.appeal(case=case, what=what, by=town.leader, at=end(town) + 2 * HOUR)
    assert [each.number for each in appeals.pending(town.again(case))] == [1, 2]
    assert ToDo.objects.open().filter(stream=case.stream, kind="cases.decide_appeal").count() == 4


def test_a_reason_is_needed_and_it_must_be_over_and_not_long_ago(town: Town) -> None:
    case = late(town)
    with pytest.raises(BadInput):
        empty = actions.Appealing(limit=limit_of(case), reason=" ")
        actions.appeal(case=case, what=empty, by=town.leader, at=end(town) + HOUR)
    what = actions.Appealing(limit=limit_of(case), reason=WHY)
    with pytest.raises(NotNow, match="5天"):
        actions.appeal(case=case, what=what, by=town.leader, at=end(town) + 6 * DAY)


def test_while_it_is_in_hand_nothing_is_appealed(town: Town) -> None:
    case = journeys.accepted(town)
    assert case.due_at
    actions.tick(at=case.due_at + DAY)
    case = town.again(case)
    what = actions.Appealing(limit=limit_of(case), reason=WHY)
    with pytest.raises(NotNow):
        actions.appeal(case=case, what=what, by=town.leader, at=case.reported_at + 9 * DAY)


def test_opened_again_it_falls_and_may_be_made_anew_after_the_next_end(town: Town) -> None:
    case = appealed(town)
    leader = town.holder(journeys.STREET_LEADER)
    actions.reopen(case=case, words="又黑了", by=leader, at=end(town) + 2 * HOUR)
    case = town.again(case)
    assert Appeal.objects.get().state == "fallen"
    assert not ToDo.objects.open().filter(stream=case.stream, kind="cases.decide_appeal").exists()
    assert not Clock.objects.running().filter(stream=case.stream, kind__startswith="weigh").exists()
    assert limit_of(case)
    assert rebuilding.check().is_equal


def test_whoever_does_not_decide_is_reminded_and_the_district_is_told(town: Town) -> None:
    case = appealed(town)
    clock = Clock.objects.get(stream=case.stream, kind="weigh1.1")
    actions.tick(at=clock.supervise_at)
    assert reasons.of(town.again(case))[-1].late
    assert ToDo.objects.open().filter(kind="cases.watch", seat=journeys.DISTRICT).exists()
    assert Clock.objects.get(id=clock.id).reminded_at
    assert not [each for each in appeals.missed(town.again(case)) if each.clock.kind.startswith("weigh")]


def test_a_rebuild_gives_the_same(town: Town) -> None:
    appealed(town)
    assert rebuilding.check().is_equal
