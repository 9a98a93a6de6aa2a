"""「我的」: what is held and why, corrected, taken along, taken back, erased; and who looked."""

import json
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from bandeng.people import actions, queries, vault
from bandeng.people.models import Entry, Look, Person
from bandeng.people.senders import Message
from bandeng.people.web import sections
from tests.people.conftest import NUMBER

pytestmark = pytest.mark.django_db
Sent = list[Message]


@pytest.fixture
def mine(browser: Client, li: Person, outbox: Sent) -> Client:
    """Aunt Li at her browser, signed in by code."""
    browser.post("/sign-in/phone/", {"phone": NUMBER})
    browser.post("/sign-in/phone/", {"phone": NUMBER, "code": outbox.pop().code})
    return browser


def test_she_sees_what_is_held_and_why(mine: Client) -> None:
    page = mine.get("/me/").content.decode()
    assert "姓名 · 李婶" in page
    assert "手机号 · 138****0001" in page
    assert NUMBER not in page
    assert "用处:用来登录,和办事时联系您。" in page


def test_what_is_called_alike_is_added_up(mine: Client, li: Person, at: datetime) -> None:
    for kind in ("repair", "order", "order"):
        vault.keep("门口的灯", kind=kind, about=li.id, at=at)
    page = mine.get("/me/").content.decode()
    assert page.count("您写下的话 · ") == 1
    assert "您写下的话 · 3 条" in page


def test_she_sees_that_somebody_looked(mine: Client, li: Person, zhou: Person, at: datetime) -> None:
    assert "还没有人看过" in mine.get("/me/").content.decode()
    actions.look(person=zhou.id, about=li.id, what="phone", at=at)
    assert "一位工作人员看过您的手机号" in mine.get("/me/").content.decode()


def test_her_own_look_is_not_logged(li: Person, at: datetime) -> None:
    actions.look(person=li.id, about=li.id, what="phone", at=at)
    assert not Look.objects.exists()


def test_looks_are_kept_three_years(
    li: Person, zhou: Person, at: datetime, frozen: time_machine.Traveller
) -> None:
    for days in (1, 3 * 365, 3 * 365 + 2):
        actions.look(person=zhou.id, about=li.id, what="phone", at=at - timedelta(days=days))
    call_command("people", "retain", "--dry-run")
    assert Look.objects.count() == 3
    call_command("people", "retain")
    assert Look.objects.count() == 2


def test_she_takes_everything_along(mine: Client, li: Person, at: datetime) -> None:
    vault.keep("楼道灯不亮", kind="case.words", about=li.id, at=at)
    answer = mine.get("/me/export/")
    assert "attachment" in answer["Content-Disposition"]
    taken = json.loads(answer.content)
    assert taken["written_by_others"] == []
    assert taken["kept"] == {"name": ["李婶"], "phone": [NUMBER], "case.words": ["楼道灯不亮"]}


def test_higher_rooms_add_their_part(mine: Client, li: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "_sections", {})
    sections.add(
        sections.Section(
            key="cases.mine",
            order=10,
            title="我反映的事",
            links=lambda request: [sections.Link(url="/c/1/", text="路灯不亮", note="处理中")],
            export=lambda person: [person.id],
        )
    )
    page = mine.get("/me/").content.decode()
    assert "我反映的事" in page
    assert 'href="/c/1/"' in page
    assert json.loads(mine.get("/me/export/").content)["cases.mine"] == [li.id]


def test_she_corrects_and_takes_back_her_name(mine: Client, li: Person) -> None:
    assert 'value="李婶"' in mine.get("/me/name/").content.decode()
    mine.post("/me/name/", {"name": " 李桂兰 "})
    assert queries.name(li.id) == "李桂兰"
    assert mine.post("/me/name/", {"name": "长" * 41}).status_code == 422
    mine.post("/me/name/", {"name": ""})
    assert not Entry.objects.filter(about=li.id, kind="name", erased_at=None).exists()


def test_a_name_with_script_in_it_is_only_text(mine: Client) -> None:
    mine.post("/me/name/", {"name": "<script>alert(1)</script>"})
    assert "<script>alert" not in mine.get("/me/").content.decode()


def test_a_new_number_must_answer(mine: Client, li: Person, outbox: Sent) -> None:
    mine.post("/me/phone/", {"phone": "13900000009"})
    assert queries.phone(li.id) == NUMBER
    bad = f"{(int(outbox[0].code) + 1) % 1_000_000:06}"
    assert mine.post("/me/phone/", {"phone": "13900000009", "code": bad}).status_code == 422
    mine.post("/me/phone/", {"phone": "13900000009", "code": outbox[0].code})
    assert queries.phone(li.id) == "13900000009"
    assert queries.person_by_phone(NUMBER) is None


def test_the_number_of_another_account_is_not_taken_over(
    mine: Client, li: Person, outbox: Sent, at: datetime
) -> None:
    actions.register(name="", kind="resident", phone="13900000009", at=at)
    mine.post("/me/phone/", {"phone": "13900000009"})
    answer = mine.post("/me/phone/", {"phone": "13900000009", "code": outbox[0].code})
    assert answer.status_code == 422
    assert queries.phone(li.id) == NUMBER


def test_she_closes_her_account(mine: Client, li: Person) -> None:
    assert mine.get("/me/deletion/").status_code == 200
    assert mine.post("/me/deletion/").status_code == 422
    assert not Person.objects.get(id=li.id).is_erased
    answer = mine.post("/me/deletion/", {"sure": "yes"})
    assert "您的个人信息已经删除" in answer.content.decode()
    assert Person.objects.get(id=li.id).is_erased
    assert mine.get("/me/").status_code == 302


def test_staff_accounts_are_closed_by_the_operator(signed: Client, zhou: Person) -> None:
    assert signed.post("/me/deletion/", {"sure": "yes"}).status_code == 409
    assert not Person.objects.get(id=zhou.id).is_erased


def test_residents_have_no_password_to_set(mine: Client) -> None:
    for address in ("/me/password/", "/me/authenticator/"):
        assert mine.get(address).status_code == 403


@pytest.mark.parametrize(
    "address", ["/me/", "/me/export/", "/me/name/", "/me/security/", "/me/authenticator/qr.svg"]
)
def test_strangers_are_led_to_the_sign_in(address: str, browser: Client) -> None:
    assert browser.get(address)["Location"].startswith("/sign-in/phone/?next=")


@pytest.mark.parametrize(
    "address", ["/sign-in/", "/sign-in/phone/", "/me/", "/me/security/", "/me/deletion/", "/me/name/"]
)
def test_pages_speak_english(address: str, mine: Client) -> None:
    mine.cookies["lang"] = "en"
    page = mine.get(address).content.decode()
    main = page[page.index("<main") : page.index("</main>")].replace("李婶", "")
    assert not [letter for letter in main if "\u4e00" <= letter <= "\u9fff"]


def test_after_signing_in_elsewhere_the_page_says_why_it_asks_once_more(li: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(li)
    answer = strict.post("/report/", {"words": "路灯不亮,好几天了"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "再点一次「再交一次」就交上去了" in page
    assert "写的话" in page
