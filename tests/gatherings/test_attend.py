"""Who came: at the door, by ticket, ticked, typed back from paper, imported. Nobody types how many."""

import io
from dataclasses import replace
from datetime import datetime, timedelta

import openpyxl
import pytest
import time_machine

from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.gatherings import actions, codes, queries, rules
from bandeng.gatherings.models import Attendance, Seat, Session
from bandeng.gatherings.queries.roll import Roll
from bandeng.gatherings.web import printing
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.posts import queries as posts
from bandeng.posts.models import Membership, Unit
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import BRANCH, FILM, SECRETARY, again, planned

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def door(session: Session) -> codes.Door:
    return codes.door(session.id, at=session.begins_at)


@pytest.mark.parametrize("which", ["token", "digits"])
def test_the_code_at_the_door_says_that_one_has_come(town: Town, which: str) -> None:
    session, person = planned(town), sessions.resident()
    actions.sign_up(session=session, by=person, at=town.noon)
    code = getattr(door(session), which)
    actions.arrive(session=session, code=code, by=person, at=session.begins_at)
    (comer,) = queries.arrivals_of(again(session))
    assert (comer.called, comer.way) == ("张小满", "door")
    assert queries.seats_of(again(session))[0].came
    assert rebuilding.check().is_equal


def test_a_code_that_was_used_says_when(town: Town) -> None:
    session, person = planned(town), sessions.resident()
    actions.arrive(session=session, code=door(session).token, by=person, at=session.begins_at)
    with pytest.raises(NotNow, match="已经记过到场了"):
        actions.arrive(
            session=again(session), code=door(session).token, by=person, at=session.begins_at + MINUTE
        )
    assert again(session).arrived == 1


