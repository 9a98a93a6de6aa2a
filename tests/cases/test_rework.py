"""Sent back to be done again: the hours in which others looked and asked are nobody's delay."""

from datetime import UTC, datetime, timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import reasons, reworks
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.inbox.models import Clock
from bandeng.inbox.queries import pauses_of
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from tests.cases import journeys
from tests.cases.conftest import Desk

BAD = actions.Finding(passed=False, words="灯又灭了")
DAY = timedelta(days=1)
LAST = timedelta(minutes=20)  # of working time, before the limit


def clock(case: Case, kind: str) -> Clock:
    """The one of this kind that was started last."""
    return Clock.objects.filter(stream=case.stream, kind=kind).order_by("started_at").last()  # type: ignore[return-value]


def resolved_late(town: Town, moment: datetime) -> Case:
    case = journeys.accepted(town)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=moment)
    return town.again(case)


def in_time(town: Town) -> datetime:
    """Twenty minutes before the first limit of a matter that is accepted now: that of the grid's step."""
    return clock(journeys.accepted(town), "step").due_at - LAST


def test_what_was_left_is_left_whenever_it_comes_back(town: Town) -> None:
    done_at = in_time(town)
    case = resolved_late(town, done_at)
    back_at = done_at + 7 * DAY
    actions.check(case=case, finding=BAD, by=town.staff, at=back_at)
    case, whole, step = town.again(case), clock(case, "whole"), clock(case, "step")
    assert whole.stopped_at is step.stopped_at is None
    assert back_at < step.due_at < whole.due_at == case.due_at
    assert step.due_at - back_at <= DAY  # twenty working minutes, a night at most between them
    assert pauses_of(case.stream) == [(done_at, back_at)]
    assert rebuilding.check().is_equal


def test_nobody_is_called_late_or_watched_for_it(town: Town) -> None:
    done_at = in_time(town)
    case = resolved_late(town, done_at)
    back_at = done_at + 7 * DAY
    actions.check(case=case, finding=BAD, by=town.staff, at=back_at)
    actions.tick(at=back_at + timedelta(minutes=1))
    late = Fact.objects.of(case.stream).named("cases.reminded", "cases.supervised")
    assert [fact.body["kind"] for fact in late if fact.at > done_at] == []


def test_the_page_of_reasons_counts_the_same_hours(town: Town) -> None:
    done_at = in_time(town)
    case = resolved_late(town, done_at)
    actions.check(case=case, finding=BAD, by=town.staff, at=done_at + 7 * DAY)
    found = {each.name: each for each in reasons.of(town.again(case))}
    step, look = found["网格办理"], found["核查"]
    spans = [end - begin for line in step.days for begin, end in line.spans]
    assert sum(spans, timedelta()) == timedelta(hours=8)
    assert step.due_at == clock(case, "step").due_at
    assert look.days  # its own hours are counted: looking was no rest for whoever looked


def test_the_step_of_the_unit_goes_on_too(town: Town) -> None:
    case = journeys.at_department(town)
    step = clock(case, "step")
    officer = town.holder(journeys.DESK)
    actions.resolve(case=case, what=journeys.DONE, by=officer, at=step.due_at - LAST)
    case = town.again(case)
    back_at = step.due_at + 3 * DAY
    actions.check(case=case, finding=BAD, by=town.leader, at=back_at)
    assert back_at < clock(case, "step").due_at
    assert Clock.objects.running().filter(stream=case.stream, kind="step").count() == 1


def test_what_was_late_stays_late(town: Town) -> None:
    due_at = clock(journeys.accepted(town), "whole").due_at
    case = resolved_late(town, due_at + DAY)
    actions.tick(at=due_at + DAY)
    actions.check(case=case, finding=BAD, by=town.staff, at=due_at + 2 * DAY)
    assert clock(case, "whole").due_at == due_at


