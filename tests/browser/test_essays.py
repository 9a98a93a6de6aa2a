"""An essay contest: the lead unit's desk, a reader, a resident who sends in and withdraws."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
WIDTHS = pytest.mark.parametrize("width", ["phone", "tablet", "desk"])


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@WIDTHS
def test_the_lead_unit_sees_numbers_and_what_is_alike(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("xuanchuanbu", width=width)
    page.goto("/desk/contests/")
    page.locator("summary", has_text="发出征集").click()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="身边的人和事主题征文").click()
    expect(page.get_by_text("柏青山")).to_have_count(0)
    assert not faults(page)
    assert fits(page)
    page.locator("a[href*='/alike/']").first.click()
    expect(page.locator("mark").first).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.go_back()
    page.locator("a[href*='/contests/works/']").first.click()
    expect(page.get_by_text("定了以后才看得到作者")).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_papers_stand_side_by_side(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("xuanchuanbu", width=width)
    page.goto("/desk/contests/")
    page.get_by_role("link", name="书记座谈会经验材料").click()
    page.get_by_role("link", name="按题目并排比较").click()
    expect(page.get_by_role("heading", name="遇到的难题")).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_a_reader_marks_a_work_under_its_number(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("pingshen", width=width)
    page.goto("/desk/readings/")
    assert not faults(page)
    assert fits(page)
    page.locator("a[href^='/desk/readings/']").filter(has_not_text="评审").last.click()
    for criterion, given in (("切题", "8"), ("有真人真事", "9"), ("文字", "7")):
        page.get_by_label(criterion).select_option(given)
    page.get_by_label("一句话的意见").fill("读得下去")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_text("读过了").first).to_be_visible()


@WIDTHS
def test_a_reader_finds_the_units_she_keeps_away_from(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("pingshen", width=width)
    page.goto("/desk/readings/")
    expect(
        page.get_by_text("申报要回避的:院里的老手艺")
    ).to_be_visible()  # nothing of it was given to her yet
    page.locator("summary", has_text="还要回避哪些单位").first.click()
    expect(page.locator("input[name=units]")).to_have_count(0)
    page.get_by_role("searchbox", name="找「单位」").first.fill("蜜蜂张街道")
    page.get_by_role("button", name="找一找").first.click()
    expect(page.get_by_label("蜜蜂张街道", exact=True).first).to_be_visible()
    assert not faults(page)
    assert fits(page)


def test_a_resident_sends_a_work_in_and_withdraws_it(
    visitor: Callable[..., BrowserContext], faults: Faults
) -> None:
    page = visitor("phone").new_page()
    page.goto("/contests/")
    page.get_by_role("link", name="身边的人和事主题征文").click()
    expect(page.get_by_text("还没有。定了奖")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="交一篇").click()
    page.wait_for_url("**/sign-in/**")


def test_staff_send_a_work_of_their_own_in_and_withdraw_it(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("shequ", width="phone")
    page.goto("/contests/")
    page.get_by_role("link", name="身边的人和事主题征文").click()
    page.get_by_role("link", name="交一篇").click()
    page.get_by_label("作者的姓名", exact=True).fill("我自己")
    page.get_by_label("居民", exact=True).check()
    page.get_by_label("标题").fill("楼道里的灯")
    page.get_by_label("正文").fill("楼道里的灯换了新的,晚归的人看得见台阶。")
    page.get_by_role("searchbox", name="找「作者的单位」").fill("冯春社区")
    page.get_by_role("button", name="找一找").click()
    page.get_by_label("冯春社区", exact=True).check()
    expect(page.get_by_label("没有,或不想说")).not_to_be_checked()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="交上去").click()
    expect(page.get_by_text("您的作品编号是")).to_be_visible()
    assert not faults(page)
    page.get_by_text("撤回这一篇").click()
    page.get_by_role("button", name="撤回", exact=True).click()
    page.wait_for_url("**/contests/")
