"""A ballot that was closed on a shared telephone cannot be read again with "back"."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.a_ballot import opened

Visitor = Callable[..., BrowserContext]


def choose(page: Page, choice: str, button: str) -> None:
    for item in ("1", "2"):
        page.locator(f"input[name='item-{item}'][value={choice}]").check()
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text("以网上投的为准")).to_be_visible()


def test_back_shows_neither_a_closed_ballot_nor_an_earlier_choice(visitor: Visitor) -> None:
    page = visitor("phone").new_page()
    here = opened(page)
    choose(page, "no", "投票")
    assert page.locator("main li strong").first.inner_text() == "不同意"
    page.get_by_text("要改投").click()
    choose(page, "yes", "改投")
    page.go_back()
    expect(page.get_by_text("不同意", exact=True).and_(page.locator("strong"))).to_have_count(0)
    page.goto(f"{here}ballot/")
    page.get_by_role("button", name="在这台手机上关掉我的票").click()
    page.wait_for_url(here)
    for _turn in range(3):
        page.go_back()
        expect(page.get_by_text("回执码:")).to_have_count(0)
        expect(page.get_by_text("以网上投的为准")).to_have_count(0)
