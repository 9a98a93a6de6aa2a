"""Sessions in the browser: planned, seen, signed up for, attended, held; refused with a sentence."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings import actions, codes, queries
from bandeng.gatherings.facts import Examined
from bandeng.gatherings.models import Attendance, Session, Shot
from bandeng.gatherings.web.proposing import proposed
from bandeng.people import queries as people
from bandeng.people.models import Look
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import BRANCH, again, planned

FORM = {
    "kind": "film",
    "title": "观摩《太行丰碑》",
    "unit": BRANCH,
    "on": "2022-07-08",
    "from": "19:00",
    "to": "20:30",
    "venue": "社区党群服务中心",
    "room": "二楼",
    "line-film": "太行丰碑",
    "open_to": "everybody",
    "capacity": "2",
}
ANYBODY = Client


def test_a_secretary_plans_on_a_form(desk: Desk) -> None:
    browser = desk("zhibushuji")
    page = browser.get("/desk/gatherings/new/").content.decode()
    assert "是哪一种" in page
    page = browser.get("/desk/gatherings/new/?kind=film").content.decode()
    assert "片名" in page
    assert "冯春社区小区党支部" in page
    answer = browser.post("/desk/gatherings/addition/", FORM)
    session = Session.objects.get()
    assert answer.headers["Location"] == f"/desk/gatherings/{session.id}/?saved=1"
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "观摩《太行丰碑》" in page
    assert "太行丰碑" in browser.get("/desk/gatherings/").content.decode()
    public = ANYBODY().get(f"/gatherings/{session.id}/").content.decode()
    assert "一共 2 个位置" in public
    assert "观摩《太行丰碑》" in ANYBODY().get("/gatherings/").content.decode()


def test_a_search_for_a_unit_keeps_the_form_and_plans_nothing(desk: Desk) -> None:
    others = queries.other_units(BRANCH)
    first, second = others[0], others[-1]
    browser = desk("zhibushuji")
    asked = FORM | {"title": "一起看电影", "with": first[0], "with-words": second[1], "with-find": "1"}
    answer = browser.post("/desk/gatherings/addition/", asked)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert f'name="with" value="{first[0]}" checked' in page
    assert f'name="with" value="{second[0]}"><' in page
    assert 'value="一起看电影"' in page
    assert 'value="太行丰碑"' in page
    assert not Session.objects.exists()
    browser.post("/desk/gatherings/addition/", FORM | {"with": [first[0], second[0]]})
    held = {holder.unit for holder in queries.holders_of(Session.objects.get())}
    assert held == {BRANCH, first[0], second[0]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"to": "18:00"}, "结束时间要在开始时间以后"),
        ({"on": "昨天"}, "请写对日期"),
        ({"from": "晚上"}, "请写对时间"),
        ({"capacity": "很多"}, "名额至少写1"),
        ({"capacity": "0"}, "名额至少写1"),
        ({"on": "2099-01-01"}, "看看年份有没有写错"),
        ({"venue": ""}, "请写在哪里"),
    ],
)
def test_what_was_typed_is_kept_when_something_is_wrong(
    desk: Desk, change: dict[str, str], said: str
) -> None:
    answer = desk("zhibushuji").post("/desk/gatherings/addition/", FORM | change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert 'value="太行丰碑"' in page
    assert not Session.objects.exists()


def test_a_plan_for_a_past_hour_leads_to_the_form_that_enters_it(desk: Desk) -> None:
    browser = desk("zhibushuji")
    answer = browser.post("/desk/gatherings/addition/", FORM | {"on": "2022-07-05", "serves": "activity:x"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#f-on"' in page and 'id="f-on"' in page
    link = page.partition('href="/desk/gatherings/past/?')[2].partition('"')[0].replace("&amp;", "&")
    there = browser.get(f"/desk/gatherings/past/?{link}").content.decode()
    assert 'name="serves" value="activity:x"' in there
    assert 'value="2022-07-05"' in there and 'value="观摩《太行丰碑》"' in there


@pytest.mark.parametrize(
    ("hour", "on", "begins"), [(6, 6, "09:00"), (9, 6, "10:00"), (14, 6, "15:00"), (17, 7, "09:00")]
)
def test_a_new_session_is_proposed_for_an_hour_ahead(town: Town, hour: int, on: int, begins: str) -> None:
    local = proposed(town.noon.replace(hour=hour, minute=20), past=False)
    assert (local["on"], local["from"]) == (f"2022-07-{on:02}", begins)


@pytest.mark.parametrize(("hour", "on"), [(6, 5), (9, 6), (20, 6)])
def test_a_past_one_for_an_hour_that_has_begun(town: Town, hour: int, on: int) -> None:
    local = proposed(town.noon.replace(hour=hour), past=True)
    assert (local["on"], local["from"], local["to"]) == (f"2022-07-{on:02}", "09:00", "10:30")


def test_what_is_over_and_not_spoken_of_is_no_longer_to_come(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session, browser = planned(town), desk("zhibushuji")
    assert "等记" not in browser.get(f"/desk/gatherings/{session.id}/").content.decode()
    frozen.move_to(session.ends_at)
    for address in ("/desk/gatherings/", f"/desk/gatherings/{session.id}/"):
        page = desk("zhibushuji").get(address).content.decode()
        assert "时间到了,等记" in page
        assert "要开的" not in page


def test_a_past_session_bears_who_entered_it_and_when(desk: Desk) -> None:
    form = {name: said for name, said in FORM.items() if name not in ("open_to", "capacity")}
    form |= {"on": "2022-07-05", "told": "放完以后大家聊了半小时"}
    browser = desk("zhibushuji")
    answer = browser.post("/desk/gatherings/recording/", form)
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "补录" in page
    assert "放完以后大家聊了半小时" in page
    session = Session.objects.get()
    assert "放完以后" not in ANYBODY().get(f"/gatherings/{session.id}/").content.decode()


def test_a_past_session_that_stands_already_is_asked_about(desk: Desk) -> None:
    form = {name: said for name, said in FORM.items() if name not in ("open_to", "capacity")}
    form |= {"on": "2022-07-05"}
    browser = desk("zhibushuji")
    browser.post("/desk/gatherings/recording/", form)
    answer = browser.post("/desk/gatherings/recording/", form)
    page, first = answer.content.decode(), Session.objects.get()
    assert answer.status_code == 422
    assert "是不是同一场" in page
    assert f'href="/desk/gatherings/{first.id}/"' in page
    assert browser.post("/desk/gatherings/recording/", form | {"another": "1"}).status_code == 302
    assert Session.objects.count() == 2


def test_a_resident_signs_up_waits_and_gives_it_back(town: Town, desk: Desk) -> None:
    session = planned(town, seats=1)
    actions.enrol(
        session=session,
        who=actions.Joining(called="钱大爷"),
        by=town.holder(sessions.SECRETARY),
        at=town.noon,
    )
    browser = desk(cast.RESIDENT)
    page = browser.get(f"/gatherings/{session.id}/").content.decode()
    assert "我要候补" in page
    browser.post(f"/gatherings/{session.id}/sign-up/")
    page = browser.get(f"/gatherings/{session.id}/").content.decode()
    assert "候补第1位" in page
    assert "钱大爷" not in page
    seat = queries.seats_of_person(again(session), sessions.resident())[0]
    browser.post(f"/gatherings/{session.id}/withdrawal/", {"seat": seat.id})
    assert again(session).waiting == 0


def test_a_units_own_people_sign_up_and_others_are_not_asked_to(town: Town, desk: Desk) -> None:
    session = planned(town, what=replace(sessions.FILM, open_to="own", host=f"group_leader@{sessions.GROUP}"))
    address = f"/gatherings/{session.id}/"
    page = desk("zhibushuji").get(address).content.decode()
    assert "我要报名" in page
    assert "党小组长" in page
    assert "我要报名" not in desk(cast.RESIDENT).get(address).content.decode()
    assert desk(cast.RESIDENT).post(f"{address}sign-up/").status_code == 403
    desk("zhibushuji").post(f"{address}sign-up/")
    assert again(session).taken == 1


def test_whoever_is_not_signed_in_is_led_to_the_sign_in(town: Town, frozen: time_machine.Traveller) -> None:
    session = planned(town)
    answer = ANYBODY().post(f"/gatherings/{session.id}/sign-up/")
    assert answer.status_code in {302, 403}
    assert again(session).taken == 0
    page = ANYBODY().get(f"/gatherings/{session.id}/").content.decode()
    assert f'href="/sign-in/phone/?next=%2Fgatherings%2F{session.id}%2F"' in page
    assert 'action="/gatherings/' not in page


def test_an_address_that_is_only_sent_to_leads_back_to_the_session(town: Town, desk: Desk) -> None:
    session = planned(town)
    where = f"/gatherings/{session.id}/"
    for verb in ("sign-up", "withdrawal"):
        assert desk(cast.RESIDENT).get(f"{where}{verb}/").headers["Location"] == where
    assert again(session).taken == 0


def test_at_the_door_a_guest_says_how_she_is_called_and_a_used_code_says_so(
    town: Town, frozen: time_machine.Traveller
) -> None:
    session, browser = planned(town), ANYBODY()
    frozen.move_to(session.begins_at)
    code = codes.door(session.id, at=session.begins_at)
    page = browser.get(f"/gatherings/{session.id}/arrival/?t={code.token}").content.decode()
    assert code.token in page
    where = f"/gatherings/{session.id}/arrival/"
    assert browser.post(where, {"code": code.token}).status_code == 422
    answer = browser.post(where, {"code": code.digits, "called": "路过的老李"})
    assert answer.status_code == 302
    assert "记上了" in browser.get(answer.headers["Location"]).content.decode()
    answer = browser.post(where, {"code": code.token})
    assert answer.status_code == 409
    assert "已经记过到场了" in answer.content.decode()
    answer = ANYBODY().post(where, {"code": "000000x", "called": "别人"})
    assert answer.status_code == 422
    assert "不是这一场的" in answer.content.decode()
    assert Attendance.objects.count() == 1


def test_a_list_is_imported_and_each_row_that_was_not_is_said(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session = planned(town, after=timedelta(hours=1))
    browser = desk("zhibushuji")
    table = SimpleUploadedFile("名单.csv", "姓名,单位\n周明,一支部\n,二支部\n".encode())
    answer = browser.post(f"/desk/gatherings/{session.id}/list/", {"list": table})
    page = answer.content.decode()
    assert "记下 1 位到场" in page
    assert "没有写姓名" in page
    broken = SimpleUploadedFile("名单.xlsx", b"PK\x03\x04nothing")
    answer = browser.post(f"/desk/gatherings/{session.id}/list/", {"list": broken})
    assert answer.status_code == 422
    assert again(session).arrived == 1


def _photo() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "brown").save(file, "JPEG")
    return SimpleUploadedFile("一张.jpg", file.getvalue(), "image/jpeg")


def test_a_picture_is_public_only_where_its_people_agreed(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session = planned(town)
    frozen.move_to(session.ends_at)
    sessions.held(town, session)
    browser = desk("zhibushuji")
    form = {"picture": _photo(), "caption": "开场以前", "credit": "社区摄影队", "agreed": "inside"}
    browser.post(f"/desk/gatherings/{session.id}/picture/", form)
    shot = Shot.objects.get()
    address = f"/pictures/{shot.digest}.jpg"
    assert browser.get(f"/desk/gatherings/{session.id}/").status_code == 200
    assert browser.get(address).status_code == 200
    assert ANYBODY().get(address).status_code == 404
    assert "开场以前" not in ANYBODY().get(f"/gatherings/{session.id}/").content.decode()
    browser.post(f"/desk/gatherings/{session.id}/hiding/", {"digest": shot.digest})
    browser.post(
        f"/desk/gatherings/{session.id}/picture/", form | {"picture": _photo(), "agreed": "everybody"}
    )
    assert ANYBODY().get(address).status_code == 200
    assert "开场以前" in ANYBODY().get(f"/gatherings/{session.id}/").content.decode()


def test_whoever_holds_no_post_of_the_unit_finds_no_such_session(town: Town, desk: Desk) -> None:
    session = planned(town)
    assert desk("zuzhibu").get(f"/desk/gatherings/{session.id}/").status_code == 404
    assert desk("shequ").get(f"/desk/gatherings/{session.id}/").status_code == 200
    assert desk("wanggezhang").get("/desk/gatherings/").status_code == 403
    assert people.person("zhibushuji")


def test_a_session_that_is_over_is_no_longer_to_come(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session = planned(town)
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    frozen.move_to(session.ends_at + timedelta(minutes=1))
    for browser, page in ((Client(), f"/gatherings/{session.id}/"), (desk("jumin"), "/gatherings/mine/")):
        shown = browser.get(page).content.decode().split("<main")[1].split("</main>")[0]
        assert "已经结束" in shown
        assert "要开的" not in shown


def test_the_page_after_saving_says_which_draft_has_arrived(town: Town, desk: Desk) -> None:
    session, office = planned(town), desk("zhibushuji")
    page = f"/desk/gatherings/{session.id}/"
    draft = 'data-draft-sent="session-film-new session-film-past"'
    assert draft in office.get(f"{page}?saved=1").content.decode()
    assert "data-draft-sent" not in office.get(page).content.decode()
    sessions.held(town, session)
    assert f'data-draft-sent="holding-{session.id}"' in office.get(page).content.decode()


def test_the_form_tells_everything_that_cannot_be_read(desk: Desk, town: Town) -> None:
    said = {"kind": "film", "title": "观摩", "unit": f"{cast.COMMUNITY}-branch", "on": "七月", "from": "早上"}
    answer = desk("zhibushuji").post("/desk/gatherings/addition/", said)
    page = answer.content.decode()
    assert answer.status_code == 422
    for field in ("on", "from", "to"):
        assert f'href="#f-{field}"' in page, field


def test_whoever_holds_a_part_reads_the_whole_and_the_other_way_round(desk: Desk, town: Town) -> None:
    festival = replace(sessions.FILM, kind="festival", title="社区文化艺术节", lines={})
    other = replace(festival, units=(sessions.ORGANISATION,))
    whole = planned(town, what=other, by=f"party_staff@{sessions.ORGANISATION}")
    page, branch = f"/desk/gatherings/{whole.id}/", desk("zhibushuji")
    assert branch.get(page).status_code == 404
    part = planned(town, what=replace(festival, title="冯春社区专场", serves=(whole.stream,)))
    assert branch.get(page).headers["Location"] == f"/gatherings/{whole.id}/"
    assert "社区文化艺术节" in branch.get(page, follow=True).content.decode()
    assert desk("zuzhibu").get(f"/desk/gatherings/{part.id}/").status_code in (200, 302)
    assert branch.post(f"{page}cancellation/", {"why": "下雨"}).status_code == 404


def test_whoever_is_read_on_a_list_can_ask_who_read_it(town: Town, desk: Desk) -> None:
    session, at = planned(town), town.noon
    actions.sign_up(session=session, by=sessions.resident(), at=at)
    staff, mine = desk("zhibushuji"), desk(cast.RESIDENT)
    for address in (f"/desk/gatherings/{session.id}/", f"/desk/gatherings/{session.id}/sheet/"):
        assert staff.get(address).status_code == 200
    assert Look.objects.filter(about=sessions.resident()).count() == 1, "the same list within the hour"
    assert "看过您的活动名单上的名字" in mine.get("/me/").content.decode()
    assert mine.get(f"/gatherings/{session.id}/").status_code == 200
    assert Look.objects.filter(about=sessions.resident()).count() == 1


def test_how_an_inspection_came_out_is_for_staff(town: Town, desk: Desk) -> None:
    examined = (Examined(unit="410103012002", result="failed"),)
    by = "party_staff@410103-jw"
    session = sessions.recorded(town, "inspection", units=("410103-jw",), by=by, examined=examined)
    public = Client().get(f"/gatherings/{session.id}/").content.decode()
    assert "受检单位" in public
    assert "冯春社区" in public
    assert "结果由验收的单位另行公布" in public
    assert "不合格" not in public
    inside = desk(town.holder(by)).get(f"/desk/gatherings/{session.id}/").content.decode()
    assert "不合格" in inside
    assert "本次验收" in inside
