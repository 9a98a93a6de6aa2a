"""A reason that says nothing is refused wherever others will read it; a step that is closed says why."""

from collections.abc import Callable

import pytest

from bandeng.cases import actions
from bandeng.cases.queries.limits import is_public
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput
from tests.cases import journeys
from tests.cases.conftest import Desk

STEP = journeys.STEP
Deed = Callable[[Town, str], object]


def _return(town: Town, why: str) -> None:
    case, by = journeys.handed_to_department(town), town.holder(journeys.DESK)
    what = actions.Returning(basis=why, suggested="410103-gd")
    actions.return_(case=case, what=what, by=by, at=town.noon + 7 * STEP)


def _escalate(town: Town, why: str) -> None:
    what = actions.HandingUp(tried="去看过,换了灯泡", why=why)
    actions.escalate(case=journeys.accepted(town), what=what, by=town.leader, at=town.noon + 2 * STEP)


def _merge(town: Town, why: str) -> None:
    case, other = journeys.accepted(town), town.accepted(at=town.noon - STEP)
    actions.merge(case=case, master=other, words=why, by=town.staff, at=town.noon + 2 * STEP)


def _suspend(town: Town, why: str) -> None:
    case = journeys.accepted(town)
    actions.ask_extension(case=case, reason=why, by=town.leader, at=town.noon + 2 * STEP)


def _reopen(town: Town, why: str) -> None:
    case, by = journeys.closed(town), town.holder(journeys.STREET_LEADER)
    actions.reopen(case=case, words=why, by=by, at=town.noon + 5 * STEP)


def _rework(town: Town, why: str) -> None:
    finding = actions.Finding(passed=False, words=why)
    actions.check(case=journeys.resolved(town), finding=finding, by=town.staff, at=town.noon + 3 * STEP)


def _refer(town: Town, why: str) -> None:
    what = actions.Referring(basis=why)
    by = town.holder(journeys.POWER)
    actions.refer(case=journeys.at_second_department(town), what=what, by=by, at=town.noon + 10 * STEP)


def test_what_is_owed_beside_the_work_is_in_the_desks_story_only() -> None:
    assert not any(is_public(kind) for kind in ("contact", "callback", "verify1", "assist2"))
    assert all(is_public(kind) for kind in ("accept", "whole", "step", "stage1", "check", "arrive1"))


@pytest.mark.parametrize("why", ["不归我", "不归我管", "不归我们管。", "不是我们的", "不归"])
@pytest.mark.parametrize("deed", [_return, _refer])
def test_not_ours_is_no_basis(town: Town, deed: Deed, why: str) -> None:
    with pytest.raises(BadInput, match="没有说清楚"):
        deed(town, why)


def test_whose_it_is_says_something(town: Town) -> None:
    _return(town, "不归我们,归供电")


@pytest.mark.parametrize("why", ["行", "x", "嗯。", "按规定办理"])
@pytest.mark.parametrize("deed", [_return, _escalate, _merge, _suspend, _reopen, _rework, _refer])
def test_a_reason_says_something(town: Town, deed: Deed, why: str) -> None:
    with pytest.raises(BadInput, match="没有说清楚"):
        deed(town, why)


def test_a_batch_looks_its_reason_over_before_any_row(town: Town) -> None:
    rows = (actions.Chosen(case=journeys.accepted(town), turn=1),)
    said = {"tried": "去看过了", "why": "嗯"}
    batch = actions.Batch(id="b1", verb="escalate", rows=rows, said=said)
    at = town.noon + 2 * STEP
    assert actions.preview(batch=batch, by=town.leader, at=at) == [""]
    with pytest.raises(BadInput, match="「嗯」没有说清楚"):
        actions.perform(batch=batch, by=town.leader, at=at)


def _page(desk: Desk, by: str, number: str, noun: str) -> str:
    answer = desk(by).get(f"/desk/cases/{number}/{noun}/")
    assert answer.status_code == 409
    return str(answer.content.decode())


def test_a_second_request_for_time_is_told_that_one_waits(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    why = "灯头要从外地调,下周到"
    actions.ask_extension(case=case, reason=why, by=town.leader, at=town.noon)
    assert "已经申请过,正等上一级决定" in _page(desk, town.leader, case.number, "extension-request")


def test_what_is_over_or_with_nobody_to_decide_says_so(desk: Desk, town: Town) -> None:
    over = journeys.closed(town)
    assert "这件事已经结束了" in _page(desk, town.leader, over.number, "extension-request")
    leader = town.holder(journeys.STREET_LEADER)
    assert "没有等着批的申请" in _page(desk, leader, journeys.at_street(town).number, "pause-refusal")


def test_a_department_that_refused_once_is_told_so(desk: Desk, town: Town) -> None:
    case = journeys.returned(town)
    staff = town.holder(journeys.STREET_STAFF)
    actions.dispatch(case=case, unit="410103-cg", words="请再看", by=staff, at=town.noon + 9 * STEP)
    assert "本单位已经退回过一次" in _page(desk, town.holder(journeys.DESK), case.number, "return")
