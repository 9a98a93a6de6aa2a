"""Calendars by month, by street, one's own; feeds that other programs read; paper."""

import re
from dataclasses import replace
from datetime import timedelta

import time_machine
from django.test import Client

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings import actions, ical, queries
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from bandeng.rulebook.queries import book
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import DAY, SECRETARY, again, planned

ANYBODY = Client


def _lines(feed: bytes) -> list[str]:
    return feed.decode().replace("\r\n ", "").split("\r\n")


def test_a_feed_is_as_the_standard_wants_it(town: Town, frozen: time_machine.Traveller) -> None:
    session = planned(town)
    answer = ANYBODY().get("/gatherings/calendar.ics?place=410103012")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    raw = answer.content
    assert all(len(line) <= ical.FOLD for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    lines = _lines(raw)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART:20220707T040000Z" in lines
    assert f"UID:{session.id}@bandeng" in lines
    assert "SUMMARY:观摩《太行丰碑》" in lines
    assert "STATUS:CONFIRMED" in lines


def test_signs_with_a_meaning_are_escaped_and_long_lines_folded_between_signs() -> None:
    assert ical.escaped("甲,乙;丙\\丁\n戊") == "甲\\,乙\\;丙\\\\丁\\n戊"
    folded = ical.folded("SUMMARY:" + "观摩" * 60)
    assert all(len(line) <= ical.FOLD for line in folded.split(b"\r\n"))
    assert folded.replace(b"\r\n ", b"").decode() == "SUMMARY:" + "观摩" * 60 + "\r\n"


def test_a_change_counts_up_and_a_cancelled_session_says_so(
    town: Town, frozen: time_machine.Traveller
) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    moving = actions.Moving(begins_at=session.begins_at, ends_at=session.ends_at, venue="小广场")
    actions.move(session=session, what=moving, by=by, at=town.noon)
    lines = _lines(ANYBODY().get(f"/gatherings/{session.id}/session.ics").content)
    assert "SEQUENCE:1" in lines
    assert "LOCATION:小广场 · 京广路街道冯春社区" in lines
    actions.cancel(session=again(session), why="下雨", by=by, at=town.noon)
    lines = _lines(ANYBODY().get(f"/gatherings/{session.id}/session.ics").content)
    assert "STATUS:CANCELLED" in lines
    assert ANYBODY().get("/gatherings/nothing/session.ics").status_code == 404


def test_the_month_shows_each_day_and_a_street_only_its_own(
    town: Town, frozen: time_machine.Traveller
) -> None:
    planned(town)
    page = ANYBODY().get("/gatherings/month/?month=2022-07&place=410103012").content.decode()
    assert "2022年7月的活动" in page
    assert "观摩《太行丰碑》" in page
    page = ANYBODY().get("/gatherings/month/?month=2022-07&place=410103005").content.decode()
    assert "这个月还没有活动" in page
    assert ANYBODY().get("/gatherings/month/?month=七月").status_code in {400, 422}
    assert ANYBODY().get("/gatherings/month/?month=2022-12").status_code == 200


def test_my_calendar_has_what_i_signed_up_for_and_an_address_of_my_own(town: Town, desk: Desk) -> None:
    session, browser = planned(town), desk(cast.RESIDENT)
    other = planned(town, after=2 * DAY)
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    page = browser.get("/gatherings/mine/").content.decode()
    found = re.search(r"/gatherings/mine/[\w=-]+\.ics", page)
    assert found
    lines = _lines(ANYBODY().get(found.group()).content)
    assert f"UID:{session.id}@bandeng" in lines
    assert f"UID:{other.id}@bandeng" not in lines
    assert "观摩《太行丰碑》" in browser.get("/me/").content.decode()
    assert ANYBODY().get("/gatherings/mine/nonsense.ics").status_code == 404
    people.erase(sessions.resident(), town.noon + timedelta(hours=1))
    assert ANYBODY().get(found.group()).status_code == 404


def test_my_calendar_gets_another_address_and_the_old_one_opens_nothing(town: Town, desk: Desk) -> None:
    browser, found = desk(cast.RESIDENT), []
    for turn in range(3):
        if turn:
            assert browser.post("/gatherings/mine/renewal/").status_code == 302
        page = browser.get("/gatherings/mine/").content.decode()
        address = re.search(r"/gatherings/mine/[\w=-]+\.ics", page)
        assert address
        found.append(address.group())
        assert [ANYBODY().get(each).status_code for each in found] == [404] * turn + [200]
    assert rebuilding.check().is_equal


def test_a_poster_is_a_pdf_while_one_can_still_come(town: Town, frozen: time_machine.Traveller) -> None:
    session = planned(town)
    answer = ANYBODY().get(f"/gatherings/{session.id}/poster.pdf")
    assert answer.content.startswith(b"%PDF-")
    frozen.move_to(session.ends_at)
    assert ANYBODY().get(f"/gatherings/{session.id}/poster.pdf").status_code == 409
    assert ANYBODY().get("/gatherings/nothing/poster.pdf").status_code == 404


def test_what_is_typed_is_no_command_of_the_page(town: Town, frozen: time_machine.Traveller) -> None:
    title = '#read("/etc/passwd") *粗* $x$ "引号" \\'
    what = actions.Planning(
        kind="talk",
        title=title,
        units=(sessions.BRANCH,),
        begins_at=town.noon + DAY,
        ends_at=town.noon + 2 * DAY,
        venue="院子",
        open_to="everybody",
    )
    fact = actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon)
    session = again(fact.stream)
    assert ANYBODY().get(f"/gatherings/{session.id}/poster.pdf").content.startswith(b"%PDF-")


def test_the_code_at_the_door_renews_itself_and_the_sheet_has_lines(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session, browser = planned(town), desk("zhibushuji")
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    first = browser.get(f"/desk/gatherings/{session.id}/door/").content.decode()
    frozen.shift(timedelta(minutes=6))
    second = browser.get(f"/desk/gatherings/{session.id}/door/").content.decode()
    digits = [re.findall(r"<b[^>]*>(\d{6})</b>", page) for page in (first, second)]
    assert digits[0] != digits[1]
    assert "renew.js" in first
    sheet = browser.get(f"/desk/gatherings/{session.id}/sheet/").content.decode()
    assert "张小满" in sheet
    assert "签到" not in sheet
    assert desk("wanggezhang").get(f"/desk/gatherings/{session.id}/door/").status_code in {403, 404}


def test_sessions_called_by_their_kind_alone_are_told_apart_by_their_unit(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    plain = planned(town, what=replace(sessions.FILM, title="电影观摩"))
    kind = book().gatherings.kind(plain.kind)
    assert kind is not None
    plain = planned(town, what=replace(sessions.FILM, title=kind.zh))
    unit = queries.units_of([plain.id])[plain.id][0]
    month = ANYBODY().get("/gatherings/month/?month=2022-07&place=410103012").content.decode()
    assert f"{kind.zh} · {unit}" in month
    assert f"电影观摩 · {unit}" not in month
    assert f"SUMMARY:{kind.zh} · {unit}" in _lines(
        ANYBODY().get(f"/gatherings/{plain.id}/session.ics").content
    )
    page = ANYBODY().get(f"/gatherings/{plain.id}/").content.decode()
    assert f'<p class="muted">{kind.zh} ' not in page
