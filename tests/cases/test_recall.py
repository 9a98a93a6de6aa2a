"""What was handed over by mistake comes back to where it was; a note that was withdrawn no longer holds."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger.models import Fact
from bandeng.ledger.rebuilding import check
from bandeng.notices.models import Notice
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.laws.test_book import complain_of

MINUTE = timedelta(minutes=1)


def test_back_where_it_was_and_the_clock_runs_on(town: Town) -> None:
    before = journeys.accepted(town)
    step = Clock.objects.get(stream=before.stream, kind="step", stopped_at=None)
    actions.escalate(case=before, what=journeys.UP, by=town.leader, at=town.noon + 2 * journeys.STEP)
    at = town.noon + 2 * journeys.STEP + 9 * MINUTE
    actions.recall(case=town.again(before), by=town.leader, at=at)
    now = town.again(before)
    assert (now.state, now.level, now.unit, now.seat) == (
        "handling",
        before.level,
        before.unit,
        before.seat,
    )
    assert Clock.objects.running().get(stream=now.stream, kind="step") == step
    assert ToDo.objects.open().get(stream=now.stream).kind == "cases.resolve"
    complain_of(now)
    assert not Notice.objects.filter(kind="cases.to_sign").exists()  # nobody is left waiting for it
    assert check().is_equal
    assert any("撤回" in each.text for each in timeline(now, Reader.ANYBODY))


def test_a_dispatch_comes_back_to_the_street(town: Town) -> None:
    before = journeys.at_street(town)
    handed = journeys.handed_to_department(town)  # another one, on its own way
    staff = town.holder(journeys.STREET_STAFF)
    actions.dispatch(case=before, unit="410103-cg", words="请修", by=staff, at=town.noon + 6 * journeys.STEP)
    actions.recall(case=town.again(before), by=staff, at=town.noon + 6 * journeys.STEP + MINUTE)
    now = town.again(before)
    assert (now.level, now.unit, now.seat) == (before.level, before.unit, before.seat)
    complain_of(now)
    assert handed.unit == "410103-cg"


def test_not_when_signed_for_not_after_ten_minutes_not_by_another(town: Town) -> None:
    case = journeys.handed_to_community(town)
    at = town.noon + 2 * journeys.STEP
    with pytest.raises(NotNow):
        actions.recall(case=case, by=town.staff, at=at + MINUTE)
    with pytest.raises(NotNow):
        actions.recall(case=case, by=town.leader, at=at + 11 * MINUTE)
    actions.sign(case=case, by=town.staff, at=at + MINUTE)
    with pytest.raises(NotNow):
        actions.recall(case=town.again(case), by=town.leader, at=at + 2 * MINUTE)


def test_the_page_offers_it_to_whoever_handed_it_over(desk: Desk, town: Town) -> None:
    case = town.accepted(at=town.noon - timedelta(minutes=20))
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=town.noon - MINUTE)
    client = desk("wanggezhang")
    assert f"/desk/cases/{case.number}/recall/" in client.get(f"/desk/cases/{case.number}/").content.decode()
    assert (
        f"/desk/cases/{case.number}/recall/"
        not in desk("shequ").get(f"/desk/cases/{case.number}/").content.decode()
    )
    turn = town.again(case).turn
    answer = client.post(f"/desk/cases/{case.number}/recall/", {"turn": turn, "command": "r1"})
    assert answer.status_code == 302
    assert town.again(case).state == "handling"


def test_a_withdrawn_note_is_no_longer_read(town: Town) -> None:
    case = journeys.accepted(town)
    at = town.noon + 2 * journeys.STEP
    note = actions.annotate(case=case, note=actions.Note(words="写错了地方"), by=town.leader, at=at)
    with pytest.raises(NotNow):
        actions.withdraw_note(case=town.again(case), note=note.id, by=town.staff, at=at)
    with pytest.raises(NotYours):
        desk_of_another = town.holder(f"grid_leader@{'410103012001-01'}")
        actions.withdraw_note(case=town.again(case), note=note.id, by=desk_of_another, at=at)
    actions.withdraw_note(case=town.again(case), note=note.id, by=town.leader, at=at + MINUTE)
    told = timeline(town.again(case), Reader.STAFF)
    assert not any("写错了地方" in said for each in told for said in each.notes)
    assert Fact.objects.named("cases.annotated").filter(stream=case.stream).count() == 1
    with pytest.raises(NotNow):
        actions.withdraw_note(case=town.again(case), note=note.id, by=town.leader, at=at + 2 * MINUTE)
