"""More time: asked before the limit passes, decided above, at most twice; each gives one original limit."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import reasons, verbs
from bandeng.cases.queries.sentence import standing
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.clock import Limit, due
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.rebuilding import check
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
