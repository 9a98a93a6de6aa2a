"""What changed is told to the people of a matter and to the posts it comes to, with the fact."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.projections.telling import TABLE
from bandeng.demo.town import GRID, Town
from bandeng.ledger import rebuilding
from bandeng.notices import queries
from bandeng.notices.kinds import KINDS
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from bandeng.people import queries as persons
from tests.cases import journeys
from tests.notices.conftest import Browser

LEADER = "grid_leader@410103012002-01"


def told(ref: str) -> list[str]:
    return list(Notice.objects.filter(recipient=ref).order_by("height").values_list("kind", flat=True))


def raised(town: Town, *, by: str = "jumin") -> Case:
    report = actions.Report(place=GRID, words="楼下路灯不亮", reporter=persons.person(by).id)
    return Case.objects.get(stream=actions.report(report=report, at=town.noon).stream)


def accepted(town: Town) -> Case:
    case = raised(town)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    return town.again(case)


def test_a_new_matter_is_told_to_the_post_that_accepts(town: Town) -> None:
    case = town.case()
    assert told(case.seat) == ["cases.to_accept"]
    assert told(case.reporter) == []


def test_the_way_of_a_matter_is_told_to_reporter_and_followers(town: Town) -> None:
    case = town.case()
    neighbour = people.guest(at=town.noon)
    actions.join(case=case, follower=neighbour, at=town.noon)
    actions.accept(
        case=town.again(case), condition=journeys.LAMP, by=town.leader, at=town.noon + journeys.STEP
    )
    assert told(case.reporter) == told(neighbour) == ["cases.accepted"]
    case = town.again(case)
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=town.noon + 2 * journeys.STEP)
    assert told(case.reporter)[-1] == "cases.escalated"
    assert told("community_staff@410103012002") == ["cases.to_sign"]


def test_the_end_is_told_as_a_question_and_then_to_the_followers(town: Town) -> None:
    case = journeys.confirming(town)
    assert told(case.reporter) == ["cases.accepted", "cases.to_judge"]
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=case, word=word, by=case.reporter, at=town.noon + 4 * journeys.STEP)
    assert told(case.reporter)[-1] == "cases.to_judge"  # her own word is not told to her


def test_a_contest_is_told_to_who_reviews_and_its_answer_to_the_reporter(town: Town) -> None:
    case = journeys.contested(town)
    assert told(case.seat)[-1] == "cases.to_review"
    verdict = actions.Verdict(outcome="uphold", words="看过了,灯是亮的")
    by = town.holder(case.seat)
    actions.review(case=case, verdict=verdict, by=by, at=town.noon + 5 * journeys.STEP)
    assert told(case.reporter)[-1] == "cases.upheld"


def test_a_post_is_not_told_of_what_it_handed_to_itself(town: Town) -> None:
    journeys.accepted(town)
    assert told(LEADER) == ["cases.to_accept"]


def test_the_caller_hears_who_arrived_and_what_is_done_and_the_reporter_that_it_is_over(town: Town) -> None:
    case = journeys.arrived(town)
    call, at = journeys.call(case), town.noon + 9 * journeys.STEP
    done = actions.Part(words="清走了,地面冲洗过", cooperation="街道的人一直在场")
    actions.conclude(case=case, call=call, part=done, by=town.holder(journeys.OFFICER), at=at)
    assert told(case.seat)[-2:] == ["cases.arrived", "cases.concluded"]
    case, over = (
        town.again(case),
        actions.Ending(words="一起清完了", cooperation="都来了", why_not="有一家没到"),
    )
    actions.disband(case=case, ending=over, by=town.holder(case.seat), at=at + journeys.STEP)
    assert told(case.reporter)[-1] == "cases.disbanded"
    assert told(case.seat)[-1] == "cases.concluded"  # she ended it herself


def test_whoever_has_it_hears_of_another_caller(town: Town) -> None:
    case = journeys.accepted(town)
    caller = actions.Report(
        place=GRID, words="我们这边灯也不亮", reporter=people.guest(at=town.noon), channel="phone"
    )
    actions.join_caller(case=case, report=caller, by=town.staff, at=town.noon + 2 * journeys.STEP)
    assert told(case.seat)[-1] == "cases.caller_joined"


def test_limits_are_told_to_the_post_and_long_delays_to_the_one_above(town: Town) -> None:
    case = town.case()
    for day in range(1, 9):
        actions.tick(at=town.noon + timedelta(days=day))
    kinds = told(case.seat)
    assert "cases.reminded" in kinds
    assert "cases.watched" in kinds
    assert "cases.supervised" in told("community_secretary@410103012002")
    assert Notice.objects.get(recipient=case.seat, kind="cases.reminded").urgent


def test_every_kind_of_the_table_has_words() -> None:
    used = {
        code
        for rule in TABLE.values()
        for code in (rule.people, rule.followers, rule.recorded, rule.seat, rule.holder)
        if code
    }
    assert used == {code for code in KINDS if code.startswith("cases.")}


def test_replay_makes_the_same_notices(town: Town) -> None:
    journeys.contested(town)
    assert Notice.objects.count() > 5
    assert rebuilding.check().is_equal


def test_a_resident_reads_opens_and_is_done(town: Town, browser: Browser) -> None:
    case = accepted(town)
    client = browser("jumin")
    assert '我的 <b class="figures">1</b>' in client.get("/").content.decode()
    page = client.get("/notices/").content.decode()
    assert "已经受理,开始计时" in page
    assert case.number in page
    notice = Notice.objects.get(recipient=case.reporter)
    assert client.get(f"/notices/{notice.id}/").headers["Location"] == f"/c/{case.number}/"
    assert queries.unread(case.reporter, at=town.noon) == 0
    assert "新" not in _badges(client.get("/notices/"))


def _badges(response: object) -> str:
    text = response.content.decode()  # type: ignore[attr-defined]
    return "".join(part.split("</span></span>")[0] for part in text.split('class="badge')[1:])


def test_all_are_read_at_once_and_stay_read(town: Town, browser: Browser) -> None:
    case = accepted(town)
    newest = Notice.objects.get(recipient=case.reporter).height
    client = browser("jumin")
    page = client.get("/notices/").content.decode()
    assert page.index("全部看过(1 条没看)") < page.index('class="rows')
    client.post("/notices/reading/", {"height": newest})
    assert queries.unread(case.reporter, at=town.noon) == 0
    client.post("/notices/reading/", {"height": 0})
    assert queries.unread(case.reporter, at=town.noon) == 0
    assert "全部看过" not in client.get("/notices/").content.decode()


def test_somebody_in_a_post_reads_at_the_desk_and_comes_to_its_page(town: Town, browser: Browser) -> None:
    case = town.case()
    client = browser("wanggezhang")
    page = client.get("/notices/").content.decode()
    assert "有一件事等您受理" in page
    assert 'class="rail"' in page
    notice = Notice.objects.get(recipient=case.seat)
    assert client.get(f"/notices/{notice.id}/").headers["Location"] == f"/desk/cases/{case.number}/"


def test_what_is_told_to_somebody_else_does_not_exist(town: Town, browser: Browser) -> None:
    case = accepted(town)
    notice = Notice.objects.get(recipient=case.reporter)
    assert browser("wanggezhang").get(f"/notices/{notice.id}/").status_code == 404
    assert browser("jumin").get("/notices/1.nobody/").status_code == 404


def test_who_is_not_signed_in_is_led_to_the_sign_in(town: Town) -> None:
    assert Client().get("/notices/").status_code == 302


@pytest.mark.parametrize("who", ["jumin", "wanggezhang"])
def test_the_count_costs_one_statement_and_a_page_as_many_for_thirty(
    town: Town, browser: Browser, who: str
) -> None:
    person = persons.person(who).id
    raised(town)
    with CaptureQueriesContext(connection) as asked:
        queries.unread(person, at=town.noon)
    assert len(asked) == 1
    few = _statements(browser(who))
    for _ in range(12):
        accepted(town)
    assert _statements(browser(who)) <= max(few, 17)
    with CaptureQueriesContext(connection) as asked:
        queries.page_of(person, at=town.noon)
    assert len(asked) <= 5


def _statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get("/notices/")
    return len(asked)


def test_pages_follow_one_another_without_a_gap(town: Town, at: datetime) -> None:
    for _ in range(33):
        accepted(town)
    person = persons.person("jumin").id
    first = queries.page_of(person, at=at)
    second = queries.page_of(person, at=at, before=int(first.older))
    assert len(first.lines) == 30
    assert len(second.lines) == 3
    assert not {line.id for line in first.lines} & {line.id for line in second.lines}


def test_after_thirty_days_nothing_is_new_any_more(
    town: Town, frozen: time_machine.Traveller, at: datetime
) -> None:
    case = accepted(town)
    assert queries.unread(case.reporter, at=at) == 1
    assert queries.unread(case.reporter, at=at + timedelta(days=31)) == 0
