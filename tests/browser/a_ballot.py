"""One's own ballot in the vote that the demo keeps open, as a visitor opens it."""

import re

from playwright.sync_api import Page, expect


def opened(page: Page) -> str:
    """On the vote that the demo keeps open, with the code it shows; its public page."""
    page.goto("/votes/")
    page.get_by_role("link", name="凤鸣小院选聘物业服务企业").click()
    here = page.url
    page.get_by_role("link", name="投我的票").click()
    told = page.get_by_text("试投").inner_text()
    number, code = re.search(r"(E\d+).*?(\d{4} \d{4})", told).groups()  # type: ignore[union-attr]
    page.get_by_label("号", exact=True).fill(number)
    page.get_by_label("投票码").fill(code)
    page.get_by_role("button", name="打开我的票").click()
    return here


def announce(clerk: Page) -> None:
    """Announce the vote whose times stand in the form. A test that runs at night is asked about the hour."""
    clerk.get_by_role("button", name="公告表决").click()
    expect(clerk.locator("input[name=hours], a[href$='/slips/']").first).to_be_visible()
    if clerk.locator("input[name=hours]").count():
        clerk.evaluate("for (const form of document.forms) form.noValidate = true")
        clerk.get_by_label("就是这个时候开始、结束").check()
        clerk.get_by_role("button", name="公告表决").click()
