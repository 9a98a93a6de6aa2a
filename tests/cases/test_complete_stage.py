"""A stage of a matter is over: made safe first, mended later."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import reasons, sentence
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.queries.verbs import primary, verb_of, verbs_of
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from bandeng.ui.words import moment_text
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.laws.begun import staged

SAFE = actions.Stage(words="水关了,围起来了")
SOON = timedelta(minutes=40)


def completed(town: Town) -> Case:
    case = staged(town)
    actions.complete_stage(case=case, what=SAFE, by=town.leader, at=town.noon + SOON)
    return town.again(case)


def test_its_clock_stops_and_the_next_limit_is_told(town: Town) -> None:
    case = staged(town)
    first = Clock.objects.get(stream=case.stream, kind="stage1")
    assert case.next_at == first.due_at
    case = completed(town)
    first = Clock.objects.filter(stream=case.stream, kind="stage1").get()
    assert (first.stopped_at, case.state) == (town.noon + SOON, "handling")
    running = Clock.objects.running().filter(stream=case.stream)
    assert case.next_at == min(each.due_at for each in running)
    assert case.next_at is not None
    assert case.next_at > first.due_at
    assert ToDo.objects.open().get(stream=case.stream, kind="cases.resolve").due_at == case.next_at
    assert rebuilding.check().is_equal


def test_everybody_reads_which_step_it_was(town: Town) -> None:
    last = timeline(completed(town), Reader.ANYBODY)[-1]
    assert last.text == "办完了一个阶段:止水、围挡"
    assert last.notes == (SAFE.words,)


def test_everybody_reads_the_limit_of_the_step_and_of_the_whole(town: Town) -> None:
    case = staged(town)
    at = town.noon + SOON
    before = sentence.standing(case, at=at).sentence
    assert case.next_at and case.due_at
    assert f"其中「止水、围挡」应在{moment_text(case.next_at, at)}前办完" in before
    assert f"整件事应在{moment_text(case.due_at, at)}前办好" in before


def test_nobody_is_late_with_it_afterwards(town: Town) -> None:
    case = completed(town)
    at = town.noon + timedelta(hours=1, minutes=30)
    assert actions.tick(at=at) == 0
    assert not sentence.standing(case, at=at).late


def test_everybody_reads_what_was_to_be_done_in_the_stage_that_is_late(town: Town) -> None:
    case, at = staged(town), town.noon + timedelta(days=2)
    actions.tick(at=at)
    told = [each.text for each in timeline(town.again(case), Reader.ANYBODY)]
    assert "「止水、围挡」超过了时限,系统催办" in told
    assert not any("阶段" in text for text in told)


def test_a_late_stage_keeps_its_name_under_another_condition(town: Town) -> None:
    case, at = staged(town), town.noon + timedelta(hours=2)
    actions.tick(at=at)
    actions.reclassify(case=town.again(case), condition="wires.bare", by=town.leader, at=at)
    actions.tick(at=at + timedelta(days=1))
    case = town.again(case)
    told = [each.text for each in timeline(case, Reader.ANYBODY)]
    assert "「止水、围挡」超过了时限,系统催办" in told
    assert "「断电、包扎、围挡」超过了时限,系统催办" in told
    asked = {each.name for each in reasons.of(case)}
    assert {"止水、围挡", "断电、包扎、围挡"} <= asked


def test_it_stands_in_front_until_it_is_said(town: Town) -> None:
    case = staged(town)
    front = primary(verbs_of(town.leader, case, at=town.noon))
    assert front is not None
    assert front.name == "complete_stage"
    front = primary(verbs_of(town.leader, completed(town), at=town.noon))
    assert front is not None
    assert front.name == "resolve"


def test_the_last_stage_ends_with_the_whole(town: Town) -> None:
    with pytest.raises(NotNow, match="报告办好"):
        actions.complete_stage(case=completed(town), what=SAFE, by=town.leader, at=town.noon + SOON)


def test_a_matter_without_stages_has_none(town: Town) -> None:
    case = journeys.accepted(town)
    assert verb_of(town.leader, case, "complete_stage", at=town.noon) is None
    with pytest.raises(NotNow):
        actions.complete_stage(case=case, what=SAFE, by=town.leader, at=town.noon + SOON)


def test_only_whoever_has_it_says_so_and_does_not_check_it(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.complete_stage(
            case=staged(town), what=SAFE, by=town.holder(journeys.DESK), at=town.noon + SOON
        )
    case = completed(town)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=town.noon + 2 * SOON)
    passed = actions.Finding(passed=True)
    with pytest.raises(NotYours):
        actions.check(case=town.again(case), finding=passed, by=town.leader, at=town.noon + 3 * SOON)


def test_the_desk_names_it_and_takes_it(desk: Desk, town: Town) -> None:
    case = staged(town)
    page = f"/desk/cases/{case.number}/"
    leader = desk("wanggezhang")
    shown = leader.get(page).content.decode()
    assert "办完的是:止水、围挡" in shown
    told = {"words": "水关了", "turn": str(case.turn), "command": "one"}
    assert leader.post(f"{page}stage-completion/", told).status_code == 302
    assert "办完了一个阶段:止水、围挡" in leader.get(page).content.decode()


def concluded_in_a_stage(town: Town) -> Case:
    """The community called two departments to the burst pipe; one of them has done its part."""
    case = staged(town)
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=town.noon + SOON / 4)
    actions.sign(case=town.again(case), by=town.staff, at=town.noon + SOON / 3)
    actions.whistle(case=town.again(case), what=journeys.CALLING, by=town.staff, at=town.noon + SOON / 2)
    case, desk = town.again(case), town.holder(journeys.DESK)
    actions.arrive(case=case, call=journeys.call(case), by=desk, at=town.noon + SOON)
    part = actions.Part(words="水关了,围起来了", cooperation="社区的人一直在场")
    case = town.again(case)
    actions.conclude(case=case, call=journeys.call(case), part=part, by=desk, at=town.noon + SOON)
    return town.again(case)


def test_whoever_called_is_told_and_asked_when_a_department_did_its_part(town: Town) -> None:
    case = concluded_in_a_stage(town)
    stage = Clock.objects.running().get(stream=case.stream, kind="stage1")
    waits = ToDo.objects.open().get(stream=case.stream, kind="cases.complete_stage")
    assert (waits.seat, waits.urgent, waits.due_at) == (case.seat, True, stage.due_at)
    news = Notice.objects.filter(recipient=case.seat).order_by("height").last()
    assert news is not None
    assert (news.kind, news.urgent) == ("cases.to_report_stage", True)
    assert rebuilding.check().is_equal


def test_it_waits_no_more_once_the_stage_is_over_or_is_none(town: Town) -> None:
    waits = ToDo.objects.open().filter(kind="cases.complete_stage")
    case = concluded_in_a_stage(town)
    actions.complete_stage(case=case, what=SAFE, by=town.staff, at=town.noon + SOON)
    assert not waits.exists()
    other = concluded_in_a_stage(town)
    assert waits.count() == 1
    actions.reclassify(case=other, condition=journeys.LAMP, by=town.staff, at=town.noon + SOON)
    assert not waits.exists()


def test_it_comes_first_at_the_desk_and_opens_onto_the_step(desk: Desk, town: Town) -> None:
    case = concluded_in_a_stage(town)
    community = desk("shequ")
    rows = b"".join(community.get("/desk/inbox.csv")).decode("utf-8-sig").splitlines()
    assert rows[1].startswith(case.number)
    assert "这一阶段办到了没有等您说一声" in rows[1]
    page = community.get("/desk/").content.decode()
    assert "这一阶段办到了没有等您说一声" in page
    assert f"/desk/cases/{case.number}/stage-completion/" in page
