"""What is said of a session afterwards: cancelled, struck out, held, entered later; on page, paper, feed."""

from dataclasses import replace

import time_machine

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings import actions, codes
from bandeng.gatherings.ical import moment
from bandeng.gatherings.models import Session
from bandeng.gatherings.web.printing import _says
from bandeng.ledger import rebuilding
from bandeng.people import queries as people
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import BRANCH, DAY, FILM, HOUR, SECRETARY, again, held, planned, recorded, when
from tests.gatherings.test_pages import ANYBODY


def struck(town: Town, session: Session) -> Session:
    at = max(town.noon, again(session).ends_at)
    actions.cancel(session=again(session), why="记错了", by=town.holder(SECRETARY), at=at)
    return again(session)


def page(session: Session) -> str:
    return ANYBODY().get(f"/gatherings/{session.id}/").content.decode()


def feed() -> str:
    return ANYBODY().get("/gatherings/calendar.ics").content.decode().replace("\r\n ", "")


def test_what_was_entered_by_mistake_is_struck_out_and_in_no_feed(
    town: Town, frozen: time_machine.Traveller
) -> None:
    session = recorded(town, "study", units=(BRANCH,), by=SECRETARY, lines={"site": "馆", "studied": "讲解"})
    assert "补录:开过以后" in page(session)
    assert session.id in feed()
    session = struck(town, session)
    assert session.state == "struck"
    shown = page(session)
    assert "划去了:记错了" in shown
    assert "取消了" not in shown
    assert session.id not in feed()
    assert rebuilding.check().is_equal


def test_a_cancelled_session_tells_whom_it_told(town: Town, frozen: time_machine.Traveller) -> None:
    nobody, somebody = planned(town), planned(town)
    actions.sign_up(session=somebody, by=sessions.resident(), at=town.noon)
    for session in (nobody, somebody):
        actions.cancel(session=again(session), why="下雨", by=town.holder(SECRETARY), at=town.noon + HOUR)
    assert "这场活动取消了。" in page(nobody)
    assert "已经收到消息" not in page(nobody)
    assert "已经收到消息" in page(somebody)
    stamps = [line for line in feed().splitlines() if line.startswith(("DTSTAMP", "LAST-MODIFIED"))]
    changed = moment(town.noon + HOUR)
    assert set(stamps) == {f"DTSTAMP:{changed}", f"LAST-MODIFIED:{changed}"}


def test_whoever_signed_up_reads_no_way_in_when_it_is_over_or_off(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    off, over = planned(town), planned(town)
    for session in (off, over):
        actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    where = [f"/gatherings/{session.id}/" for session in (off, over)]
    before = [desk(cast.RESIDENT).get(each).content.decode() for each in where]
    assert all("进门时扫门口的二维码" in each for each in before)
    actions.cancel(session=again(off), why="下雨", by=town.holder(SECRETARY), at=town.noon)
    held(town, again(over))
    frozen.move_to(over.ends_at)
    after = [desk(cast.RESIDENT).get(each).content.decode() for each in where]
    assert not any("进门时扫门口的二维码" in each or "有您的位置" in each for each in after)
    assert "没有记到场" in after[1]
    assert "您报过名" not in after[0]


def test_a_poster_says_when_it_ends(town: Town) -> None:
    one_day = _says(planned(town), "", town.noon)["lines"]
    assert ("时间", "7月7日(周四)中午12:00 – 下午1:00") in one_day
    what = replace(FILM, **when(town, lasts=3 * DAY))
    fact = actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon)
    lines = _says(again(fact.stream), "", town.noon)["lines"]
    assert ("时间", "7月7日(周四)中午12:00 – 7月10日(周日)中午12:00") in lines
    before = _says(again(fact.stream), "", town.noon - 300 * DAY)["lines"][0][1]
    assert before == "2022年7月7日(周四)中午12:00 – 2022年7月10日(周日)中午12:00"


def test_the_screen_at_the_door_shows_nothing_of_the_desk(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session = planned(town)
    frozen.move_to(session.begins_at)
    shown = desk("zhibushuji").get(f"/desk/gatherings/{session.id}/door/").content.decode()
    assert codes.door(session.id, at=session.begins_at).digits in shown
    assert "<nav" not in shown
    worker = town.holder(SECRETARY)
    assert people.names([worker])[worker] not in shown
