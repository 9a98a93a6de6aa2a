"""「消息」 in a real browser: it fits each window, opens onto the matter, and the count goes down."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]
PAGES = ("/notices/", "/notices/choice/", "/desk/letters/", "/desk/letters/?state=unknown")


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_the_pages_fit_and_axe_finds_nothing(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("quzhili", width=width)
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
        assert faults(page) == []


def test_a_notice_opens_its_matter_and_is_new_no_more(signed_in: SignedIn) -> None:
    page = signed_in("shuji")
    page.goto("/notices/")
    fresh = page.locator(".row .badge").count()
    assert fresh
    page.locator(".row a").first.click()
    page.wait_for_url(lambda url: "/notices/" not in url)
    page.goto("/notices/")
    assert page.locator(".row .badge").count() == fresh - 1
    page.get_by_role("button", name="都看过了").click()
    expect(page.locator(".row .badge")).to_have_count(0)
    assert page.locator(".rail b").count() == 0


def test_a_choice_is_made_without_script_and_is_there_again(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor("phone", java_script_enabled=False).new_page()
    page.goto("/sign-in/")
    page.fill("[name=username]", "jumin")
    page.fill("[name=password]", "xiao-bandeng-demo")
    page.locator("form:has([name=password]) button").first.click()
    page.goto("/notices/choice/")
    page.check("[name=ways-judge][value=sms]")
    page.get_by_role("button", name="就这样告诉我").click()
    page.get_by_text("记下了。").wait_for()  # a click does not wait for the page it leads to
    assert page.is_checked("[name=ways-judge][value=sms]")
    assert not page.is_checked("[name=ways-judge][value=email]")
