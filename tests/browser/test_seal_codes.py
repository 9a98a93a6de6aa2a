"""Seal codes of a vote: a neighbour compares them on a phone, a clerk asks scrutineers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_neighbour_compares_the_code_on_the_wall(site: Site, page: Page, faults: Faults) -> None:
    site.bandeng("worker", "--once")
    page.goto("/votes/")
    page.get_by_role("link", name="凤鸣小院选聘物业服务企业").click()
    expect(page.get_by_role("heading", name="封存码")).to_be_visible()
    page.get_by_role("link", name="看所有封存码").click()
    page.get_by_role("link", name="第 1 号").click()
    expect(page.get_by_text("应当和公告栏上的一样")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="打印贴出来").click()
    expect(page.get_by_text("扫码核对这一号")).to_be_visible()
    assert not faults(page)
    assert fits(page)


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_clerk_asks_a_scrutineer(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/votes/")
    page.get_by_role("link", name="凤鸣小院选聘物业服务企业").click()
    page.get_by_text("监票人(1 位)").click()  # the district's discipline inspection watches already
    page.get_by_label("或者业主登录用的手机号").fill("13900009999")
    page.get_by_role("button", name="请这一位监票").click()
    expect(page.get_by_text("这个号码还没有登录过").first).to_be_visible()
    expect(page.get_by_label("或者业主登录用的手机号")).to_have_value("13900009999")
    page.get_by_label("或者业主登录用的手机号").fill("")
    post = page.get_by_label("岗位").locator("option").nth(1).inner_text()
    page.get_by_label("岗位").select_option(label=post)
    page.get_by_role("button", name="请这一位监票").click()
    page.get_by_text("监票人(2 位)").click()
    assert not faults(page)
    assert fits(page)
    asked = page.locator("form", has_text=post).filter(has=page.get_by_role("button", name="去掉"))
    asked.get_by_role("button", name="去掉").click()
    expect(page.get_by_text("监票人(1 位)")).to_be_visible()
