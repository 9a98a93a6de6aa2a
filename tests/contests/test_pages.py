"""A contest from the call to the reading page, as it is used at the desk, by readers and by residents."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from bandeng.contests import actions
from bandeng.contests.models import Contest, Reading, Work
from bandeng.demo.town import Town
from bandeng.people import queries as people
from tests.cases.conftest import Desk
from tests.contests.worlds import BRANCH, DAY, LEAD, OTHER, READER, TEXT, called, dealt, marked, readers, sent
from tests.laws.test_pages import ids_twice


def _browser(person: str) -> Client:
    client = Client()
    client.force_login(people.person(person))
    return client


def _word(text: str) -> SimpleUploadedFile:
    document, whole = Document(), io.BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(whole)
    return SimpleUploadedFile("work.docx", whole.getvalue())


CALL = {
    "keeper": "410103-xcb|410103/",
    "kind": "essay",
    "title": "喜迎盛会主题征文",
    "begins_on": "2022-07-01",
    "closes_on": "2022-07-20",
    "longest": "500",
    "groups": ["member", "resident"],
}
WORK = {"author": "张小满", "group": "resident", "heading": "一颗道钉", "publish": "1", "named": "1"}


def test_from_the_call_to_the_reading_page(desk: Desk, town: Town, frozen: time_machine.Traveller) -> None:
    lead = desk("xuanchuanbu")
    page = lead.post("/desk/contests/calling/", CALL)["Location"]
    contest = Contest.objects.get()
    anybody = Client()
    assert contest.title in anybody.get("/contests/").content.decode()
    assert "交一篇" in anybody.get(f"/contests/{contest.id}/").content.decode()
    resident = desk("jumin")
    own = resident.post(f"/contests/{contest.id}/sending/", {**WORK, "file": _word(TEXT)})["Location"]
    work = Work.objects.get()
    assert work.number in resident.get(own).content.decode()
    assert own in resident.get("/me/").content.decode()
    assert "张小满" not in lead.get(page).content.decode()
    for person in readers(town, contest):
        assert "等您读" not in _browser(person).get("/desk/readings/").content.decode()
    assert "given=1&short=0" in lead.post(f"{page}dealing/")["Location"]
    for reading in Reading.objects.all():
        shown = _browser(reading.reader).get(f"/desk/readings/{work.id}/").content.decode()
        assert "道钉" in shown
        assert "张小满" not in shown
        marks = {"mark-theme": "8", "mark-truth": "9", "mark-writing": "7", "remark": "真"}
        assert _browser(reading.reader).post(f"/desk/readings/{work.id}/marking/", marks).status_code == 302
    at_desk = f"/desk/contests/works/{work.id}/"
    before = lead.get(at_desk).content.decode()
    assert "24" in before
    assert "张小满" not in before
    assert "截止以后再定奖" in before
    early = lead.post(f"{at_desk}award/", {"award": "first", "why": "写得真"})
    assert (early.status_code, "截止" in early.content.decode()) == (409, True)
    frozen.shift(40 * DAY)
    lead, resident = desk("xuanchuanbu"), desk("jumin")
    assert lead.post(f"{at_desk}award/", {"award": "first", "why": ""}).status_code == 422
    assert lead.post(f"{at_desk}award/", {"award": "first", "why": "写得真"}).status_code == 302
    assert "张小满" in lead.get(at_desk).content.decode()
    assert anybody.get(f"/contests/works/{work.id}/").status_code == 404
    assert lead.post(f"{at_desk}publication/").status_code == 302
    public = anybody.get(f"/contests/works/{work.id}/").content.decode()
    assert "张小满" in public
    assert "道钉" in public
    assert resident.post(f"{own}withdrawal/").status_code == 302
    assert anybody.get(f"/contests/works/{work.id}/").status_code == 404


def test_a_reader_who_knows_the_author_reads_the_reason(desk: Desk, town: Town) -> None:
    contest = called(town)
    works = [sent(town, contest, unit=BRANCH), sent(town, contest, author="杜小满", text=OTHER)]
    first, _second = readers(town, contest)
    reader, here = _browser(first), f"/desk/readings/{contest.id}/declaration/"
    typed = {"names": "田秋实\n另一位", "units": [BRANCH]}
    assert reader.post(here, typed).status_code == 302
    assert reader.post(here, {"names": "", "units": []}).status_code == 302
    shown = reader.get("/desk/readings/").content.decode()
    assert "田秋实、另一位。报过的不能撤,可以再补。" in shown
    dealt(town, contest)
    answer = reader.post(f"/desk/readings/{works[0].id}/marking/", {"mark-theme": "8"})
    assert answer.status_code == 403
    assert "按规定不能由您打分" in answer.content.decode()
    assert reader.get(f"/desk/readings/{works[0].id}/").status_code == 404
    shown = reader.get("/desk/readings/").content.decode()
    assert "作品已经分给您了,不再申报" in shown
    assert here not in shown
    assert reader.post(here, {"names": "杜小满", "units": []}).status_code == 409


def test_marks_outside_the_scale_keep_what_was_typed(desk: Desk, town: Town) -> None:
    contest = called(town)
    work = sent(town, contest)
    first, _second = readers(town, contest)
    dealt(town, contest)
    typed = {"mark-theme": "11", "mark-truth": "", "mark-writing": "7", "remark": "还可以"}
    answer = _browser(first).post(f"/desk/readings/{work.id}/marking/", typed)
    assert answer.status_code == 422
    assert "请在0到10里选" in answer.content.decode()
    assert "还可以" in answer.content.decode()
    assert _browser(first).post(f"/desk/readings/{work.id}/recusal/", {"tie": "teacher"}).status_code == 302
    assert _browser(first).get(f"/desk/readings/{work.id}/").status_code == 404


def test_after_the_last_day_nothing_comes_in(desk: Desk, town: Town, frozen: time_machine.Traveller) -> None:
    contest = called(town, groups=("resident",), closes_on=town.noon.date())
    frozen.shift(DAY)
    resident = desk("jumin")
    address = f"/contests/{contest.id}/sending/"
    assert "现在不收作品" in resident.get(address).content.decode()
    assert resident.post(address, {**WORK, "text": TEXT}).status_code == 409
    assert not Work.objects.exists()


@pytest.mark.parametrize("whole", [b"PK\x03\x04nothing", b"\xff\xfe\x00\x00\x81", b"x" * 2_000_001])
def test_a_file_that_cannot_be_read_is_said(desk: Desk, town: Town, whole: bytes) -> None:
    contest = called(town, groups=("resident",))
    typed = {**WORK, "file": SimpleUploadedFile("work.docx", whole)}
    answer = desk("jumin").post(f"/contests/{contest.id}/sending/", typed)
    assert answer.status_code == 422
    assert "张小满" in answer.content.decode()


def test_the_same_text_twice_is_told(desk: Desk, town: Town) -> None:
    contest = called(town, groups=("resident",))
    for status in (302, 422):
        answer = desk("jumin").post(f"/contests/{contest.id}/sending/", {**WORK, "text": TEXT})
        assert answer.status_code == status
    assert "已经收到了" in answer.content.decode()


def test_alike_works_stand_side_by_side(desk: Desk, town: Town) -> None:
    contest = called(town)
    one, other = sent(town, contest), sent(town, contest, "另一位", text=TEXT + "再加一句。")
    lead, page = desk("xuanchuanbu"), f"/desk/contests/{contest.id}/"
    assert lead.post(f"{page}comparison/").status_code == 302
    assert "100% 相同" in lead.get(page).content.decode()
    shown = lead.get(f"{page}alike/{one.id}/{other.id}/").content.decode()
    assert "<mark>" in shown
    assert lead.get(f"{page}alike/{one.id}/nothing/").status_code == 404
    aside = f"/desk/contests/works/{other.id}/setting-aside/"
    assert lead.post(aside, {"why": "和另一篇相同"}).status_code == 302


def test_papers_are_compared_topic_by_topic(desk: Desk, town: Town) -> None:
    contest = called(town, kind="paper", topics=("怎样做的", "难在哪里"), groups=("unit",), longest=0)
    lead, page = desk("xuanchuanbu"), f"/desk/contests/{contest.id}/"
    for author, unit, said in (("甲书记", BRANCH, "一月一次院坝会"), ("乙书记", "410103005", "党员亮身份")):
        typed = {"author": author, "group": "unit", "unit": unit, "heading": "经验材料", "part0": said}
        assert lead.post(f"{page}works/", typed).status_code == 302
    shown = lead.get(f"{page}papers/").content.decode()
    for words in ("怎样做的", "一月一次院坝会", "党员亮身份", "蜜蜂张街道", "不分高低"):
        assert words in shown
    assert "把作品分给评审" not in lead.get(page).content.decode()


def test_nobody_else_sees_works(desk: Desk, town: Town) -> None:
    contest = called(town)
    work = sent(town, contest)
    page, one = f"/desk/contests/{contest.id}/", f"/desk/contests/works/{work.id}/"
    for username in ("zuzhibu", "qulingdao", "wanggezhang", "pingshen"):
        for address in (page, one, f"{page}papers/"):
            assert desk(username).get(address).status_code in (403, 404), (username, address)
        assert desk(username).post(f"{one}award/", {"award": "first", "why": "好"}).status_code in (403, 404)
    assert desk("wanggezhang").get("/desk/readings/").status_code in (200, 403)
    assert desk("jumin").get(f"/contests/own/{work.id}/").status_code == 404


def test_as_many_questions_for_thirty_works_as_for_three(desk: Desk, town: Town) -> None:
    contest, counts = called(town), []
    readers(town, contest, many=4)
    lead, page = desk("xuanchuanbu"), f"/desk/contests/{contest.id}/"
    lead.get(page)
    for wanted in (3, 30):
        for number in range(Work.objects.count(), wanted):
            sent(town, contest, f"作者{number}", text=f"{OTHER}{number}")
        dealt(town, contest)
        with CaptureQueriesContext(connection) as asked:
            lead.get(page)
            _browser(Reading.objects.order_by("id")[0].reader).get("/desk/readings/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_a_reader_has_to_read_waits_in_the_morning(desk: Desk, town: Town) -> None:
    contest = called(town)
    sent(town, contest)
    mine = _browser(readers(town, contest)[0])
    assert "等您读" not in mine.get("/desk/").content.decode()
    dealt(town, contest)
    shown = mine.get("/desk/").content.decode()
    assert "有1篇作品等您读" in shown
    assert "现在没有等您办的事" not in shown
    for reading in Reading.objects.all():
        marked(town, reading.work, reading.reader)
    assert "等您读" not in mine.get("/desk/").content.decode()


def test_a_reader_is_told_first_to_declare_her_ties(desk: Desk, town: Town) -> None:
    contest, reader = called(town), town.holder(READER)
    actions.appoint(contest=contest, reader=reader, by=town.holder(LEAD), at=town.noon)
    shown = _browser(reader).get("/desk/").content.decode()
    assert "先申报要回避的" in shown
    assert "发出一个征集" not in _browser(reader).get("/desk/contests/").content.decode()


def test_an_authors_unit_is_found_by_some_letters(town: Town, desk: Desk) -> None:
    contest = called(town, groups=("resident",))
    resident, address = desk("jumin"), f"/contests/{contest.id}/sending/"
    first = resident.get(address).content.decode()
    assert BRANCH not in first, "hundreds of units are not listed"
    typed = {**WORK, "text": TEXT, "unit-words": "冯春社区", "unit-find": "1"}
    found = resident.post(address, typed).content.decode()
    assert f'value="{BRANCH}"' in found
    assert WORK["heading"] in found, "what was typed stays"
    assert not Work.objects.exists(), "looking something up sends nothing in"
    own = resident.post(address, {**WORK, "text": TEXT, "unit": BRANCH})
    assert own.status_code == 302
    assert Work.objects.get().unit == BRANCH


def test_a_reader_finds_the_units_she_keeps_away_from(town: Town, desk: Desk) -> None:
    contest = called(town)
    first, _second = readers(town, contest)
    reader, address = _browser(first), f"/desk/readings/{contest.id}/declaration/"
    page = reader.get("/desk/readings/").content.decode()
    assert page.count('name="units"') == 0, "hundreds of boxes are not drawn"
    typed = {"names": "田秋实", "units": [BRANCH], "units-words": "社区", "units-find": "1"}
    found = reader.post(address, typed).content.decode()
    assert found.count('name="units"') > 1
    assert f'value="{BRANCH}" checked' in found, "what was chosen stays"
    assert "田秋实" in found


def test_two_contests_of_one_reader_are_two_forms_with_names_of_their_own(town: Town) -> None:
    contests = [called(town, title=title) for title in ("主题征文", "金点子征集")]
    person = readers(town, contests[0])[0]
    readers(town, contests[1])
    reader = _browser(person)
    page = reader.get("/desk/readings/")
    assert page.content.decode().count('name="names"') == 2
    assert not ids_twice(page)
    asked = {"names": "田秋实", "units-words": "支部", "units-find": "1"}
    searched = reader.post(f"/desk/readings/{contests[1].id}/declaration/", asked)
    assert not ids_twice(searched)
    assert searched.content.decode().count("田秋实") == 1
