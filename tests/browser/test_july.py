"""From the front page to the month that is on, and from a printed number to what it counts, by links."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

Visitor = Callable[..., BrowserContext]
Faults = Callable[[Page], list[str]]
WIDTHS = pytest.mark.parametrize("width", ["phone", "tablet", "desk"])


def fine(page: Page, faults: Faults) -> None:
    assert not faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@WIDTHS
def test_the_month_that_is_on_and_what_one_may_come_to(visitor: Visitor, faults: Faults, width: str) -> None:
    page = visitor(width).new_page()
    page.goto("/")
    card = page.locator(".card", has=page.get_by_role("heading", name="邻里走动月"))
    expect(card.get_by_text("可以报名").first).to_be_visible()
    fine(page, faults)
    card.get_by_role("link", name="看活动月的日历").click()
    expect(page.get_by_role("heading", name="日历")).to_be_visible()
    page.goto("/")
    card.get_by_role("link", name="楼下量血压").click()
    expect(page.get_by_role("heading", name="报名")).to_be_visible()


@WIDTHS
def test_a_printed_number_opens_onto_what_it_counts(visitor: Visitor, faults: Faults, width: str) -> None:
    page = visitor(width).new_page()
    page.goto("/editions/")
    page.get_by_role("link", name="二七区2022年7月党建活动月情况").click()
    fine(page, faults)
    page.get_by_role("link", name="80个").first.click()
    expect(page.get_by_role("heading", name="书记讲专题党课的单位")).to_be_visible()
    fine(page, faults)
    page.get_by_role("link", name=re.compile("^专题党课")).first.click()
    expect(page.get_by_role("heading", name="专题党课")).to_be_visible()
    assert "/gatherings/" in page.url
    fine(page, faults)
