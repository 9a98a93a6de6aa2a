"""「搜索」 in a real browser: the box in the head of the desk, the page, and more of the same."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_the_page_fits_and_axe_finds_nothing(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("quzhili", width=width)
    for asked in ("", "路灯", "fcsq", "-"):
        page.goto("/desk/" if asked == "-" else "/desk/search/")
        if asked.isalnum():
            page.fill("main [name=q]", asked)
            page.click("main button")
            page.wait_for_url("**/desk/search/?w=*")
            assert page.locator("main .row a").count()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (asked, width)
        assert faults(page) == []


def test_what_is_not_found_says_what_was_looked_through(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("quzhili", width="phone")
    page.goto("/desk/search/")
    page.fill("main [name=q]", "没有这样的话")
    page.click("main button")
    assert page.get_by_text("找过的是").is_visible()
    page.fill("main [name=q]", "。。")
    page.click("main button")
    assert page.get_by_text("请写要找的字").is_visible()
    assert faults(page) == []


def test_the_head_of_the_desk_keeps_the_name_of_the_product(signed_in: SignedIn) -> None:
    page = signed_in("shequ", width="tablet")
    name = page.locator(".brand span")
    assert name.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_box_in_the_head_finds_a_matter_without_script(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor("desk", java_script_enabled=False).new_page()
    page.goto("/sign-in/")
    page.locator("form[action='/sign-in/demo/']:has(input[value=quzhili]) button").first.click()
    page.fill(".seek [name=q]", "路灯")
    page.press(".seek [name=q]", "Enter")
    assert "/desk/search/" in page.url
    page.locator("main .row a").first.click()
    page.wait_for_url("**/desk/cases/**")
