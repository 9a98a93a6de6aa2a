"""Months as pages: opened from the pattern, tasks sent, planned from a task, seen by everybody."""

import re
from datetime import date

import pytest
import time_machine
from django.test import Client

from bandeng.campaigns import queries, rules
from bandeng.campaigns.models import Activity, Campaign, Label, Task
from bandeng.campaigns.web import public, words
from bandeng.demo.town import Town
from bandeng.visits import actions as visits
from tests.campaigns.months import (
    BRANCH,
    DAY,
    OFFICE,
    STAFF,
    comforted,
    held,
    july,
    number,
    planned,
    recorded,
    sent,
    unasked,
)
from tests.cases.conftest import Desk
from tests.contests import worlds

OPENING = {
    "title": "党建活动月",
    "theme": "庆祝中国共产党成立纪念日",
    "begins_on": "2022-07-01",
    "last_on": "2022-07-31",
    "lead": "410103-djb",
    "members": ["410103-zzb", "410103-xcb"],
    "pattern": "july",
}
YEARS_OWN = ("庆祝中国共产党成立纪念日", "庆七一", "喜迎二十大", "名称待确认")


def text(desk: Desk, who: str, path: str) -> str:
    answer = desk(who).get(path)
    assert answer.status_code == 200, (who, path, answer.status_code)
    return str(answer.content.decode())


def test_the_office_opens_the_month_from_the_pattern(desk: Desk, town: Town) -> None:
    offered = text(desk, "dangjianban", "/desk/campaigns/new/?pattern=july")
    assert not [word for word in YEARS_OWN if word in offered]
    answer = desk("dangjianban").post("/desk/campaigns/opening/", OPENING)
    assert answer.status_code == 302
    shown = text(desk, "dangjianban", answer["Location"])
    assert not [word for word in ("庆七一", "喜迎二十大", "通知里的这一项") if word in shown]
    assert "社区文化艺术节" in shown
    assert "主题征文活动" in shown
    ref = answer["Location"].rstrip("/").rpartition("/")[2]
    assert queries.campaign(ref).ends_on.isoformat() == "2022-08-01"


