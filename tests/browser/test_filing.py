"""Filing at the desk in a real browser: a chat that shows the hour only is asked for its day."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_chat_without_a_day_is_filed_with_the_day_it_was_said(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/report/")
    page.get_by_text("粘贴微信群消息").click()
    page.fill("[name=message]", f"小刘 0:01\n{width}门口的宣传栏玻璃碎了,没有人管")
    page.click("button[value=paste]")
    assert page.get_by_text("没有哪一天").is_visible()
    assert page.locator("[name=told_at]").input_value().endswith("T00:01")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    page.fill("[name=told_at]", "2022-07-01T20:15")
    page.select_option("[name=place]", index=1)
    page.click("button[value=file]")
    if page.locator("input[name=anyway]").count():
        page.locator("button[value=file]").first.click()
    page.wait_for_url("**/desk/report/*/")
    number = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"/desk/cases/{number}/")
    assert page.get_by_text("补录:2022年7月1日").count() or page.get_by_text("补录:7月1日").count()