def test_a_review_and_a_reopening_leave_them_out_as_well(town: Town) -> None:
    case = journeys.contested(town)
    due_at, resolved_at = clock(case, "whole").due_at, case.resolved_at
    rework = actions.Verdict(outcome="rework", words="确实不亮")
    back_at = due_at + DAY
    actions.review(case=case, verdict=rework, by=town.holder(journeys.SECRETARY), at=back_at)
    assert clock(case, "whole").due_at > due_at
    closed = journeys.closed(town)
    leader = town.holder(journeys.STREET_LEADER)
    actions.reopen(case=closed, words="我路过时还是黑的", by=leader, at=back_at)
    assert clock(closed, "whole").due_at > due_at
    assert resolved_at is not None
    assert pauses_of(case.stream)[0] == (resolved_at.astimezone(UTC), back_at.astimezone(UTC))


def test_twice_is_counted_twice(town: Town) -> None:
    case, at = journeys.resolved(town), town.noon + 2 * journeys.STEP
    spans = []
    for _round in range(2):
        actions.check(case=town.again(case), finding=BAD, by=town.staff, at=at + DAY)
        spans.append((at, at + DAY))
        at += DAY + timedelta(minutes=1)
        actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=at)
    assert pauses_of(case.stream) == spans
    assert town.again(case).reworks == 2
    assert rebuilding.check().is_equal


@pytest.mark.parametrize("told", [0, 1])
def test_who_is_told_next_is_told_when_the_hours_are_over(town: Town, told: int) -> None:
    case = journeys.accepted(town)
    step = clock(case, "step")
    done_at = step.supervise_at + timedelta(minutes=5 if told else -5)
    actions.tick(at=done_at)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=done_at)
    back_at = done_at + 14 * DAY
    actions.check(case=town.again(case), finding=BAD, by=town.staff, at=back_at)
    actions.tick(at=back_at)
    watched = list(Fact.objects.of(case.stream).named("cases.supervised"))
    assert [fact.body["clock"] for fact in watched] == [step.id] * told
    actions.tick(at=back_at + 5 * DAY)
    assert Fact.objects.of(case.stream).named("cases.supervised").count() > told


def test_a_figure_counts_the_limit_that_holds_now(town: Town) -> None:
    done_at = clock(journeys.accepted(town), "step").due_at
    case = resolved_late(town, done_at)
    before = case.due_at
    back_at = done_at + 7 * DAY
    actions.check(case=case, finding=BAD, by=town.staff, at=back_at)
    soon = back_at + timedelta(minutes=5)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=soon)
    town.case(at=town.noon + 20 * DAY)  # the book goes on past every limit
    assert before is not None
    assert before < soon  # by the limit of before it would be late
    during = (town.noon + 6 * DAY, town.noon + 20 * DAY)
    assert read("cases.handled_on_time", place="410103/", during=during).value == 1


def test_whoever_handles_it_reads_what_was_found_in_row_and_form(desk: Desk, town: Town) -> None:
    case = journeys.resolved(town)
    said = actions.Finding(passed=False, words="灯又灭了")
    actions.check(case=case, finding=said, by=town.staff, at=town.noon + 3 * journeys.STEP)
    browser = desk(town.leader)
    for page in ("/desk/", f"/desk/cases/{case.number}/", f"/desk/cases/{case.number}/resolution/"):
        told = browser.get(page).content.decode()
        assert "退回返工,核查的人说:灯又灭了" in told, page
    assert "灯又灭了" not in desk("gongdian").get("/desk/").content.decode()


def test_it_stands_no_more_once_it_is_reported_done_again(desk: Desk, town: Town) -> None:
    case = journeys.resolved(town)
    actions.check(case=case, finding=BAD, by=town.staff, at=town.noon + 3 * journeys.STEP)
    again, at = town.again(case), town.noon + 4 * journeys.STEP
    actions.resolve(case=again, what=journeys.DONE, by=town.leader, at=at)
    assert reworks.of(town.again(case)) == ""
    assert reworks.of_each([case.stream]) == {}


def test_what_the_reviewer_wrote_is_told_too(town: Town) -> None:
    case = journeys.contested(town)
    verdict = actions.Verdict(outcome="rework", words="确实没亮,请换整流器")
    by, at = town.holder(journeys.SECRETARY), town.noon + 5 * journeys.STEP
    actions.review(case=case, verdict=verdict, by=by, at=at)
    assert reworks.of(town.again(case)) == "退回返工,复核的人说:确实没亮,请换整流器"
