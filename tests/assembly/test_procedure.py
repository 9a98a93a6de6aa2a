"""Step by step, gate by gate; nothing is skipped, both publications are made."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bandeng.assembly import actions, queries
from bandeng.assembly.actions.readying import due_wrong
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Procedure, Promise, Step
from bandeng.demo.town import COMMUNITY, GRID, OTHER_GRID, Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.rulebook.queries import book
from tests.assembly.decided import (
    AGREED,
    BEGINNING,
    DAY,
    again,
    begun,
    neighbour,
    resolved,
    seen_by_two,
    step,
)


def issues_of(town: Town, one: object, at: object, **changed: object) -> set[str]:
    with pytest.raises(BadInput) as refused:
        step(town, one, at, **changed)  # type: ignore[arg-type]
    return set(refused.value.issues)


def test_it_goes_all_the_way_with_both_publications(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    assert again(one).stage == "publish-decision"
    seen_by_two(town, one, at)
    at += 15 * DAY
    step(town, one, at)
    promise = Promise.objects.get()
    actions.account(promise=promise, what=actions.Account(fate="kept"), by=town.staff, at=at)
    seen_by_two(town, one, at)
    step(town, one, at + 15 * DAY)
    assert again(one).stage == "done"
    assert Step.objects.count() == 6
    told = queries.deciding(again(one), at=at + 15 * DAY)
    assert [each.state for each in told.stages] == ["done"] * 6
    assert rebuilding.check().is_equal


def test_days_answers_records_and_the_board_are_waited_for(town: Town) -> None:
    one = begun(town)
    opinion = actions.Speaking(place=GRID, said="希望装在南门", topic=one.stream)
    actions.speak(what=opinion, by=neighbour(town.noon, 1), at=town.noon)
    assert issues_of(town, one, town.noon + 6 * DAY) == {"held_on", "answers"}
    assert issues_of(town, one, town.noon + 7 * DAY) == {"answers"}
    group = queries.groups_of(one.stream)[0]
    what = actions.Answer(outcome="partly", why="南门先装四个")
    voice = queries.opinion_for(town.staff, group.lead.id, at=town.noon)
    actions.answer(opinions=[voice], what=what, by=town.staff, at=town.noon + 6 * DAY)
    step(town, one, town.noon + 7 * DAY)
    assert issues_of(town, one, town.noon + 8 * DAY, record=" ") == {"record"}


def test_a_publication_counts_from_the_day_it_was_seen_on_the_board(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    assert issues_of(town, one, at + 40 * DAY) == {"board", "held_on"}
    actions.confirm(procedure=again(one), by=neighbour(at, 1), at=at + 40 * DAY)
    assert issues_of(town, one, at + 55 * DAY) == {"board"}
    with pytest.raises(BadInput):
        actions.confirm(procedure=again(one), by=town.staff, at=at + 41 * DAY)
    actions.confirm(procedure=again(one), by=town.staff, at=at + 41 * DAY, pictures=("a" * 64,))
    step(town, one, at + 55 * DAY)


def test_one_picture_of_the_board_stands_for_one_sheet(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    actions.confirm(procedure=again(one), by=town.staff, at=at, pictures=("a" * 64,))
    other = begun(town, title="换大门的锁")
    for stage in ("collect", "propose", "examine"):
        assert step(town, other, at).stage != stage
    step(town, other, at, hands=AGREED)
    with pytest.raises(BadInput) as refused:
        actions.confirm(procedure=again(other), by=town.staff, at=at, pictures=("a" * 64,))
    assert "已经用过了" in refused.value.issues["pictures"]


def test_the_same_resident_does_not_count_as_two(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    who = neighbour(at, 1)
    actions.confirm(procedure=again(one), by=who, at=at)
    with pytest.raises(NotNow):
        actions.confirm(procedure=again(one), by=who, at=at)


def test_the_second_publication_waits_for_every_promise(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    seen_by_two(town, one, at)
    at += 15 * DAY
    step(town, one, at)
    with pytest.raises(NotNow) as refused:
        seen_by_two(town, one, at)
    assert "还没有都交代" in str(refused.value)
    assert issues_of(town, one, at + 15 * DAY) == {"settled", "held_on"}
    moved = actions.Account(fate="moved", on=at.date() + 30 * DAY, why="还没到货")
    actions.account(promise=Promise.objects.get(), what=moved, by=town.staff, at=at)
    assert issues_of(town, one, at + 15 * DAY) == {"settled", "held_on"}
    actions.carry(promise=Promise.objects.get(), by=town.staff, at=at)
    assert issues_of(town, one, at + 15 * DAY) == {"settled", "held_on"}


def test_the_days_of_the_second_publication_begin_when_the_outcome_hangs_there(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    seen_by_two(town, one, at)
    at += 15 * DAY
    step(town, one, at)
    kept = at + 16 * DAY
    actions.account(promise=Promise.objects.get(), what=actions.Account(fate="kept"), by=town.staff, at=kept)
    assert issues_of(town, one, kept) == {"board", "held_on"}
    seen_by_two(town, one, kept)
    assert issues_of(town, one, kept + 14 * DAY) == {"held_on"}
    step(town, one, kept + 15 * DAY)
    assert again(one).stage == "done"


@pytest.mark.parametrize("stage", ["propose", "resolve", "publish-decision", "publish-outcome", "done", ""])
def test_a_stage_cannot_be_skipped_whatever_is_sent(town: Town, stage: str) -> None:
    one = begun(town)
    with pytest.raises(NotNow):
        step(town, one, town.noon + 9 * DAY, stage=stage)
    assert again(one).stage == "collect"


def test_a_stage_is_not_completed_twice(town: Town) -> None:
    one = begun(town)
    step(town, one, town.noon + 8 * DAY)
    with pytest.raises(NotNow):
        step(town, one, town.noon + 8 * DAY, stage="collect")


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ((100, 50, 50, 0, 0), "present"),  # exactly half is not more than half
        ((100, 51, 25, 26, 0), "yes"),
        ((100, 52, 26, 0, 26), "yes"),  # abstentions weigh against
        ((0, 0, 0, 0, 0), "due"),
        ((100, 101, 101, 0, 0), "present"),
        ((100, 60, 70, -10, 0), "no"),
        ((100, 60, 40, 15, 4), "sum"),
    ],
)
def test_quorum_and_majority_are_the_laws(town: Town, numbers: tuple[int, ...], field: str) -> None:
    one = begun(town)
    for number in range(3):
        step(town, one, town.noon + (8 + number) * DAY)
    due, present, yes, no, abstain = numbers
    hands = Hands(rule="residents-meeting", due=due, present=present, yes=yes, no=no, abstain=abstain)
    assert issues_of(town, one, town.noon + 11 * DAY, hands=hands) == {field}


def test_what_a_lawful_meeting_refused_has_ended(town: Town) -> None:
    one = begun(town)
    for number in range(3):
        step(town, one, town.noon + (8 + number) * DAY)
    at = town.noon + 11 * DAY
    against = Hands(rule="residents-meeting", due=100, present=60, yes=20, no=40, abstain=0)
    few = Hands(rule="residents-meeting", due=100, present=40, yes=0, no=40, abstain=0)
    for wrong in (AGREED, few):
        what = actions.Stepping(stage="resolve", held_on=at.date(), hands=wrong, record="记录")
        with pytest.raises(BadInput):
            actions.reject(procedure=again(one), what=what, by=town.staff, at=at)
    what = actions.Stepping(stage="resolve", held_on=at.date(), hands=against, record="多数人不同意")
    actions.reject(procedure=again(one), what=what, by=town.staff, at=at)
    assert again(one).stage == "rejected"
    with pytest.raises(NotNow):
        step(town, one, at, stage="resolve", hands=AGREED)
    with pytest.raises(BadInput):
        said = actions.Speaking(place=GRID, said="晚了", topic=one.stream)
        actions.speak(what=said, by=neighbour(at, 1), at=at)


@pytest.mark.parametrize(
    "wrong", [{"kind": "no"}, {"sort": "owners"}, {"body": "nobody"}, {"title": ""}, {"plan": "字" * 3001}]
)
def test_a_beginning_that_cannot_be(town: Town, wrong: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        begun(town, **wrong)


def test_only_whoever_may_begins_and_completes(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.begin(place=GRID, what=BEGINNING, by=town.leader, at=town.noon)
    with pytest.raises(NotYours):
        actions.begin(place=OTHER_GRID, what=BEGINNING, by=town.staff, at=town.noon)
    one = begun(town)
    with pytest.raises(NotYours):
        what = actions.Stepping(stage="collect", held_on=town.noon.date())
        actions.advance(procedure=one, what=what, by=town.leader, at=town.noon)


def test_residents_judge_the_outcome_and_silence_is_unknown(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    who = neighbour(at, 7)
    with pytest.raises(NotNow):
        actions.judge(procedure=again(one), outcome="satisfied", by=who, at=at)
    seen_by_two(town, one, at)
    at += 15 * DAY
    step(town, one, at)
    for outcome in ("unsatisfied", "satisfied"):
        actions.judge(procedure=again(one), outcome=outcome, by=who, at=at, said="灯亮了")
    with pytest.raises(NotYours):
        actions.judge(procedure=again(one), outcome="satisfied", by=town.staff, at=at)
    with pytest.raises(BadInput):
        actions.judge(procedure=again(one), outcome="great", by=who, at=at)
    assert queries.judgements_of(one) == {"satisfied": 1, "partly": 0, "unsatisfied": 0}
    assert rebuilding.check().is_equal


def test_a_matter_counts_as_solved_only_with_both_publications(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    period = (town.noon, town.noon + timedelta(days=90))
    town.case(at=at + DAY)
    assert _read("procedures.decided", period) == 1
    assert _read("decisions.published_twice", period) == 0
    seen_by_two(town, one, at)
    step(town, one, at + 15 * DAY)
    actions.account(
        promise=Promise.objects.get(), what=actions.Account(fate="kept"), by=town.staff, at=at + 15 * DAY
    )
    seen_by_two(town, one, at + 15 * DAY)
    step(town, one, at + 30 * DAY)
    town.case(at=at + 60 * DAY)
    assert _read("decisions.published_twice", period) == 1
    assert _read("decisions.carried_out", period) == 1
    assert float(_read("participation.rate", period)) == 0.6  # type: ignore[arg-type]


def _read(name: str, period: object) -> object:
    return read(name, place=COMMUNITY, during=period).value  # type: ignore[arg-type]


def _examined(town: Town) -> tuple[Procedure, datetime]:
    one, at = begun(town), town.noon + 8 * DAY
    for _stage in ("collect", "propose", "examine"):
        step(town, one, at)
    return one, at


def test_who_should_have_come_is_on_the_roll_or_on_a_picture(town: Town) -> None:
    one, at = _examined(town)
    three = replace(AGREED, due=3, present=3, yes=3, no=0, abstain=0)
    with pytest.raises(BadInput) as refused:
        step(town, one, at, hands=three)
    assert refused.value.issues["due"].startswith("名册上应到 100 位,这里写的是 3 位")
    earlier = town.noon.date() - DAY  # before the roll was drawn nothing bears a number out
    issues = due_wrong(one.place, AGREED.rule, AGREED.due, on=earlier)
    assert "还没有记过居民会议的名册" in issues["due"]
    assert not due_wrong(one.place, AGREED.rule, 3, on=earlier, needed=False)
    assert not due_wrong(one.place, "party-members-meeting", 3, on=at.date())
    assert step(town, one, at, hands=three, pictures=("a" * 64,)).stage == "publish-decision"


def test_what_owners_share_the_owners_decide() -> None:
    for kind in book().deliberation.procedures:
        if "owners" in kind.sorts:
            assert not any(stage.rule for stage in kind.stages), kind.code
            assert any(stage.ballot for stage in kind.stages), kind.code


def test_opinions_that_nobody_gave_were_asked_for_somehow(town: Town) -> None:
    one, at = begun(town), town.noon + 8 * DAY
    assert issues_of(town, one, at, record=" ") == {"record"}
    actions.speak(
        what=actions.Speaking(place=COMMUNITY, said="装在南门", topic=one.stream),
        by=neighbour(town.noon, 1),
        at=town.noon,
    )
    adopted = actions.Answer(outcome="adopted", why="南门先装四个")
    lead = queries.groups_of(one.stream)[0].lead
    voice = queries.opinion_for(town.staff, lead.id, at=town.noon)
    actions.answer(opinions=[voice], what=adopted, by=town.staff, at=town.noon + DAY)
    assert step(town, one, at, record="").stage != "collect"
