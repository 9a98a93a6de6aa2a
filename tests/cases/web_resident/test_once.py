"""A form whose answer was lost is sent again: nothing is doubled, nothing swallows what comes next."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from bandeng.cases.models import Case
from bandeng.cases.web.resident import report
from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from tests.cases.web_resident.test_answer import opened
from tests.cases.web_resident.test_report import send, write


@pytest.fixture
def phone(town: Town) -> Iterator[Client]:
    yield Client(raise_request_exception=False)


def command_in(page: str, after: str = "") -> str:
    found = re.search(r'name="command" value="([^"]+)"', page.partition(after)[2] if after else page)
    assert found
    return found[1]


def test_a_report_whose_answer_was_lost(phone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    write(phone)
    command = command_in(phone.get("/report/review/").content.decode())
    with monkeypatch.context() as patched:
        patched.setattr(report, "forget", _fail)
        lost = phone.post("/report/review/", {"name": "陈阿姨", "command": command})
    assert lost.status_code == 503 and command in lost.content.decode()
    again = [phone.post("/report/review/", {"name": "陈阿姨", "command": command}) for _time in range(2)]
    assert [answer.status_code for answer in again] == [302, 302]
    assert Case.objects.count() == 1
    assert phone.get(again[0]["Location"]).status_code == 200


@pytest.mark.parametrize("retries", [True, False])
def test_the_next_matter_is_not_taken_for_the_one_before(
    phone: Client, monkeypatch: pytest.MonkeyPatch, retries: bool
) -> None:
    write(phone)
    command = command_in(phone.get("/report/review/").content.decode())
    with monkeypatch.context() as patched:
        patched.setattr(
            report, "forget", lambda *_request, **_at: None
        )  # the server died before it came here
        assert phone.post("/report/review/", {"command": command}).status_code == 302
    if retries:
        phone.post("/report/review/", {"command": command})
    assert (
        "路灯" not in phone.get("/report/").content.decode().partition("<textarea")[2].partition("</text")[0]
    )
    write(phone, "下水道堵了,水往外冒")
    second = send(phone, command=command_in(phone.get("/report/review/").content.decode()))
    assert Case.objects.count() == 2 and second.proposed.startswith("sewer")


def _fail(*_request: object, **_at: object) -> None:
    raise OperationalError("database is locked")


@pytest.mark.usefixtures("frozen")
def test_what_the_reporter_adds_is_added_once(town: Town) -> None:
    case = town.case()
    phone = opened(case)
    command = command_in(phone.get(f"/c/{case.number}/").content.decode(), "/supplement/")
    typed = {"words": "楼梯口那盏也不亮了", "command": command}
    codes = [phone.post(f"/c/{case.number}/supplement/", typed).status_code for _time in range(3)]
    assert codes == [302] * 3
    assert Fact.objects.named("cases.supplemented").count() == 1


@pytest.mark.usefixtures("frozen")
def test_me_too_is_counted_once_even_in_a_browser_that_forgot(town: Town) -> None:
    case = town.case(at=town.noon - timedelta(hours=1))
    command = command_in(Client().get(f"/c/{case.number}/").content.decode(), "/support/")
    for _time in range(2):
        browser = Client()
        assert browser.post(f"/c/{case.number}/support/", {"command": command}).status_code == 302
    assert town.again(case).supports == 1
    assert "您也反映过这件事" in browser.get(f"/c/{case.number}/").content.decode()


@pytest.mark.usefixtures("frozen")
def test_one_page_has_an_id_for_each_of_its_forms(town: Town) -> None:
    case = town.case(at=town.noon - timedelta(hours=1))
    page = opened(case).get(f"/c/{case.number}/").content.decode()
    commands = re.findall(r'name="command" value="([^"]+)"', page)
    assert len(commands) == len(set(commands)) and max(map(len, commands)) <= 40
