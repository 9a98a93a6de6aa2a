"""Short messages for whoever has no account: asked for, never ticked beforehand, taken back at once."""

import time_machine
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.codes import code_of
from bandeng.demo.town import Town
from bandeng.notices import actions as notices
from bandeng.notices.models import Choice
from bandeng.notices.ways import Message
from tests.cases import journeys
from tests.cases.web_resident.test_report import send, write
from tests.notices.conftest import Browser, Configure

REVIEW = "/report/review/"
PHONE = "13912345678"


def agreed(town: Town, phone: Client) -> Case:
    write(phone)
    return send(phone, name="陈阿姨", phone=PHONE, texts="1")


def test_it_is_asked_and_not_ticked(town: Town, sent: list[Message]) -> None:
    phone = Client()
    write(phone)
    page = phone.get(REVIEW).content.decode()
    assert 'name="texts"' in page
    assert "checked" not in page.partition('name="texts"')[2].partition(">")[0]


def test_where_there_are_none_they_are_not_promised(town: Town, configure: Configure) -> None:
    configure({})
    phone = Client()
    write(phone)
    assert 'name="texts"' not in phone.get(REVIEW).content.decode()
    send(phone, phone=PHONE, texts="1")
    assert not Choice.objects.exists()


def test_without_the_tick_nothing_is_sent(town: Town, sent: list[Message]) -> None:
    phone = Client()
    write(phone)
    case = send(phone, phone=PHONE)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=case.reported_at)
    assert notices.send_due(at=case.reported_at) == {}


def test_with_the_tick_she_is_told_without_an_account(
    town: Town, sent: list[Message], browser: Browser
) -> None:
    case = agreed(town, Client())
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    assert notices.send_due(at=town.noon) == {"sent": 1}
    assert sent[0].to == PHONE
    assert "陈阿姨" not in sent[0].text


def test_a_tick_without_a_mobile_number_is_asked_again(town: Town, sent: list[Message]) -> None:
    phone = Client()
    write(phone)
    answer = phone.post(REVIEW, {"texts": "1"})
    assert answer.status_code == 422
    assert "要收短信,请留手机号" in answer.content.decode()


def test_she_takes_it_back_by_her_code(town: Town, sent: list[Message], browser: Browser) -> None:
    case = agreed(town, Client())
    other = Client()
    assert other.post(f"/c/{case.number}/no-texts/").status_code == 404
    assert "有进展时会发短信" not in other.get(f"/c/{case.number}/").content.decode()
    other.post("/follow/", {"number": case.number, "code": code_of(case.stream)})
    assert "有进展时会发短信" in other.get(f"/c/{case.number}/").content.decode()
    assert other.post(f"/c/{case.number}/no-texts/").status_code == 302
    assert "有进展时会发短信" not in other.get(f"/c/{case.number}/").content.decode()
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    assert notices.send_due(at=town.noon) == {}


def test_nobody_has_a_strangers_telephone_ring_all_day(
    town: Town, sent: list[Message], frozen: time_machine.Traveller
) -> None:
    for _ in range(5):
        agreed(town, Client())
    phone = Client()
    write(phone)
    answer = phone.post(REVIEW, {"phone": f"+86 {PHONE}", "texts": "1"})
    assert answer.status_code == 422
    assert "这个号码今天要收短信的事太多了" in answer.content.decode()
    send(phone, phone=PHONE)
