"""The first limit that runs: lists, the morning, filters and the sentence for everybody tell the same one."""

from datetime import datetime, timedelta

from django.utils import timezone

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import narrowing, sentence
from bandeng.cases.queries.upcoming import upcoming
from bandeng.cases.web.desk import waiting
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock
from bandeng.people import queries as people
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting
from tests.cases import journeys
from tests.cases.conftest import Desk

MINUTE = timedelta(minutes=1)


def after_the_step(town: Town) -> Case:
    """The grid has had its day; the whole has another one."""
    case = journeys.accepted(town)
    assert case.next_at is not None
    assert case.due_at is not None
    assert case.next_at < case.due_at
    return case


def said(case: Case, **more: timedelta) -> sentence.Standing:
    assert case.next_at is not None
    return sentence.standing(case, at=case.next_at + more.get("later", MINUTE))


def test_a_level_that_took_too_long_is_told_and_the_whole_with_it(town: Town) -> None:
    case = after_the_step(town)
    told = said(case)
    assert told.late
    assert told.tone == "late"
    assert "「网格办理」应在7月7日(周四)中午12:00前办完,已经超时" in told.sentence
    assert "整件事应在7月8日(周五)中午12:00前办好" in told.sentence
    assert not said(case, later=-MINUTE).late


def test_once_the_whole_is_late_that_is_what_is_told(town: Town) -> None:
    case = after_the_step(town)
    told = said(case, later=timedelta(days=3))
    assert "应在7月8日(周五)中午12:00前办好,已经超时" in told.sentence
    assert "网格办理" not in told.sentence


def test_whoever_does_not_sign_is_told(town: Town) -> None:
    case = journeys.handed_to_community(town)
    assert "签收,已经超时" in said(case).sentence
    assert "等待签收" in said(case, later=-MINUTE).sentence


def test_the_resident_reads_it_in_her_list(town: Town) -> None:
    case = after_the_step(town)
    assert case.next_at is not None
    told = upcoming([case], at=case.next_at + MINUTE)[case.id]
    assert told == "有一步超时了;整件事7月8日(周五)中午12:00前办好"


def test_filters_go_by_it(town: Town) -> None:
    case = after_the_step(town)
    assert case.next_at is not None
    late, near = case.next_at + MINUTE, case.next_at - MINUTE
    found = {
        (clock, at): narrowing.by_clock(Case.objects.all(), clock, at=at).exists()
        for clock in (narrowing.OVERDUE, narrowing.NEAR)
        for at in (late, near)
    }
    assert found == {
        (narrowing.OVERDUE, late): True,
        (narrowing.OVERDUE, near): False,
        (narrowing.NEAR, late): False,
        (narrowing.NEAR, near): True,
    }


def test_a_condition_with_stages_begins_with_the_first(town: Town) -> None:
    case = town.accepted("water.burst")
    first = Clock.objects.get(stream=case.stream, kind="stage1")
    assert case.next_at == first.due_at


def test_the_list_and_the_morning_show_one_moment(desk: Desk, town: Town) -> None:
    case = journeys.at_department(town)
    moment = f"{timezone.localtime(case.next_at):%Y-%m-%d %H:%M}"
    assert moment in b"".join(desk("chengguan-chuzhi").get("/desk/inbox.csv")).decode()
    actions.return_(
        case=case,
        what=actions.Returning(basis="三定方案里不归城管", suggested="410103-gs"),
        by=town.holder(journeys.DESK),
        at=town.noon + timedelta(hours=2),
    )
    again = town.again(case)
    sign = Clock.objects.running().get(stream=case.stream, kind="sign")
    assert again.next_at == sign.due_at


def seated(user: str, at: datetime) -> Sitting:
    person = str(people.person(user).pk)
    return Sitting(person=person, name_entry="-", held=tuple(posts.holdings(person, at=at)), at=at)


def test_an_urgent_matter_stands_under_today_also_for_whoever_rules_on_it(town: Town) -> None:
    case = journeys.arbitrating(town)
    ruling = Clock.objects.running().get(stream=case.stream, kind="ruling")
    soon = ruling.due_at - timedelta(days=1)
    Case.objects.filter(id=case.id).update(urgent=True, due_at=soon, next_at=soon)
    at = soon - timedelta(hours=1)
    found = {
        user: [(task.kind, task.part, task.due_at) for task in waiting.tasks(seated(user, at))]
        for user in ("quzhili", "chengguan")
    }
    assert found["quzhili"] == [("cases.rule", waiting.DUE, soon)]
    assert found["chengguan"] == [("cases.stand_by", waiting.DUE, soon)]
