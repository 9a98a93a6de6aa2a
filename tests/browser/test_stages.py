"""A matter in stages in a real browser: made safe is said before it is mended, and everybody reads it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]


def fine(page: Page, faults: Faults) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_the_first_step_is_said_and_the_next_one_stands_in_front(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("wanggezhang", width=width)
    page.goto("/desk/report/")
    page.fill("[name=words]", f"路边水管爆了,水喷到{width}门口")
    page.select_option("[name=place]", index=1)
    page.click("button[value=file]")
    if page.locator("input[name=anyway]").count():
        page.locator("button[value=file]").first.click()
    page.wait_for_url("**/desk/report/*/")
    page.goto(f"/desk/cases/{page.url.rstrip('/').rpartition('/')[2]}/")
    page.select_option("select[name=condition]", "water.burst")
    page.get_by_role("button", name="受理", exact=True).click()
    expect(page.get_by_text("办完的是:止水、围挡")).to_be_visible()
    fine(page, faults)
    page.get_by_label("怎么办的").first.fill("水关了,围起来了")
    page.get_by_role("button", name="这一阶段办完了").click()
    expect(page.get_by_text("办完了一个阶段:止水、围挡")).to_be_visible()
    expect(page.get_by_role("button", name="报告办好")).to_be_visible()
    fine(page, faults)
