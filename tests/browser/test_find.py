"""A resident looks for a place and a matter on her phone, without script, in large type too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

Faults = Callable[[Page], list[str]]
FITS = "document.documentElement.scrollWidth <= innerWidth"


def test_without_script_a_place_and_a_matter_are_found(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor("phone", java_script_enabled=False).new_page()
    page.goto("/nearby/")
    page.fill("main [name=q]", "路灯")
    page.press("main [name=q]", "Enter")
    assert page.url.endswith("/search/")
    page.locator("main .row a").first.click()
    page.wait_for_url("**/c/**")
    number = page.url.rstrip("/").rpartition("/")[2]
    page.goto("/search/")
    page.fill("main [name=q]", number[-5:])
    page.locator("main button").first.click()
    expect(page.locator("main")).to_contain_text(number)


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_it_fits_and_axe_finds_nothing(page: Page, faults: Faults, width: str) -> None:
    page.set_viewport_size({"width": {"phone": 360, "tablet": 768, "desk": 1440}[width], "height": 740})
    for words in ("fc", "路灯", "这里没有这样的事"):
        page.goto("/search/")
        page.fill("main [name=q]", words)
        page.locator("main button").first.click()
        page.wait_for_load_state()
        assert page.evaluate(FITS), words
        assert faults(page) == []


def test_the_demo_shows_the_code_and_a_resident_to_be(page: Page) -> None:
    page.goto("/sign-in/phone/")
    page.fill("[name=phone]", "13800000001")
    page.get_by_role("button", name="获取验证码").click()
    code = page.locator("main").inner_text().partition("您的验证码是 ")[2][:6]
    page.fill("[name=code]", code)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**/me/")
