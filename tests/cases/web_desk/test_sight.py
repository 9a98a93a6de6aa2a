"""What each post sees of a matter: the words, the steps, and how to reach the reporter."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import GRID, OTHER_GRID, PIN, Town
from bandeng.people import actions as people
from bandeng.people.models import Look
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.web_desk.test_lists import questions

PHONE, NAME, DOOR = "13800001234", "李婶", "3号楼2单元"
WITH_CONTACT = ("wanggezhang", "shequ", "shuji", "jiedao", "jiedao-lingdao", "quzhili")
WITHOUT = ("tiaojieyuan", "fangguanyuan", "xunluoyuan")


def _told(town: Town) -> Case:
    reporter = people.guest(name=NAME, phone=PHONE, at=town.noon)
    told = actions.Report(place=GRID, words="路灯不亮", reporter=reporter, address=DOOR, pin=PIN)
    return Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)


@pytest.mark.parametrize("person", [*WITH_CONTACT, *WITHOUT])
def test_the_page_shows_the_words_and_never_the_contact(desk: Desk, town: Town, person: str) -> None:
    case = _told(town)
    page = desk(person).get(f"/desk/cases/{case.number}/").content.decode()
    assert "路灯不亮" in page
    for secret in (PHONE, NAME, DOOR, str(PIN[0])):
        assert secret not in page


@pytest.mark.parametrize("person", WITH_CONTACT)
def test_contact_is_behind_a_click_that_is_logged(desk: Desk, town: Town, person: str) -> None:
    case = _told(town)
    client = desk(person)
    before = client.get(f"/desk/cases/{case.number}/contact/").content.decode()
    assert PHONE not in before
    assert not Look.objects.exists()
    answer = client.post(f"/desk/cases/{case.number}/contact/")
    page = answer.content.decode()
    for told in (PHONE, NAME, DOOR, str(PIN[0])):
        assert told in page
    assert "no-store" in answer["Cache-Control"]
    assert Look.objects.get().about == case.reporter


@pytest.mark.parametrize("person", WITHOUT)
def test_property_staff_and_mediators_do_not_see_the_contact(desk: Desk, town: Town, person: str) -> None:
    case = _told(town)
    client = desk(person)
    assert client.post(f"/desk/cases/{case.number}/contact/").status_code == 403
    assert not Look.objects.exists()
    assert (
        "联系方式和门牌只给要联系反映人的岗位看" in client.get(f"/desk/cases/{case.number}/").content.decode()
    )


def test_a_department_sees_only_what_it_was_sent(desk: Desk, town: Town) -> None:
    other, sent = town.case(), journeys.handed_to_department(town)
    client = desk("chengguan")
    assert client.get(f"/desk/cases/{other.number}/").status_code == 404
    assert client.get(f"/desk/cases/{sent.number}/").status_code == 200
    assert client.post(f"/desk/cases/{sent.number}/contact/").status_code == 403
    assert desk("gongdian").get(f"/desk/cases/{sent.number}/").status_code == 404
    page = client.get("/desk/cases/").content.decode()
    assert sent.number in page
    assert other.number not in page


def test_another_street_does_not_see_it(desk: Desk, town: Town) -> None:
    case = town.case(grid=OTHER_GRID)
    for path in ("", "clocks/", "refusals/", "point.json", "acceptance/", "contact/"):
        assert desk("jiedao").get(f"/desk/cases/{case.number}/{path}").status_code == 404


def test_the_map_point_is_coarse(desk: Desk, town: Town) -> None:
    case = _told(town)
    found = desk("xunluoyuan").get(f"/desk/cases/{case.number}/point.json").json()
    lon, lat = found["features"][0]["geometry"]["coordinates"]
    assert (lon, lat) == (case.lon / 1e6, case.lat / 1e6)
    assert lon != PIN[0]
    assert lat != PIN[1]


def test_why_not_names_the_reason_and_who_could(desk: Desk, town: Town) -> None:
    case = town.case()
    page = desk("xunluoyuan").get(f"/desk/cases/{case.number}/refusals/").content.decode()
    assert "您的岗位(巡逻员)在这里不能「受理」" in page
    assert "第1网格网格长,电话 0371-" in page


def test_who_decides_on_a_pause_is_whoever_was_asked(desk: Desk, town: Town) -> None:
    """The right is carried at three levels; the application lies at one desk."""
    case = journeys.accepted(town)
    asked = actions.Resting(reason="等厂家的配件到货", until=town.noon + timedelta(days=20))
    actions.ask_suspension(case=case, what=asked, by=town.leader, at=town.noon)
    page = desk("quzhili").get(f"/desk/cases/{case.number}/suspension/").content.decode()
    main = page.partition("<main")[2]
    assert "在这里不能「批准暂缓」" in main
    assert "社区书记,电话" in main
    assert "区治理中心人员,电话" not in main


def test_only_the_desk_that_has_it_is_named(desk: Desk, town: Town) -> None:
    """A community's posts carry the right to sign too, but what lies at the street is signed for there."""
    case = journeys.handed_to_street(town)
    answer = desk("shuji").get(f"/desk/cases/{case.number}/signing/")
    main = answer.content.decode().partition("<main")[2]
    assert answer.status_code == 403
    assert "京广路街道 · 街道工作人员" in main
    assert "社区工作者,电话" not in main


def test_who_could_review_is_somebody_else(desk: Desk, town: Town) -> None:
    """The secretary asked at the door: her own post is not named to her."""
    case, asker = journeys.confirming(town), town.holder(journeys.SECRETARY)
    said = actions.Word(answer="not", channel="door", words="还是不亮")
    actions.contest(case=case, word=said, by=asker, at=town.noon)
    answer = desk("shuji").get(f"/desk/cases/{case.number}/review/")
    assert answer.status_code == 403
    main = answer.content.decode().partition("<main")[2]
    assert "要由另一个人复核" in main
    assert "街道分管负责人,电话" in main
    assert "社区书记,电话" not in main


def test_why_this_deadline_lists_the_days(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    page = desk("wanggezhang").get(f"/desk/cases/{case.number}/clocks/").content.decode()
    assert "2 工作日" in page
    assert "14:00–18:00" in page


def test_the_page_of_a_matter_asks_no_more_for_a_long_story(desk: Desk, town: Town) -> None:
    short, long = journeys.accepted(town), journeys.accepted(town)
    for number in range(12):
        note = actions.Note(words=f"第{number}次去看")
        actions.annotate(case=town.again(long), note=note, by=town.leader, at=town.noon + journeys.STEP)
    client = desk("wanggezhang")
    client.get(f"/desk/cases/{short.number}/")
    few = questions(client, f"/desk/cases/{short.number}/")
    assert questions(client, f"/desk/cases/{long.number}/") == few
    assert few <= 80
