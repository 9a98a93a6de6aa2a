"""Whoever reported with number and code reads on the page of her matter who looked at how she is reached."""

from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import looks
from bandeng.cases.queries.codes import code_of
from bandeng.cases.queries.voices import voice_code
from bandeng.demo.town import GRID, PIN, Town
from bandeng.people import actions as people
from tests.cases.conftest import Desk

NOBODY = "还没有人看过。看一次记一次,写在这里。"


def opened(number: str, code: str) -> Client:
    browser = Client()
    browser.post("/follow/", {"number": number, "code": code})
    return browser


def page(browser: Client, case: Case) -> str:
    return browser.get(f"/c/{case.number}/").content.decode()


def raised(town: Town) -> Case:
    who = people.guest(name="陈阿姨", phone="13912345678", at=town.noon)
    told = actions.Report(
        place=GRID, words="楼下路灯不亮", reporter=who, pin=PIN, address="3号楼", channel="web"
    )
    return Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)


def test_with_number_and_code_she_reads_which_post_looked_and_when(desk: Desk, town: Town) -> None:
    case = raised(town)
    hers = opened(case.number, code_of(case.stream))
    assert NOBODY in page(hers, case)
    assert desk(town.leader).post(f"/desk/cases/{case.number}/contact/").status_code == 200
    told = page(hers, case)
    assert "谁看过您的联系方式(1次)" in told
    assert "网格长" in told
    assert "看过您的姓名、电话和地址" in told
    assert looks.at_reporter(case)[0].at == town.noon


def test_nobody_else_reads_of_it(desk: Desk, town: Town) -> None:
    case = raised(town)
    desk(town.leader).post(f"/desk/cases/{case.number}/contact/")
    assert "谁看过" not in page(Client(), case)


def test_whoever_met_the_same_reads_of_her_own(desk: Desk, town: Town) -> None:
    case = raised(town)
    other = people.guest(phone="13712345678", at=town.noon)
    actions.join(case=case, follower=other, at=town.noon)
    case = town.again(case)
    desk(town.leader).post(f"/desk/cases/{case.number}/contact/")
    assert "谁看过您的联系方式(1次)" in page(opened(case.number, voice_code(case, other)), case)
