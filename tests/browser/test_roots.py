"""A root cause in a real browser: opened, an empty word refused, mended, and its sentence corrected."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]


def fine(page: Page, faults: Faults) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_sentence_is_corrected_and_the_former_stays_in_sight(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("jiedao", width=width)
    page.goto("/desk/roots/")
    page.locator("[name=cases]").first.check()
    page.fill("[name=words]", "线路老化")
    page.get_by_role("button", name="立根源件").click()
    expect(page.get_by_text("那一周到今天")).to_be_visible()
    page.fill("#f-words", "好了")
    page.get_by_role("button", name="写下治理结果").click()
    expect(page.locator("#f-words")).to_have_value("好了")
    expect(page.get_by_text("没有说清楚").first).to_be_visible()
    page.fill("#f-words", "换了整条线")
    page.get_by_role("button", name="写下治理结果").click()
    page.locator("summary", has_text="写错了,更正").click()
    page.get_by_role("radio", name="做了什么").check()
    page.get_by_label("应该是").fill("修了压着线的树枝")
    page.get_by_role("button", name="更正", exact=True).click()
    expect(page.get_by_text("修了压着线的树枝").first).to_be_visible()
    expect(page.get_by_role("heading", name="更正以前写的")).to_be_visible()
    expect(page.get_by_text("换了整条线")).to_be_visible()
    fine(page, faults)
