"""One's own ballot in the vote that the demo keeps open, as a visitor opens it."""

import re

from playwright.sync_api import Page


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
    """Announce the vote whose times stand in the form; what is asked about them (night, haste) is ticked."""
    asked = clerk.locator("input[name=hours], input[name=sooner]")
    for _time in range(3):
        with clerk.expect_navigation():
            clerk.get_by_role("button", name="公告表决").click()
        if not asked.count():
            break
        clerk.evaluate("for (const form of document.forms) form.noValidate = true")
        for tick in asked.all():
            tick.check()