def test_a_second_tap_between_the_question_and_the_writing_counts_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other telephone was quicker after it was asked who is noted: she is told, and counts once."""
    session, person, judge = planned(town), sessions.resident(), codes.judge
    code = door(session).token

    def judged(*given: str, at: datetime) -> str:
        monkeypatch.setattr(codes, "judge", judge)
        actions.arrive(session=session, code=code, by=person, at=session.begins_at)
        return judge(*given, at=at)

    monkeypatch.setattr(codes, "judge", judged)
    with pytest.raises(NotNow, match="已经记过到场了"):
        actions.arrive(session=session, code=code, by=person, at=session.begins_at)


def test_a_code_of_another_session_says_so(town: Town) -> None:
    session, other = planned(town), planned(town)
    with pytest.raises(BadInput) as refused:
        actions.arrive(session=session, code=door(other).token, by=sessions.resident(), at=session.begins_at)
    assert "不是这一场的" in refused.value.issues["code"]
    assert not Attendance.objects.exists()


def test_an_old_code_says_that_there_is_a_new_one(town: Town) -> None:
    session, person = planned(town), sessions.resident()
    code = door(session).token
    with pytest.raises(NotNow, match="换了新的"):
        actions.arrive(session=session, code=code, by=person, at=session.begins_at + 11 * MINUTE)
    actions.arrive(session=session, code=code, by=person, at=session.begins_at + 5 * MINUTE)


def test_nobody_comes_a_day_early_or_to_what_was_cancelled(town: Town) -> None:
    session, person = planned(town), sessions.resident()
    code = codes.door(session.id, at=town.noon).token
    with pytest.raises(NotNow, match="还没有到时候"):
        actions.arrive(session=session, code=code, by=person, at=town.noon)
    actions.cancel(session=session, why="下雨", by=town.holder(SECRETARY), at=town.noon)
    with pytest.raises(NotNow, match="取消"):
        actions.arrive(session=again(session), code=door(session).token, by=person, at=session.begins_at)


def test_children_with_seats_come_with_their_guardian(town: Town) -> None:
    what = replace(FILM, kind="children", lines={}, title="暑期剪纸")
    session, person = planned(town, what=what), sessions.resident()
    child = actions.Joining(called="小果", child=True, consented=True)
    actions.sign_up(session=session, by=person, at=town.noon, who=child)
    actions.arrive(session=again(session), code=door(session).token, by=person, at=session.begins_at)
    assert sorted(row.child for row in Attendance.objects.all()) == [False, True]
    assert again(session).arrived == 2


def test_a_ticket_opens_once_and_only_its_own_session(town: Town) -> None:
    session, other, by = planned(town), planned(town), town.holder(SECRETARY)
    for each in (session, other):
        actions.sign_up(session=each, by=sessions.resident(), at=town.noon)
    ticket = queries.seats_of(again(session))[0].ticket
    at = session.begins_at
    with pytest.raises(BadInput) as refused:
        actions.punch(session=again(other), ticket=ticket, by=by, at=at)
    assert "另一场" in refused.value.issues["ticket"]
    actions.punch(session=again(session), ticket=ticket.lower().replace("-", " "), by=by, at=at)
    with pytest.raises(NotNow, match="已经用过"):
        actions.punch(session=again(session), ticket=ticket, by=by, at=at + MINUTE)
    with pytest.raises(BadInput) as refused:
        actions.punch(session=again(session), ticket="12", by=by, at=at)
    assert "六个字母和数字" in refused.value.issues["ticket"]
    assert again(session).arrived == 1


def test_the_list_is_ticked_and_the_sheet_typed_back_each_once(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    seat = queries.seats_of(again(session))[0].id
    at = session.begins_at
    ticked = [actions.Coming(seat=seat), actions.Coming(seat=seat), actions.Coming(seat="nobody's")]
    actions.attend(session=again(session), who=ticked, way="list", by=by, at=at)
    typed = [actions.Coming(called=name) for name in ("周 大伯", "周大伯", "王阿姨", "张小满")]
    actions.attend(session=again(session), who=typed, way="sheet", by=by, at=at)
    assert again(session).arrived == 3
    with pytest.raises(NotNow):
        actions.attend(session=again(session), who=typed, way="sheet", by=by, at=at)
    with pytest.raises(NotYours):
        actions.attend(session=again(session), who=typed, way="sheet", by=town.leader, at=at)


def test_a_line_noted_by_mistake_is_taken_back(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    actions.attend(
        session=session, who=[actions.Coming(called="周大伯")], way="sheet", by=by, at=session.begins_at
    )
    (line,) = queries.arrivals_of(again(session))
    actions.undo_attendance(session=again(session), arrival=line.id, by=by, at=session.begins_at)
    assert again(session).arrived == 0
    with pytest.raises(NotNow):
        actions.undo_attendance(session=again(session), arrival=line.id, by=by, at=session.begins_at)
    assert rebuilding.check().is_equal


def _table(rows: list[list[object]], merged: str = "") -> io.BytesIO:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def test_a_list_is_taken_in_row_by_row_and_the_same_file_adds_nothing(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    rows: list[list[object]] = [
        ["电影观摩到场名单", None, None, None],
        ["姓名", "单位", "不满14周岁", "监护人同意"],
        ["周明", "一支部", None, None],
        ["孙丽", None, None, None],
        ["周明", "二支部", None, None],
        [None, "二支部", None, None],
        ["周明", "一支部", None, None],
        ["小石头", "二支部", "是", None],
        ["小豆子", "二支部", "是", "是"],
        ["字" * 31, None, None, None],
    ]
    done = actions.take_list(session=session, file=_table(rows, merged="B3:B4"), by=by, at=session.begins_at)
    assert (done.rows, done.written) == (8, 4)
    assert [(each.row, each.words) for each in done.problems] == [
        (6, "没有写姓名"),
        (7, "和第3行相同,只记一次"),
        (8, "不满14周岁,没有写监护人同意"),
        (10, "姓名和单位太长,最多30个字"),
    ]
    assert [each.called for each in done.problems][:2] == ["二支部", "周明 一支部"]
    assert "孙丽 一支部" in {comer.called for comer in queries.arrivals_of(again(session))}
    again_done = actions.take_list(
        session=again(session), file=_table(rows, merged="B3:B4"), by=by, at=session.begins_at
    )
    assert again_done.written == 0
    assert len(again_done.problems) == again_done.rows
    assert again(session).arrived == 4
    assert rebuilding.check().is_equal


def test_every_row_is_either_noted_or_named(town: Town) -> None:
    session, by = planned(town, seats=9), town.holder(SECRETARY)
    for called in ("周明", "周明", "孙丽一支部"):
        actions.enrol(session=again(session), who=actions.Joining(called=called), by=by, at=town.noon)
    names = ["周明", "周 明", "周明", "孙丽", "孙丽一支部", "··", "-", "孙·丽", "1"]
    rows: list[list[object]] = [["姓名", "单位"], *([name, None] for name in names), ["孙丽", "一支部"]]
    done = actions.take_list(session=again(session), file=_table(rows), by=by, at=session.begins_at)
    assert done.written + len(done.problems) == done.rows == len(rows) - 1
    assert done.written == again(session).arrived
    assert all(each.called and each.words for each in done.problems)


def test_whoever_stands_on_the_list_with_her_unit_and_signs_up_later_counts_once(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    person = Membership.objects.filter(unit=sessions.BRANCH).values_list("person_id", flat=True)[0]
    name, unit = people.name(person), posts.unit_name(Unit.objects.get(code=sessions.BRANCH))
    table = _table([["姓名", "单位"], [name, unit], [name, "别处党支部"]])
    actions.take_list(session=session, file=table, by=by, at=session.begins_at)
    assert again(session).arrived == 2
    actions.sign_up(session=again(session), by=person, at=session.begins_at)
    code = door(session).token
    with pytest.raises(NotNow, match="已经记过到场"):
        actions.arrive(session=again(session), code=code, by=person, at=session.begins_at)
    seat = Seat.objects.get(person=person)
    assert Roll(again(session)).seat_of(name) == ""
    with pytest.raises(NotNow):
        who = [actions.Coming(seat=seat.id)]
        actions.attend(session=again(session), who=who, way="list", by=by, at=session.begins_at)
    assert again(session).arrived == 2


def test_somebody_under_two_names_is_made_one_with_one_press(town: Town, desk: Desk) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    person = Membership.objects.filter(unit=sessions.BRANCH).values_list("person_id", flat=True)[0]
    at = session.begins_at
    actions.take_list(session=session, file=_table([["姓名"], ["门口的老姐姐"]]), by=by, at=at)
    actions.sign_up(session=again(session), by=person, at=at)
    actions.arrive(session=again(session), code=door(session).token, by=person, at=at)
    assert again(session).arrived == 2
    with time_machine.travel(at, tick=False):
        page = f"/desk/gatherings/{session.id}/"
        shown = desk(by).get(page).content.decode()
        assert "在多的那条上点「记错了」,就只算一位" in shown
        (line,) = [each for each in queries.arrivals_of(again(session)) if each.called == "门口的老姐姐"]
        assert desk(by).post(f"{page}undoing/", {"arrival": line.id, "command": "one"}).status_code == 302
    assert again(session).arrived == 1
    actions.hold(session=again(session), by=by, at=session.ends_at)
    during = (session.begins_at - DAY, session.ends_at + DAY)
    assert read("gatherings.attended", place="410103/", during=during).value == 1
    assert rebuilding.check().is_equal


def test_twenty_thousand_rows_are_taken_in_and_one_more_is_refused(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    lines = "姓名\n" + "".join(f"参加人{number}\n" for number in range(20_000))
    before = Fact.objects.count()
    with pytest.raises(BadInput) as asked:
        actions.take_list(session=session, file=io.BytesIO(lines.encode()), by=by, at=session.begins_at)
    assert "这份表有20000行,会记下20000位到场" in asked.value.issues["beyond"]
    table = io.BytesIO(lines.encode())
    done = actions.take_list(session=session, file=table, beyond=True, by=by, at=session.begins_at)
    assert (done.rows, done.written, done.problems) == (20_000, 20_000, ())
    assert again(session).arrived == 20_000
    assert Fact.objects.count() - before == 40
    more = io.BytesIO(f"{lines}又一位\n".encode())
    with pytest.raises(BadInput):
        actions.take_list(session=again(session), file=more, by=by, at=session.begins_at)


@pytest.mark.parametrize("content", [b"", b"\x00\x01", "单位\n一支部\n".encode()])
def test_what_is_no_list_is_refused_with_a_sentence(town: Town, content: bytes) -> None:
    session = planned(town)
    with pytest.raises(BadInput) as refused:
        actions.take_list(
            session=session, file=io.BytesIO(content), by=town.holder(SECRETARY), at=session.begins_at
        )
    assert str(refused.value)
    assert again(session).arrived == 0


def test_codes_open_for_some_hours_after_the_end_and_then_staff_notes_whoever_came(town: Town) -> None:
    session, who = planned(town), sessions.resident()
    actions.sign_up(session=session, by=who, at=town.noon)
    late = session.ends_at + rules.LATEST_CODE
    ticket = queries.seats_of(again(session))[0].ticket
    for at, opens in ((late - timedelta(minutes=1), True), (late, False)):
        assert queries.has_codes(again(session), at=at) is opens
    with pytest.raises(NotNow, match="主持人在名单上记"):
        actions.arrive(session=again(session), code=codes.door(session.id, at=late).token, by=who, at=late)
    with pytest.raises(NotNow, match="主持人在名单上记"):
        actions.punch(session=again(session), ticket=ticket, by=town.holder(SECRETARY), at=late)
    seat = queries.seats_of(again(session))[0].id
    come = [actions.Coming(seat=seat)]
    actions.attend(session=again(session), who=come, way="list", by=town.holder(SECRETARY), at=late)
    assert again(session).arrived == 1


def test_a_session_of_the_past_has_no_codes(town: Town) -> None:
    past = sessions.recorded(town, "oath", units=(BRANCH,), by=SECRETARY, lines={"site": "馆里"})
    assert not queries.has_codes(past, at=past.begins_at)


@pytest.mark.parametrize(("age", "columns"), [(0, 3), (14, 4)])
def test_the_sheet_has_a_column_for_guardians_where_children_come(
    town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch, age: int, columns: int
) -> None:
    monkeypatch.setattr(printing, "guardian_under", lambda _session: age)
    session = planned(town)
    sheet = desk(town.holder(SECRETARY)).get(f"/desk/gatherings/{session.id}/sheet/").content.decode()
    assert sheet.count('<th scope="col"') == columns
    assert ("监护人" in sheet) is bool(age)