def test_a_month_that_ends_before_it_begins_is_not_opened_and_nothing_is_lost(desk: Desk, town: Town) -> None:
    before = Campaign.objects.count()
    answer = desk("dangjianban").post("/desk/campaigns/opening/", OPENING | {"last_on": "2022-06-01"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "结束不能早于开始" in shown
    assert "庆祝中国共产党成立纪念日" in shown
    assert Campaign.objects.count() == before


def test_only_units_for_which_she_may_open_one_are_offered_and_nothing_typed_is_lost(
    desk: Desk, town: Town
) -> None:
    browser = desk("dangjianban")
    offered = browser.get("/desk/campaigns/new/").content.decode()
    choices = offered[offered.index('name="lead"') :].partition("</select>")[0]
    assert f'value="{OFFICE}"' in choices and 'value="410103-zzb"' not in choices
    typed = {"title": "八月", "begins_on": "2022-08-01", "last_on": "2022-08-31", "lead": "410103-zzb"}
    answer = browser.post("/desk/campaigns/opening/", typed)
    page = answer.content.decode()
    assert (answer.status_code, Campaign.objects.filter(title="八月").exists()) == (422, False)
    assert "不由您来办" in page and "2022-08-31" in page and "2022-08-01" in page


def test_a_name_not_confirmed_and_the_frame_of_the_month_are_told(
    desk: Desk, town: Town, month: Campaign
) -> None:
    pending = Activity.objects.filter(pending=True).first()
    assert pending
    for page in (f"/campaigns/{month.id}/", f"/activities/{pending.id}/"):
        assert "名称待确认" in text(desk, "jumin", page)
    for page in (f"/desk/campaigns/{month.id}/", f"/desk/activities/{pending.id}/"):
        assert "名称待确认" in text(desk, "dangjianban", page)
    Campaign.objects.update(theme="喜迎七一", year_theme="能力作风建设年")
    Activity.objects.filter(id=pending.id).update(clause="第三条")
    shown = text(desk, "dangjianban", f"/desk/campaigns/{month.id}/")
    assert "成员单位" in shown and "喜迎七一" in shown and "能力作风建设年" in shown
    assert "第三条" in text(desk, "dangjianban", f"/desk/activities/{pending.id}/")


def test_a_task_is_sent_and_a_branch_finds_it_with_the_way_to_plan(desk: Desk, town: Town) -> None:
    page = f"/desk/activities/{number(1).id}/"
    assert "照样板发出" in text(desk, "zuzhibu", page)
    sending = {"title": "学一次", "audience": "branches", "due_on": "2022-07-20", "wanted": "1"}
    sending |= {"done_by": ["study", "talk"]}
    assert desk("zuzhibu").post(f"{page}task/", sending | {"audience": ""}).status_code == 422
    unsaid = desk("zuzhibu").post(f"{page}task/", sending | {"done_by": []})
    assert unsaid.status_code == 422
    assert "请选办哪种场次才算" in unsaid.content.decode()
    assert desk("zuzhibu").post(f"{page}task/", sending).status_code == 302
    task = Task.objects.get()
    assert f"/desk/tasks/{task.id}/" in text(desk, "zhibushuji", "/desk/")
    mine = text(desk, "zhibushuji", f"/desk/tasks/{task.id}/")
    assert f"serves=activity%3A{number(1).id}" in mine
    assert "洁云路" not in mine
    assert "办了学(现场学习)或者讲(面对面宣讲)就算" in mine
    assert "among=study&amp;among=talk" in mine
    kinds = text(desk, "zhibushuji", f"/desk/gatherings/new/?serves=activity%3A{number(1).id}&among=study")
    assert "现场学习" in kinds
    assert "消防" not in kinds
    everybody = text(desk, "dangjianban", f"/desk/tasks/{task.id}/")
    assert "洁云路社区小区党支部" in everybody


def test_a_session_says_for_which_activity_it_is(desk: Desk, town: Town, month: Campaign) -> None:
    one, serves = number(1), f"serves=activity%3A{number(1).id}"
    said = f'<a href="/activities/{one.id}/">党建活动月 第1项:{one.title}</a>'
    for page in (f"new/?{serves}", f"new/?{serves}&kind=study", f"past/?{serves}&kind=study"):
        assert said in text(desk, "zhibushuji", f"/desk/gatherings/{page}"), page
    session = planned(town)
    assert said in text(desk, "zhibushuji", f"/desk/gatherings/{session.id}/")
    assert said in text(desk, "zhibushuji", f"/gatherings/{session.id}/")
    assert "为了" not in text(desk, "zhibushuji", "/desk/gatherings/new/?serves=case:1&kind=study")


def test_units_and_sessions_are_told_apart(desk: Desk, town: Town) -> None:
    sent(town)
    page = text(desk, "dangjianban", f"/desk/activities/{number(1).id}/")
    assert "个单位里 办了 0" in page
    assert "单位就可以比场次多" in page
    assert words.counted_so(rules.SESSIONS, "办了3场次") == "办了3场次(几个单位合办的算一场)"
    assert words.counted_so(rules.WORKS, "收到3篇") == "收到3篇"


def test_what_is_planned_missing_and_held_is_seen_by_place(desk: Desk, town: Town) -> None:
    task = sent(town)
    page = f"/desk/tasks/{task.id}/"
    session = planned(town)
    assert "冯春社区小区党支部" in text(desk, "dangjianban", f"{page}?state=planned")
    assert "冯春社区小区党支部" not in text(desk, "dangjianban", f"{page}?state=missing")
    held(town, session)
    assert "冯春社区小区党支部" in text(desk, "dangjianban", f"{page}?state=done")
    assert "已经办了" in text(desk, "zhibushuji", page)
    assert f"/desk/tasks/{task.id}/" not in text(desk, "zhibushuji", "/desk/")


def test_beside_an_activity_stands_what_the_figure_counts(desk: Desk, town: Town, month: Campaign) -> None:
    recorded(town, town.noon)
    with unasked():
        recorded(town, town.noon + 26 * DAY)
    shown = queries.done_by_activity(month)[number(1).id]
    assert (shown.held, shown.planned) == (1, 0)
    assert "办了1场次" in text(desk, "jumin", f"/campaigns/{month.id}/")


def test_beside_an_activity_of_visits_stands_how_many_persons(
    desk: Desk, town: Town, month: Campaign
) -> None:
    visit, two = comforted(town, "street_leader@410103012"), number(2)
    for page in (f"/desk/campaigns/{month.id}/", f"/desk/activities/{two.id}/"):
        assert "走访慰问了1人(不论谁去、是不是党员,一个人算一次)" in text(desk, "dangjianban", page)
    for page in (f"/campaigns/{month.id}/", f"/activities/{two.id}/"):
        assert "走访慰问了" not in text(desk, "jumin", page), "one could point at a home"
    visits.undo(visit=visit, cause="wrong", by=town.holder("street_leader@410103012"), at=town.noon)
    assert "走访慰问了" not in text(desk, "dangjianban", f"/desk/campaigns/{month.id}/")


def test_beside_a_contest_stands_how_many_works_came(desk: Desk, town: Town, month: Campaign) -> None:
    contest = worlds.called(town, serves=(f"activity:{number(8).id}",))
    worlds.sent(town, contest)
    for page in (f"/campaigns/{month.id}/", f"/activities/{number(8).id}/"):
        assert "收到1篇" in text(desk, "jumin", page)
    page = desk("jumin").get(f"/activities/{number(8).id}/").content.decode()
    assert f'href="/contests/{contest.id}/"' in page
    reader, office = desk("jumin"), desk("xuanchuanbu")
    reader.cookies["lang"] = office.cookies["lang"] = "en"
    assert "1 work came in" in reader.get(f"/activities/{number(8).id}/").content.decode()
    calls = office.get("/desk/contests/").content.decode()
    assert "1 work<" in calls
    assert "喜迎盛会主题征文" in page


def test_what_was_planned_for_a_day_gone_by_is_no_longer_to_come(
    desk: Desk, town: Town, month: Campaign, frozen: time_machine.Traveller
) -> None:
    planned(town)
    page = f"/activities/{number(1).id}/"
    assert "计划" in text(desk, "jumin", page)
    frozen.shift(3 * DAY)
    assert "日子过了" in text(desk, "jumin", page)


def test_the_month_is_a_feed_of_the_district_or_of_a_street(desk: Desk, town: Town, month: Campaign) -> None:
    session = planned(town)
    planned(town, serves="activity:of-another-month")
    feed = f"/campaigns/{month.id}/calendar.ics"
    for place, events in (("", 1), ("?place=410103012", 1), ("?place=410103005", 0)):
        answer = Client().get(feed + place)
        assert answer.headers["Content-Type"].startswith("text/calendar")
        assert answer.content.decode().count("BEGIN:VEVENT") == events
    assert f"UID:{session.id}@bandeng" in Client().get(feed).content.decode()
    assert f"{feed}?place=" in text(desk, "jumin", f"/campaigns/{month.id}/calendar/")
    assert Client().get("/campaigns/nothing/calendar.ics").status_code == 404


def test_one_click_reminds_and_a_second_says_why_not(desk: Desk, town: Town) -> None:
    page = f"/desk/tasks/{sent(town).id}/"
    office = desk("dangjianban")
    assert "提醒还没有安排的" in office.get(page).content.decode()
    assert office.post(f"{page}reminder/").status_code == 302
    shown = office.get(page).content.decode()
    assert "今天提醒过" in shown
    assert "提醒还没有安排的" not in shown
    again = office.post(f"{page}reminder/")
    assert again.status_code == 409
    assert "今天都提醒过了" in again.content.decode()
    assert "怎样了" in again.content.decode()
    assert desk("zhibushuji").post(f"{page}reminder/").status_code == 403


def test_everybody_sees_the_month_its_calendar_and_its_activities(
    desk: Desk, town: Town, month: Campaign
) -> None:
    recorded(town, town.noon)
    for path in ("", "calendar/", "bulletin/"):
        assert desk("zhibushuji").get(f"/campaigns/{month.id}/{path}").status_code == 200
    shown = text(desk, "jumin", f"/campaigns/{month.id}/")
    assert "10" in shown
    assert "区委党建办" in shown
    assert "/desk/" not in shown
    assert "冯春社区小区党支部" in text(desk, "jumin", f"/activities/{number(1).id}/")
    assert "7月6日" in text(desk, "jumin", f"/campaigns/{month.id}/calendar/")
    assert "冯春" not in text(desk, "jumin", f"/campaigns/{month.id}/calendar/?place=410103005")
    assert desk("jumin").get("/campaigns/nothing/").status_code == 404


def test_a_month_counts_its_own_and_leads_to_the_same(desk: Desk, town: Town, month: Campaign) -> None:
    recorded(town, town.noon)
    recorded(town, town.noon - DAY)
    other = july(town, title="同期的另一个活动月")
    theirs = Activity.objects.filter(campaign=other).order_by("number")[0]
    recorded(town, town.noon - DAY, serves=f"activity:{theirs.id}")
    shown = [figure["value"] for figure in public.numbers(month, page="/")]
    assert shown == [10, 2]
    for page in (f"/campaigns/{month.id}/", f"/desk/campaigns/{month.id}/"):
        answer = text(desk, "dangjianban", page)
        assert f"{page}#activities" in answer
        assert f"/campaigns/{month.id}/held/" in answer
    assert text(desk, "jumin", f"/campaigns/{month.id}/held/").count("冯春社区小区党支部") == 2
    assert text(desk, "jumin", f"/campaigns/{other.id}/held/").count("冯春社区小区党支部") == 1
    assert "学(现场学习) · 参观纪念馆" in text(desk, "jumin", f"/campaigns/{month.id}/held/")


def test_what_was_held_is_walked_from_the_newest(town: Town, month: Campaign) -> None:
    refs = [recorded(town, town.noon - days * DAY).stream for days in range(3)]
    first, older = queries.held_of_month(month, most=2)
    rest, last = queries.held_of_month(month, before=older, most=2)
    assert [each.stream for each in (*first, *rest)] == refs
    assert last == ""
    assert queries.held_count(month) == 3


def test_the_calendar_shows_one_day_and_leads_to_the_others(desk: Desk, town: Town, month: Campaign) -> None:
    recorded(town, town.noon)
    recorded(town, town.noon - DAY)
    page = f"/campaigns/{month.id}/calendar/"
    shown = text(desk, "jumin", f"{page}?day=2022-07-05")
    assert shown.count('class="month"') == 1
    assert shown.count("冯春社区小区党支部") == 1
    assert "day=2022-07-06#day" in shown
    assert "这天没有场次" in text(desk, "jumin", f"{page}?day=2022-07-09")
    assert desk("jumin").get(f"{page}?day=someday").status_code == 200


@pytest.mark.parametrize(
    ("today", "begins_on", "last_on"),
    [
        (date(2022, 6, 20), "2022-07-01", "2022-07-31"),
        (date(2022, 7, 31), "2022-07-01", "2022-07-31"),
        (date(2022, 8, 1), "2022-09-01", "2022-09-30"),
        (date(2026, 11, 26), "2026-12-01", "2026-12-31"),
        (date(2026, 12, 3), "2027-01-01", "2027-01-31"),
        (date(2026, 2, 3), "2026-03-01", "2026-03-31"),
    ],
)
def test_a_pattern_is_proposed_for_days_to_come(today: date, begins_on: str, last_on: str) -> None:
    filled = queries.filled("july", today=today)
    assert (filled.begins_on, filled.last_on) == (begins_on, last_on)


def test_the_notice_is_entered_and_shown(desk: Desk, town: Town, month: Campaign) -> None:
    page = f"/desk/campaigns/{month.id}/notice/"
    told = {
        "document": "二七党建〔2022〕1号",
        "title": "关于开展党建活动月的通知",
        "issuer": "410103-djb",
        "issued_on": "2022-06-28",
        "clauses": "一 学讲评\n二 走访慰问",
    }
    assert desk("dangjianban").post(page, told | {"clauses": "一"}).status_code == 422
    assert desk("dangjianban").post(page, told).status_code == 302
    shown = text(desk, "jumin", f"/campaigns/{month.id}/")
    assert "二七党建〔2022〕1号" in shown
    assert "走访慰问" in shown
    assert desk("xuanchuanbu").post(page, told).status_code == 403


def test_a_label_says_plainly_that_nobody_has_explained_it(desk: Desk, town: Town) -> None:
    page = "/labels/sanwang-sanhua/"
    assert "还没有写" in text(desk, "jumin", page)
    saying = {"meaning": "三张网,三种做法。", "leads": "/campaigns/ 活动月"}
    explain = "/desk/labels/sanwang-sanhua/explanation/"
    assert desk("dangjianban").post(explain, saying | {"leads": "https://x.example 外面"}).status_code == 422
    dead = desk("dangjianban").post(explain, saying | {"leads": "/campagins/ 活动月"})
    assert dead.status_code == 422
    assert "本站没有这一页:/campagins/" in dead.content.decode()
    assert desk("xuanchuanbu").post(explain, saying).status_code == 403
    assert desk("dangjianban").post(explain, saying).status_code == 302
    assert "三张网" in text(desk, "jumin", page)
    assert "区委党建办" in text(desk, "jumin", page)
    assert Label.objects.get().turn == 1
    assert desk("jumin").get("/labels/nothing/").status_code == 404


def test_who_leads_nothing_sees_no_form(desk: Desk, town: Town, month: Campaign) -> None:
    shown = text(desk, "zhibushuji", f"/desk/campaigns/{month.id}/")
    assert "加一项活动" not in shown
    shown = text(desk, "zhibushuji", f"/desk/activities/{number(1).id}/")
    assert "发一项任务" not in shown
    assert BRANCH not in shown
    assert town.holder(STAFF)


def test_an_activity_without_a_task_opens_the_form_for_one(desk: Desk, town: Town, month: Campaign) -> None:
    shown = desk("dangjianban").get(f"/desk/campaigns/{month.id}/").content.decode()
    party, others = shown.index('value="410103-djb"'), shown.index('value="410103-cg"')
    assert party < others  # who runs months stands before who is asked
    bare = next(
        each for each in Activity.objects.all() if not queries.planned_tasks(each, today=town.noon.date())
    )
    shown = desk("dangjianban").get(f"/desk/activities/{bare.id}/").content.decode()
    opened = re.search(
        r"<details class=\"more\"( open)?><summary>.*?<span>发一项任务</span>", shown, re.DOTALL
    )
    assert opened is not None
    assert opened[1]
