"""More time: asked before the limit passes, decided above, at most twice; each gives one original limit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import appeals, reasons, verbs
from bandeng.cases.queries.sentence import standing
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.cases.web.desk.steps.resting import asked
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.clock import Limit, due
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.rebuilding import check
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.calendar import office_hours, work_calendar
from bandeng.ui.words import moment_text
from tests.cases import journeys

HOUR = timedelta(hours=1)


def _asked(town: Town) -> Case:
    case = journeys.accepted(town)
    actions.ask_extension(case=case, reason="灯杆要定做", by=town.leader, at=town.noon + HOUR)
    return town.again(case)


def _secretary(town: Town) -> str:
    return town.holder(journeys.SECRETARY)


def _running(case: Case, kind: str) -> Clock:
    return Clock.objects.get(stream=case.stream, kind=kind, stopped_at=None)


def test_the_level_above_is_asked_and_the_clocks_run_on(town: Town) -> None:
    before = journeys.accepted(town)
    case = _asked(town)
    waits = ToDo.objects.open().get(kind="cases.extend")
    assert (waits.seat, waits.barred.split()) == (journeys.SECRETARY, [town.leader])
    assert case.state == "handling"
    assert _running(case, "whole").due_at == case.due_at
    assert before.due_at is not None


def test_given_it_is_one_original_limit_more(town: Town) -> None:
    """Two working days from noon on Wednesday, and two more: counted as four from the beginning."""
    case = _asked(town)
    started = _running(case, "whole").started_at
    actions.extend(case=case, by=_secretary(town), at=town.noon + 2 * HOUR)
    case = town.again(case)
    limit = Limit.parse(_running(case, "whole").limit)
    twice = due(started, Limit(limit.amount * 2, limit.unit), work_calendar(), hours=office_hours()).at
    assert case.due_at == _running(case, "whole").due_at == twice
    assert not ToDo.objects.open().filter(kind="cases.extend").exists()
    assert ToDo.objects.open().get(kind="cases.resolve").due_at == _running(case, "step").due_at
    said = next(each for each in reasons.of(case) if each.name == "整件事办好")
    assert said.due_at == twice
    assert "延期1次" in said.limit
    spans = [span for day in said.days for span in day.spans]
    assert spans[-1][1] == twice


def test_nobody_decides_what_she_asked_for(town: Town) -> None:
    case = _asked(town)
    with pytest.raises(NotYours):
        actions.extend(case=case, by=town.leader, at=town.noon + 2 * HOUR)
    with pytest.raises(NotYours):
        actions.extend(case=case, by=town.holder(journeys.STREET_LEADER), at=town.noon + 2 * HOUR)
    shown = {verb.name: verb for verb in verbs.verbs_of(town.leader, case, at=town.noon)}
    assert not shown["extend"].may
    assert "ask_extension" not in shown


def test_a_refusal_says_why_and_the_limit_stays(town: Town) -> None:
    case = _asked(town)
    actions.refuse_pause(case=case, words="库里有灯杆", by=_secretary(town), at=town.noon + 2 * HOUR)
    again = town.again(case)
    assert again.due_at == case.due_at
    assert not Clock.objects.filter(stream=case.stream, kind="decide", stopped_at=None).exists()
    actions.ask_extension(case=again, reason="库里那根断了", by=town.leader, at=town.noon + 3 * HOUR)


def test_twice_and_no_more(town: Town) -> None:
    case = journeys.accepted(town)
    for turn in range(2):
        at = town.noon + (turn + 1) * HOUR
        actions.ask_extension(case=case, reason="等件", by=town.leader, at=at)
        actions.extend(case=town.again(case), by=_secretary(town), at=at + HOUR / 2)
        case = town.again(case)
    with pytest.raises(NotNow, match="2次"):
        actions.ask_extension(case=case, reason="还等", by=town.leader, at=town.noon + 3 * HOUR)


def test_after_the_limit_it_is_too_late(town: Town) -> None:
    case = journeys.accepted(town)
    assert case.due_at is not None
    with pytest.raises(NotNow):
        actions.ask_extension(case=case, reason="忘了", by=town.leader, at=case.due_at)
    with pytest.raises(BadInput):
        actions.ask_extension(case=case, reason=" ", by=town.leader, at=town.noon + HOUR)


def test_what_was_asked_falls_when_the_matter_moves_on(town: Town) -> None:
    case = _asked(town)
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=town.noon + 2 * HOUR)
    with pytest.raises(NotNow):
        actions.extend(case=town.again(case), by=_secretary(town), at=town.noon + 3 * HOUR)
    assert not ToDo.objects.open().filter(kind="cases.extend").exists()
    assert not Clock.objects.filter(stream=case.stream, kind="decide", stopped_at=None).exists()


def test_an_extended_clock_warns_once_more(town: Town) -> None:
    case = _asked(town)
    first = _running(case, "whole")
    actions.tick(at=first.warn_at)
    case = town.again(case)
    actions.extend(case=case, by=_secretary(town), at=first.warn_at + timedelta(minutes=1))
    second = _running(case, "whole")
    assert second.warned_at is None
    assert actions.tick(at=second.warn_at) >= 1
    assert _running(case, "whole").warned_at == second.warn_at
    assert actions.tick(at=second.warn_at) == 0
    assert standing(town.again(case), at=second.warn_at).word == "处理中"


def _late_and_asked(town: Town) -> Case:
    """Asked for in time; the limit passed, everybody was told, and the level above has not decided."""
    case = _asked(town)
    assert case.due_at
    actions.tick(at=case.due_at + HOUR)
    return town.again(case)


def test_what_was_asked_for_in_time_is_given_after_the_limit_and_is_no_overtime(town: Town) -> None:
    case = _late_and_asked(town)
    assert case.due_at
    first, started = case.due_at, _running(case, "whole").started_at
    at = first + 2 * HOUR
    assert standing(case, at=at).late
    actions.extend(case=case, by=_secretary(town), at=at)
    case, limit = town.again(case), Limit.parse(_running(case, "whole").limit)
    twice = due(started, Limit(limit.amount * 2, limit.unit), work_calendar(), hours=office_hours()).at
    assert case.due_at == twice > at
    assert "整件事应在" in standing(case, at=at).sentence, "of the whole it is told when it is due"
    assert not next(each for each in reasons.of(case) if each.kind == "whole").late
    assert [each.clock.kind for each in appeals.missed(case) if each.clock.kind == "whole"] == []
    told = next(each for each in timeline(case, Reader.ANYBODY) if each.text.startswith("「整件事办好」超过"))
    assert told.notes == ("时限到以前已经申请延期,后来批准了,不算超时",)
    assert check().is_equal


def test_past_the_longer_limit_it_is_an_overtime(town: Town) -> None:
    case = _late_and_asked(town)
    assert case.due_at
    actions.extend(case=case, by=_secretary(town), at=case.due_at + 2 * HOUR)
    case = town.again(case)
    assert case.due_at
    actions.tick(at=case.due_at + timedelta(days=3))
    late = [each for each in timeline(town.again(case), Reader.ANYBODY) if "「整件事办好」" in each.text]
    assert [each.text.rpartition(",")[2] for each in late] == ["系统催办", "系统催办", "冯春社区督办"]
    assert [bool(each.notes) for each in late] == [True, False, False]
    assert next(each for each in reasons.of(town.again(case)) if each.kind == "whole").late


def test_refused_after_the_limit_it_stays_an_overtime(town: Town) -> None:
    case = _late_and_asked(town)
    assert case.due_at
    at = case.due_at + 2 * HOUR
    actions.refuse_pause(case=case, words="库里有灯杆", by=_secretary(town), at=at)
    case = town.again(case)
    assert standing(case, at=at).late
    assert not any(each.notes for each in timeline(case, Reader.ANYBODY) if "超过了时限" in each.text)


def test_a_step_that_was_late_before_more_time_was_asked_for_stays_late(town: Town) -> None:
    case = journeys.accepted(town)
    step, whole = _running(case, "step"), _running(case, "whole")
    assert step.due_at < whole.due_at
    actions.tick(at=step.due_at)
    later = step.due_at + HOUR
    actions.ask_extension(case=town.again(case), reason="灯杆要定做", by=town.leader, at=later)
    actions.extend(case=town.again(case), by=_secretary(town), at=whole.due_at + HOUR)
    case = town.again(case)
    late = {each.kind: each.late for each in reasons.of(case)}
    assert (late["step"], late["whole"]) == (True, False)


def test_whoever_decides_reads_that_it_was_asked_for_in_time(town: Town) -> None:
    case = _late_and_asked(town)
    assert case.due_at
    before = Sitting(person=_secretary(town), name_entry="-", held=(), at=case.due_at - HOUR)
    after = replace(before, at=case.due_at + HOUR)
    said = [asked(Scene(case=case, sitting=each)) for each in (before, after)]
    assert ["是时限到以前申请的" in each for each in said] == [False, True]


def test_a_rebuild_gives_the_same_clocks(town: Town) -> None:
    actions.extend(case=_asked(town), by=_secretary(town), at=town.noon + 2 * HOUR)
    assert check().is_equal


def test_of_an_overdue_matter_it_is_not_offered_and_the_page_says_why(town: Town) -> None:
    case = journeys.accepted(town)
    assert case.due_at
    found = verbs.verb_of(town.leader, case, "ask_extension", at=case.due_at)
    assert found
    assert (found.may, found.now) == (False, False)
    assert "时限已经过了" in found.reason
    before = verbs.verb_of(town.leader, case, "ask_extension", at=case.due_at - HOUR)
    assert before
    assert before.may


def test_everybody_reads_until_when_it_was_given(town: Town) -> None:
    case = _asked(town)
    at = town.noon + 2 * HOUR
    actions.extend(case=case, by=_secretary(town), at=at)
    case = town.again(case)
    assert case.due_at is not None
    told = timeline(case, Reader.ANYBODY)[-1].text
    assert told == f"批准延期,改为{moment_text(case.due_at, at)}前办好"
    assert told in Client().get(f"/c/{case.number}/").content.decode()
