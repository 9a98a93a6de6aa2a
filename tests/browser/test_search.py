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


def test_the_box_in_the_head_finds_a_matter_without_script(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor("desk", java_script_enabled=False).new_page()
    page.goto("/sign-in/")
    page.locator("form[action='/sign-in/demo/']:has(input[value=quzhili]) button").first.click()
    page.fill(".seek [name=q]", "路灯")
    page.press(".seek [name=q]", "Enter")
    assert "/desk/search/" in page.url
    page.locator("main .row a").first.click()
    page.wait_for_url("**/desk/cases/**")
