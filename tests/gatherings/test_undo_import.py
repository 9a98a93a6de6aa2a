"""A table of who came that was taken in by mistake: asked about where it is long, taken back whole."""

import io
import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.gatherings import actions, queries, rules
from bandeng.gatherings.models import Attendance, Session
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.ledger.upgrading import upgrade
from bandeng.people.models import Entry
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import SECRETARY, again, planned

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
UNDONE = "gatherings.attendance_undone"


def names(many: int) -> bytes:
    return ("姓名\n" + "".join(f"参加人{number}\n" for number in range(many))).encode()


def taken_in(town: Town, many: int, session: Session | None = None) -> Session:
    """A table is taken in as the session begins."""
    session = session or planned(town)
    table = io.BytesIO(names(many))
    actions.take_list(
        session=session, file=table, beyond=True, by=town.holder(SECRETARY), at=session.begins_at
    )
    return again(session)


def test_a_long_table_is_asked_about_where_no_seats_are_numbered(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    table = {"file": io.BytesIO(names(301)), "by": by, "at": session.begins_at}
    with pytest.raises(BadInput) as asked:
        actions.take_list(session=session, **table)  # type: ignore[arg-type]
    assert "这份表有301行,会记下301位到场" in asked.value.issues["beyond"]
    assert again(session).arrived == 0
    done = actions.take_list(session=session, file=io.BytesIO(names(300)), by=by, at=session.begins_at)
    assert done.written == 300


def test_a_whole_table_is_taken_back_with_its_names(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    typed = [actions.Coming(called="周大伯")]
    actions.attend(session=again(session), who=typed, way="sheet", by=by, at=session.begins_at)
    session = taken_in(town, 1_100, again(session))
    assert session.arrived == 1_101
    said = Fact.objects.count()
    actions.undo_import(session=session, moment=session.begins_at, by=by, at=session.begins_at + MINUTE)
    assert again(session).arrived == 1
    assert [row.way for row in Attendance.objects.filter(session=session)] == ["sheet"]
    assert Fact.objects.count() - said == 3, "in parts of five hundred"
    assert Entry.objects.filter(kind="called", erased_at=None).count() == 1
    with pytest.raises(NotNow, match="已经撤回了"):
        actions.undo_import(
            session=again(session), moment=session.begins_at, by=by, at=session.begins_at + MINUTE
        )
    assert rebuilding.check().is_equal


def test_what_was_taken_back_is_in_no_figure_and_comes_in_again(town: Town) -> None:
    session, by = taken_in(town, 3), town.holder(SECRETARY)
    one = queries.arrivals_of(session)[0].id
    actions.undo_attendance(session=session, arrival=one, by=by, at=session.begins_at)
    actions.undo_import(
        session=again(session), moment=session.begins_at, by=by, at=session.begins_at + MINUTE
    )
    actions.hold(session=again(session), by=by, at=session.ends_at)
    during = (session.begins_at - DAY, session.ends_at + DAY)
    assert read("gatherings.attended", place="410103/", during=during).value == 0
    table = io.BytesIO(names(3))
    done = actions.take_list(session=again(session), file=table, by=by, at=session.ends_at)
    assert (done.written, again(session).arrived) == (3, 3)
    assert read("gatherings.attended", place="410103/", during=during).value == 3


def test_only_whoever_took_it_in_may_and_for_ten_minutes(town: Town) -> None:
    session, by = taken_in(town, 2), town.holder(SECRETARY)
    at = session.begins_at
    with pytest.raises(NotNow, match="别人导入的"):
        actions.undo_import(session=session, moment=at, by=town.staff, at=at + MINUTE)
    with pytest.raises(NotYours):
        actions.undo_import(session=session, moment=at, by=town.leader, at=at + MINUTE)
    late = at + rules.UNDO_WITHIN + timedelta(seconds=1)
    with pytest.raises(NotNow, match="过了十分钟"):
        actions.undo_import(session=session, moment=at, by=by, at=late)
    assert again(session).arrived == 2
    assert queries.taken_in_by(session, by, at=late) == []
    assert [each.many for each in queries.taken_in_by(session, by, at=at + MINUTE)] == [2]
    assert queries.taken_in_by(session, town.staff, at=at + MINUTE) == []


def test_the_page_offers_it_right_after_and_in_the_list(town: Town, desk: Desk) -> None:
    session = planned(town)
    page = f"/desk/gatherings/{session.id}/"
    with time_machine.travel(session.begins_at, tick=False):
        browser = desk(town.holder(SECRETARY))
        told = browser.post(f"{page}list/", {"list": SimpleUploadedFile("名单.csv", names(3))})
        for shown in (told.content.decode(), browser.get(page).content.decode()):
            assert "导入了 3 位。导错了" in shown and "撤回这次导入" in shown
        moment = re.search(r'name="moment" value="([^"]+)"', shown)
        assert moment
        undone = {"moment": moment[1].replace("&#43;", "+"), "command": "one"}
        for _tap in range(2):
            assert browser.post(f"{page}list/undoing/", undone).status_code == 302
        assert again(session).arrived == 0
        assert "撤回这次导入" not in browser.get(page).content.decode()
        for nonsense in ("", "yesterday", "2022-07-07T12:00:00", "0001-01-01T00:00:00+23:59"):
            assert browser.post(f"{page}list/undoing/", {"moment": nonsense}).status_code == 409


def test_a_long_list_of_who_came_goes_on_page_by_page(town: Town, desk: Desk) -> None:
    session, seen, before = taken_in(town, 120), list[str](), ""
    page = f"/desk/gatherings/{session.id}/"
    with time_machine.travel(session.begins_at + MINUTE, tick=False):
        browser = desk(town.holder(SECRETARY))
        for rows in (50, 50, 20):
            shown = browser.get(page, {"before": before} if before else {}).content.decode()
            lines = re.findall(r'name="arrival" value="([^"]+)"', shown)
            assert len(lines) == rows
            assert f"这一页 {rows} 位,一共记了 120 位" in shown
            seen += lines
            older = re.search(r"\?before=([^#\"]+)#arrivals", shown)
            before = older[1] if older else ""
        assert not before and len(set(seen)) == 120
        undo = {"arrival": seen[99], "before": seen[49]}
        assert (
            browser.post(f"{page}undoing/", undo).headers["location"] == f"{page}?before={seen[49]}#arrivals"
        )


def test_what_was_taken_back_before_is_read_as_one_of_several() -> None:
    body = upgrade(UNDONE, 1, json.loads('{"arrival": "a"}'))
    assert body == {"arrivals": ["a"]}
