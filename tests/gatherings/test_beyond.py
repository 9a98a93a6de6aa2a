"""More come than there is room for, or somebody who waits is let in: it is asked once, and then noted."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bandeng.demo.town import Town
from bandeng.gatherings import actions, codes, queries
from bandeng.gatherings.models import Session
from bandeng.kernel.refusals import BadInput
from bandeng.ui import spreadsheets
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import SECRETARY, again, planned

NAMES = "姓名\n周明\n孙丽\n".encode()


def full(town: Town) -> Session:
    """One seat, taken by somebody the branch wrote down; a resident with an account waits."""
    session = planned(town, seats=1)
    first = actions.Joining(called="周大伯")
    actions.enrol(session=session, who=first, by=town.holder(SECRETARY), at=town.noon)
    actions.sign_up(session=again(session), by=sessions.resident(), at=town.noon)
    return again(session)


def waiting_ticket(session: Session) -> str:
    return next(seat.ticket for seat in queries.seats_of(session) if seat.waits)


def test_a_ticket_that_waits_does_not_open_in_silence(town: Town) -> None:
    session, by = full(town), town.holder(SECRETARY)
    ticket, at = waiting_ticket(session), session.begins_at
    with pytest.raises(BadInput) as asked:
        actions.punch(session=session, ticket=ticket, by=by, at=at)
    assert "候补" in asked.value.issues["let_in"]
    assert again(session).arrived == 0
    actions.punch(session=session, ticket=ticket, let_in=True, by=by, at=at)
    assert again(session).arrived == 1


def test_whoever_waits_and_scans_asks_at_the_door(town: Town) -> None:
    session, person = full(town), sessions.resident()
    code, at = codes.door(session.id, at=session.begins_at).token, session.begins_at
    with pytest.raises(BadInput) as asked:
        actions.ask_at_door(session, person)
    assert "您在候补里(第1)" in asked.value.issues["let_in"]
    actions.arrive(session=session, code=code, by=person, at=at)
    actions.ask_at_door(again(session), person)
    assert again(session).arrived == 1


def test_at_the_door_of_a_full_session_all_without_a_seat_are_asked_alike(desk: Desk, town: Town) -> None:
    session = full(town)
    at = session.begins_at
    code = codes.door(session.id, at=at).token
    with time_machine.travel(at, tick=False):
        for browser, who in ((desk("jumin"), {}), (Client(), {"called": "过路的人"})):
            asked = browser.post(f"/gatherings/{session.id}/arrival/", {"code": code, **who})
            page = asked.content.decode()
            assert (asked.status_code, again(session).arrived) == (422, 0)
            assert "位置都有人了。请先问门口的人;让您进,就勾上再点" in page
        let_in = {"code": code, "called": "过路的人", "let_in": "1"}
        assert Client().post(f"/gatherings/{session.id}/arrival/", let_in).status_code == 302
    assert again(session).arrived == 1


def test_free_places_at_the_door_go_to_those_who_wait_first(town: Town) -> None:
    session = full(town)
    Session.objects.filter(id=session.id).update(capacity=2)  # a chair was brought
    person = sessions.resident()
    with pytest.raises(BadInput) as asked:
        actions.ask_at_door(again(session))
    assert "您没有报名" in asked.value.issues["let_in"]
    actions.ask_at_door(again(session), person)
    ticket, by = waiting_ticket(session), town.holder(SECRETARY)
    actions.punch(session=again(session), ticket=ticket, by=by, at=session.begins_at)
    with pytest.raises(BadInput):
        actions.ask_at_door(again(session))
    Session.objects.filter(id=session.id).update(capacity=3)
    actions.ask_at_door(again(session))


def test_a_list_longer_than_the_room_is_confirmed(town: Town) -> None:
    session, by = planned(town, seats=1), town.holder(SECRETARY)
    with pytest.raises(BadInput) as asked:
        actions.take_list(session=session, file=io.BytesIO(NAMES), by=by, at=session.begins_at)
    assert "只有1个位置,这样记就到了2位" in asked.value.issues["beyond"]
    assert again(session).arrived == 0
    done = actions.take_list(
        session=session, file=io.BytesIO(NAMES), beyond=True, by=by, at=session.begins_at
    )
    assert done.written == 2


def test_without_a_number_of_seats_nothing_is_asked(town: Town) -> None:
    session = planned(town)
    done = actions.take_list(
        session=session, file=io.BytesIO(NAMES), by=town.holder(SECRETARY), at=session.begins_at
    )
    assert done.written == 2


def test_the_page_asks_and_keeps_what_was_typed(desk: Desk, town: Town) -> None:
    session, browser = planned(town, seats=1, after=sessions.HOUR), desk("zhibushuji")
    path = f"/desk/gatherings/{session.id}/"
    asked = browser.post(f"{path}lines/", {"sheet": "周明\n孙丽"})
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "真来了这么多" in page and "周明\n孙丽" in page
    assert again(session).arrived == 0
    assert browser.post(f"{path}lines/", {"sheet": "周明\n孙丽", "beyond": "1"}).status_code == 302
    assert again(session).arrived == 2


def test_the_page_of_tickets_and_of_lists_ask_too(desk: Desk, town: Town) -> None:
    session, browser = planned(town, seats=1, after=sessions.HOUR), desk("zhibushuji")
    actions.enrol(session=session, who=actions.Joining(called="周"), by=town.holder(SECRETARY), at=town.noon)
    actions.enrol(
        session=again(session), who=actions.Joining(called="孙"), by=town.holder(SECRETARY), at=town.noon
    )
    path, ticket = f"/desk/gatherings/{session.id}/", waiting_ticket(again(session))
    page = browser.post(f"{path}ticket/", {"ticket": ticket}).content.decode()
    assert "在候补里,也让进" in page and f'value="{ticket}"' in page
    page = browser.post(f"{path}list/", {"list": SimpleUploadedFile("名单.csv", NAMES)}).content.decode()
    assert "真来了这么多" in page
    assert browser.post(f"{path}ticket/", {"ticket": ticket, "let_in": "1"}).status_code == 302


def test_a_file_that_only_bears_the_name_of_excel_is_said_to(desk: Desk, town: Town) -> None:
    session = planned(town, after=sessions.HOUR)
    path = f"/desk/gatherings/{session.id}/list/"
    page = desk("zhibushuji").post(path, {"list": SimpleUploadedFile("名单.xlsx", b"hello")})
    assert "「名单.xlsx」不是 Excel 文件" in page.content.decode()
    with pytest.raises(BadInput, match="不是 Excel 文件"):
        list(spreadsheets.rows(spreadsheets.Sent(b"hello", "a.XLS"), (spreadsheets.Column("a", ("姓名",)),)))
    with pytest.raises(BadInput, match="表头缺少"):
        list(spreadsheets.rows(spreadsheets.Sent(b"hello", "a.csv"), (spreadsheets.Column("a", ("姓名",)),)))
    named = spreadsheets.Sent("姓名\n周明".encode(), "a.xls")
    assert len(list(spreadsheets.rows(named, (spreadsheets.Column("a", ("姓名",)),)))) == 1


def test_a_reminder_says_that_it_was_sent_and_when(desk: Desk, town: Town) -> None:
    session, browser = planned(town), desk("zhibushuji")
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    answer = browser.post(f"/desk/gatherings/{session.id}/reminder/")
    assert answer["Location"].endswith("#seats")
    page = browser.get(f"/desk/gatherings/{session.id}/").content.decode()
    assert "提醒过:报了名和候补的人" in page
