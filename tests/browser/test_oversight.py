"""The page of whoever supervises, on a phone and at a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_count_opens_onto_its_matters(
    signed_in: Callable[..., Page], faults: Callable[[Page], list[str]], width: str
) -> None:
    page = signed_in("shuji", width=width)
    page.goto("/desk/oversight/")
    assert not faults(page)
    page.get_by_role("link", name="先到的那一步过了时限的").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("事项")
    expect(page.locator(".filters")).to_contain_text("已逾期")
    page.goto("/desk/oversight/")
    page.get_by_role("link", name="报告办好、没有照片的").first.click()
    expect(page.locator("h1")).to_have_text("报告办好、没有照片的")
    assert not faults(page)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
