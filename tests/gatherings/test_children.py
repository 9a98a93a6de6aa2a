"""Children: a guardian's consent is asked wherever one is noted, and each child is noted once."""

import io
from dataclasses import replace

import pytest
import time_machine

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings import actions, codes, queries
from bandeng.gatherings.models import Attendance, Session
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import rebuilding
from tests.gatherings import sessions
from tests.gatherings.sessions import FILM, SECRETARY, again, planned
from tests.gatherings.test_pages import ANYBODY, Desk

CHILDREN = replace(FILM, kind="children", lines={}, title="暑期剪纸")
CHILD = actions.Coming(called="小果", child=True, consented=True)


def code(session: Session) -> str:
    return codes.door(session.id, at=session.begins_at).token


def arrive(session: Session, who: actions.Coming) -> str:
    now, at = again(session), session.begins_at
    return actions.arrive_as_guest(session=now, code=code(session), who=who, at=at)


def test_no_child_comes_to_the_door_without_its_guardian_saying_so(town: Town) -> None:
    session = planned(town, what=CHILDREN)
    with pytest.raises(BadInput) as refused:
        arrive(session, replace(CHILD, consented=False))
    assert "要监护人同意" in refused.value.issues["consented"]
    assert not Attendance.objects.exists()
    arrive(session, CHILD)
    (comer,) = queries.arrivals_of(again(session))
    assert (comer.called, comer.child) == ("小果", True)
    assert Attendance.objects.get().consented
    assert rebuilding.check().is_equal


def test_two_children_come_with_one_guardian_and_none_twice(town: Town) -> None:
    session = planned(town, what=CHILDREN)
    arrive(session, CHILD)
    arrive(session, replace(CHILD, called="小枣"))
    with pytest.raises(NotNow, match="已经记过到场了"):
        arrive(session, CHILD)
    assert again(session).arrived == 2


def test_a_guardian_with_an_account_brings_the_child_that_has_a_seat(town: Town) -> None:
    session, person = planned(town, what=CHILDREN), sessions.resident()
    joining = actions.Joining(called="小果", child=True, consented=True)
    actions.sign_up(session=session, by=person, at=town.noon, who=joining)
    at, now = session.begins_at, again(session)
    actions.arrive(session=now, code=code(session), by=person, at=at, child=CHILD)
    (seat,) = queries.seats_of(again(session))
    assert seat.came
    actions.arrive(session=again(session), code=code(session), by=person, at=at)
    assert sorted(row.child for row in Attendance.objects.all()) == [False, True]
    assert rebuilding.check().is_equal


@pytest.mark.parametrize("table", ["姓名,不满14周岁,监护人同意\n小果,是,是\n", "姓名,单位\n小果,二年级\n"])
@pytest.mark.parametrize("ticked_first", [True, False])
def test_a_child_on_the_list_and_in_a_table_counts_once_and_keeps_its_name(
    town: Town, ticked_first: bool, table: str
) -> None:
    session, by = planned(town, what=CHILDREN), town.holder(SECRETARY)
    joining = actions.Joining(called="小果", child=True, consented=True)
    actions.enrol(session=session, who=joining, by=by, at=town.noon)
    (seat,) = queries.seats_of(again(session))
    at = session.begins_at

    def tick() -> None:
        who = [actions.Coming(seat=seat.id)]
        actions.attend(session=again(session), who=who, way="list", by=by, at=at)

    def take() -> actions.Imported:
        return actions.take_list(session=again(session), file=io.BytesIO(table.encode()), by=by, at=at)

    if ticked_first:
        tick()
        assert take().written == 0
    else:
        assert take().written == 1
        with pytest.raises(NotNow, match="已经记过到场了"):
            tick()
    (comer,) = queries.arrivals_of(again(session))
    assert (comer.called, comer.child) == ("小果", True)
    assert queries.seats_of(again(session))[0].came


def test_whoever_was_noted_by_name_is_not_noted_again_by_her_seat(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    typed = [actions.Coming(called="阮小芳")]
    at = session.begins_at
    actions.attend(session=session, who=typed, way="sheet", by=by, at=at)
    actions.enrol(session=again(session), who=actions.Joining(called="阮小芳"), by=by, at=at)
    (seat,) = queries.seats_of(again(session))
    with pytest.raises(NotNow, match="已经按姓名记过"):
        actions.punch(session=again(session), ticket=seat.ticket, by=by, at=at)
    namesake = actions.Joining(called="阮小芳")
    actions.enrol(session=again(session), who=namesake, by=by, at=at)
    both = [actions.Coming(seat=each.id) for each in queries.seats_of(again(session))]
    actions.attend(session=again(session), who=both, way="list", by=by, at=at)
    assert again(session).arrived == 2


def test_the_page_at_the_door_of_a_childrens_session_asks_who_comes(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session, browser = planned(town, what=CHILDREN), ANYBODY()
    frozen.move_to(session.begins_at)
    where = f"/gatherings/{session.id}/arrival/"
    typed = {"code": code(session), "called": "小果"}
    page = browser.post(where, typed)
    assert page.status_code == 422
    assert "请选到的是谁" in page.content.decode()
    page = browser.post(where, typed | {"who": "child"})
    assert page.status_code == 422
    assert "要监护人同意" in page.content.decode()
    assert browser.post(where, typed | {"who": "child", "consented": "1"}).status_code == 302
    assert browser.post(where, typed | {"who": "self", "called": "小果妈妈"}).status_code == 302
    assert desk(cast.RESIDENT).post(where, {"code": code(session), "who": "self"}).status_code == 302
    assert sorted(row.child for row in Attendance.objects.all()) == [False, False, True]


def test_a_sheet_marks_the_children_line_by_line(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session = planned(town, what=CHILDREN)
    frozen.move_to(session.begins_at)
    browser = desk("zhibushuji")
    where, typed = f"/desk/gatherings/{session.id}/lines/", {"sheet": "小果 孩子\n小果妈妈\n小枣(孩子)"}
    page = browser.post(where, typed)
    assert page.status_code == 422
    assert "「小果」是不满14周岁的孩子,要监护人同意" in page.content.decode()
    assert browser.post(where, typed | {"consented": "1"}).status_code == 302
    came = {comer.called: comer.child for comer in queries.arrivals_of(again(session))}
    assert came == {"小果": True, "小果妈妈": False, "小枣": True}


def test_a_child_at_any_other_session_is_asked_for_on_the_same_form(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session = planned(town)
    frozen.move_to(session.begins_at)
    browser = desk("zhibushuji")
    where, typed = f"/desk/gatherings/{session.id}/lines/", {"sheet": "小果 孩子\n小果妈妈"}
    page = browser.post(where, typed)
    said = page.content.decode()
    assert page.status_code == 422
    assert "「小果」是不满14周岁的孩子,要监护人同意" in said
    assert "(不满14周岁),监护人都在纸上签了同意" in said
    panel = said[: said.index("照纸上的名单录")].rpartition("<details")[2]
    assert " open" in panel
    assert "小果妈妈</textarea>" in said
    assert browser.post(where, typed | {"consented": "1"}).status_code == 302
    came = {comer.called: comer.child for comer in queries.arrivals_of(again(session))}
    assert came == {"小果": True, "小果妈妈": False}
