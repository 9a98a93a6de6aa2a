"""Every form there is, sent with something wrong in it: it comes back open, with the fault at its field.

The street where every step was taken is walked through from page to page, as those who serve there and as a
resident; every form on the way is sent empty, with far too much written in it, and with days and files that
are none. Nothing of it stays: each answer is looked at, then the book is as before.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from urllib.parse import urljoin

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from bandeng.demo.town import Town
from bandeng.people import queries as people

RESIDENT = "jumin"
WHO = (
    RESIDENT,
    "shequ",
    "shuji",
    "tiaojieyuan",
    "jiedao-lingdao",
    "quzhili",
    "zuzhibu",
    "zhibushuji",
    "dangjianban",
)
ON_A_PAGE_OF_ITS_OWN = {
    "cases:desk-batch-looking": "where no row was ticked a page says so and leads back: there is no field",
}
PAGES_OF_A_KIND = 2
MUCH, KEPT = "长" * 5000, 30  # of what is far too much, some fields keep what they can hold
SAID = "self::*[@class='error'] | ancestor-or-self::*[contains(concat(' ', @class, ' '), ' wrong ')]"
OPENLY = "//main//*[contains(@class, 'error') and not(ancestor::details[not(@open)])]"
EMPTY, LONG, ODD = "empty", "too long", "no day, no picture"


@pytest.fixture
def later(street: Town) -> Iterator[Town]:
    """The street, with the machine's clock a month on."""
    with time_machine.travel(street.noon + timedelta(days=26), tick=False):
        yield street


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form of a page: where it stands, where it goes to, its fields by name with kind and value."""

    page: str
    action: str
    fields: tuple[tuple[str, str, str], ...]

    @property
    def kind(self) -> tuple[str, ...]:
        return (_view(self.action), *sorted({name for name, _kind, _value in self.fields}))


def _view(path: str) -> str:
    try:
        return resolve(path.partition("?")[0].partition("#")[0]).view_name
    except Resolver404:
        return ""


def _pages(browser: Client, who: str) -> Iterator[tuple[str, html.HtmlElement]]:
    """The pages one comes to by links, a few of each kind; those of residents for the resident only."""
    home = "/" if who == RESIDENT else "/desk/"
    waiting, seen, many = deque([home]), set[str](), dict[str, int]()
    while waiting:
        path = waiting.popleft()
        view = _view(path)
        if path in seen or not view or not path.startswith(home) or many.get(view, 0) >= PAGES_OF_A_KIND:
            continue
        seen.add(path)
        answer = browser.get(path, follow=True)
        if answer.status_code != 200 or "text/html" not in answer.get("Content-Type", ""):
            continue
        many[view] = many.get(view, 0) + 1
        page = html.fromstring(answer.content)
        here = answer.request["PATH_INFO"]
        yield here, page
        for link in page.xpath("//a/@href"):
            waiting.append(urljoin(here, link).partition("#")[0])


def _forms(path: str, page: html.HtmlElement) -> Iterator[Form]:
    for form in page.xpath("//main//form[@method='post']"):
        for action in {form.get("action") or path, *form.xpath(".//@formaction")}:
            yield Form(page=path, action=urljoin(path, action), fields=tuple(_fields(form)))


def _fields(form: html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    for field in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
        kind = field.get("type", "text") if field.tag == "input" else field.tag
        if field.tag == "select":
            chosen = field.xpath(".//option[@selected]/@value") or field.xpath("(.//option)[1]/@value")
            yield field.get("name"), kind, (chosen or [""])[0]
        elif kind in ("radio", "checkbox"):
            if field.get("checked") is not None:
                yield field.get("name"), kind, field.get("value", "on")
        else:
            value = field.text_content() if field.tag == "textarea" else field.get("value", "")
            yield field.get("name"), kind, value


def _sent(form: Form, how: str) -> dict[str, object]:
    return {name: _said(kind, value, how) for name, kind, value in form.fields}


def _said(kind: str, value: str, how: str) -> object:
    if kind in ("hidden", "radio", "checkbox", "select"):
        return value
    if kind == "file":
        return SimpleUploadedFile("a.jpg", b"this is no picture") if how == ODD else ""
    if how == EMPTY:
        return ""
    if how == LONG:
        return MUCH if kind in ("text", "textarea", "tel", "email") else value
    return {"date": "2022-13-45", "time": "99:99"}.get(kind, value or "一句话")


def _faults(form: Form, how: str, answer: HttpResponse) -> Iterator[str]:
    page = html.fromstring(answer.content)
    links = page.xpath("//main//*[@role='alert']//a[starts-with(@href, '#f-')]/@href")
    if not links and not page.xpath(OPENLY):
        yield "says nowhere what is wrong"
    for link in links:
        found = page.xpath(f"//*[@id='{link[1:]}']")
        if not found:
            yield f"{link}: there is no such field"
        elif found[0].xpath("ancestor::details[not(@open)]"):
            yield f"{link}: in a fold that is shut"
        elif not found[0].xpath(SAID):
            yield f"{link}: nothing is said at the field"
    if how == LONG:
        kept = "".join(page.xpath("//textarea/text() | //input/@value"))
        texts = [name for name, kind, _value in form.fields if kind in ("text", "textarea")]
        if texts and MUCH[:KEPT] not in kept:
            yield "what was typed is lost"


def test_a_form_with_a_fault_comes_back_open(later: Town) -> None:
    known: set[tuple[str, ...]] = set()
    found: list[str] = []
    for who in WHO:
        browser = Client(raise_request_exception=False)
        browser.force_login(people.person(who))
        for form in [each for path, page in _pages(browser, who) for each in _forms(path, page)]:
            if form.kind not in known:
                known.add(form.kind)
                found += _tried(browser, form)
    assert not found, "\n".join(found)
    assert len(known) > 60, "there are forms to look at"


def _tried(browser: Client, form: Form) -> list[str]:
    found: list[str] = []
    if _view(form.action) in ON_A_PAGE_OF_ITS_OWN:
        return found
    for how in (EMPTY, LONG, ODD):
        with transaction.atomic():
            answer = _again(browser).post(form.action, _sent(form, how))
            transaction.set_rollback(True)
        if answer.status_code == 500:
            found.append(f"{form.page} {form.action} ({how}): breaks")
        elif answer.status_code == 422:
            found += [f"{form.page} {form.action} ({how}): {fault}" for fault in _faults(form, how, answer)]
    return found


def _again(browser: Client) -> Client:
    """The same person in a browser of her own: what a form does to the session does not stay."""
    other = Client(raise_request_exception=False)
    other.cookies = SimpleCookie(browser.cookies.output(header=""))
    return other
