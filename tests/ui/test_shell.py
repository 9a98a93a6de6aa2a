"""The shell: headers, preferences, refusals, lost sessions, errors."""

import json
import re

import pytest
from django.test import Client, override_settings

pytestmark = [pytest.mark.urls("tests.ui.urls")]

STATUS = {
    "not-yours": 403,
    "not-now": 409,
    "stale": 409,
    "invalid": 422,
    "malformed": 400,
    "denied": 403,
    "broken": 500,
}


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/ui/", "/nowhere/", "/things/12/refuse/broken/"])
def test_every_answer_is_safe(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Permissions-Policy"].startswith("geolocation=(self)")


def test_an_address_that_only_takes_a_form_says_so_on_a_page(visitor: Client) -> None:
    answer = visitor.get("/things/12/sent/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "这个地址不能直接打开" in answer.content.decode()
    assert 'href="/things/12/"' in answer.content.decode()


@pytest.mark.parametrize(("kind", "status"), STATUS.items())
def test_a_refusal_has_its_status_and_its_sentence(visitor: Client, kind: str, status: int) -> None:
    answer = visitor.get(f"/things/12/refuse/{kind}/")
    assert answer.status_code == status
    assert "<h1>" in answer.content.decode()


def test_a_refusal_says_who_may(visitor: Client) -> None:
    assert "第3网格网格长" in visitor.get("/things/12/refuse/not-yours/").content.decode()


def test_a_stale_page_links_to_how_it_stands_now(visitor: Client) -> None:
    page = visitor.get("/things/12/refuse/stale/", headers={"referer": "http://testserver/things/12/"})
    assert 'href="/things/12/"' in page.content.decode()
    elsewhere = visitor.get("/things/12/refuse/stale/", headers={"referer": "http://evil.example/things/12/"})
    assert "evil.example" not in elsewhere.content.decode()


def test_the_way_back_is_a_page_that_there_is(visitor: Client) -> None:
    page = visitor.get("/things/12/refuse/not-yours/").content.decode()
    assert 'href="/things/12/"' in page and "回到那一页" in page
    itself = {"referer": "http://testserver/things/12/refuse/not-yours/?page=2"}
    assert (
        'href="/things/12/"' in visitor.get("/things/12/refuse/not-yours/", headers=itself).content.decode()
    )
    came = visitor.get("/things/12/refuse/not-yours/", headers={"referer": "http://testserver/form/?a=1"})
    assert 'href="/form/?a=1"' in came.content.decode()
    assert "回首页" in visitor.get("/alone/refuse/").content.decode()


def test_scripts_get_json(visitor: Client) -> None:
    answer = visitor.get("/things/12/refuse/invalid/", headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert json.loads(answer.content)["issues"] == {"text": "请写一句话。"}
    assert visitor.get("/nowhere/", headers={"accept": "application/json"}).json()["kind"] == "not-found"


def test_preferences_are_kept_and_lead_back(visitor: Client) -> None:
    answer = visitor.post("/preferences/", {"large": "1", "theme": "dark", "lang": "en", "next": "/ui/?a=1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ui/?a=1")
    page = visitor.get("/preferences/").content.decode()
    assert '<html lang="en" data-theme="dark" data-large>' in page
    assert "Type size" in page


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil", ""]
)
def test_preferences_never_lead_elsewhere(visitor: Client, address: str) -> None:
    assert visitor.post("/preferences/", {"large": "1", "next": address}).headers["Location"] == "/"


def test_unknown_preferences_are_ignored(visitor: Client) -> None:
    visitor.post("/preferences/", {"large": "<b>", "theme": "neon", "lang": "xx"})
    assert not visitor.cookies
    visitor.cookies["lang"] = "../../etc"
    assert visitor.get("/preferences/").status_code == 200


def test_a_lost_session_keeps_what_was_typed() -> None:
    strict = Client(enforce_csrf_checks=True)
    typed = {"text": "路灯<b>不亮</b>,已经三天了", "kind": "lamp", "password": "hunter2", "code": "123456"}
    answer = strict.post("/form/?step=2", typed)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "路灯&lt;b&gt;不亮&lt;/b&gt;,已经三天了" in page and 'value="lamp"' in page
    assert "hunter2" not in page and "123456" not in page
    assert 'action="/form/?step=2"' in page
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    again = strict.post("/form/?step=2", {"text": "路灯", "csrfmiddlewaretoken": token[1]})
    assert (again.status_code, again.content) == (200, b"2")


def test_who_is_not_signed_in_is_led_to_the_sign_in_and_loses_nothing(visitor: Client) -> None:
    assert visitor.get("/signed/?a=b").headers["Location"] == "/sign-in/phone/?next=%2Fsigned%2F%3Fa%3Db"
    answer = visitor.post("/signed/", {"text": "写了很久的话"})
    assert answer.status_code == 403
    assert "写了很久的话" in answer.content.decode()


def test_too_much_is_413() -> None:
    strict = Client(enforce_csrf_checks=True)
    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=3):
        assert strict.post("/form/", {str(n): "x" for n in range(9)}).status_code == 413
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100):
        assert strict.post("/form/", "x" * 500, "application/x-www-form-urlencoded").status_code == 413


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_component_page_renders_without_inline_style_or_script(visitor: Client, language: str) -> None:
    visitor.cookies["lang"] = language
    found = re.findall(r'href="(/ui/[\w-]+/(?:[\w-]+/)?)"', visitor.get("/ui/").content.decode())
    assert len(found) > 12
    for address in found:
        page = visitor.get(address).content.decode()
        assert "<h1" in page, address
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", page), address


def test_component_pages_are_for_development_only(visitor: Client) -> None:
    with override_settings(BANDENG_COMPONENT_PAGES=False):
        assert visitor.get("/ui/").status_code == 404
        assert visitor.get("/ui/lists/").status_code == 404
