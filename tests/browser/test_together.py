"""Opinions on a place, promises in somebody's hands, a matter put to a ballot, minutes on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
WIDTHS = pytest.mark.parametrize("width", ["phone", "desk"])


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def fine(page: Page, faults: Faults) -> None:
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_a_resident_speaks_of_her_yard_and_is_answered(
    signed_in: SignedIn, faults: Faults, visitor: Callable[..., BrowserContext], width: str
) -> None:
    page = visitor(width=width).new_page()
    page.goto("/sign-in/?next=/places/410103012002-01/deliberations/")
    page.fill("[name=username]", "jumin")
    page.fill("[name=password]", "xiao-bandeng-demo")
    page.locator("form:has([name=password]) button").first.click()
    page.goto("/places/410103012002-01/deliberations/")
    page.get_by_role("link", name="对这里提意见、看答复").click()
    page.get_by_label("您觉得这里哪里该改").fill(f"门口的坡道太陡({width})")
    fine(page, faults)
    page.get_by_role("button", name="交上意见").click()
    expect(page.get_by_text(f"门口的坡道太陡({width})")).to_be_visible()
    staff = signed_in("shequ", width=width)
    staff.goto("/desk/assembly/")
    staff.get_by_role("link", name="京广路街道冯春社区第1网格").first.click()
    card = staff.locator(".card").filter(has_text=f"门口的坡道太陡({width})").first
    card.get_by_text("答复(连归在一起的)").click()
    card.get_by_label("采纳", exact=True).check()
    card.get_by_label("为什么").fill(f"坡道接长一米({width})")
    fine(staff, faults)
    card.get_by_role("button", name="答复", exact=True).click()
    reader = visitor(width=width).new_page()
    reader.goto("/places/410103012002-01/opinions/")
    expect(reader.get_by_text(f"坡道接长一米({width})")).to_be_visible()
    fine(reader, faults)


@WIDTHS
def test_a_promise_waits_in_the_morning_of_the_post_it_was_given_to(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    leader = signed_in("wanggezhang", width=width)
    leader.goto("/desk/assembly/talks/new/")
    leader.get_by_label("在哪里坐下来的").fill("北门")
    leader.get_by_label("说了什么").fill("北门的铁皮翘起来了")
    leader.locator("#f-what-1").fill(f"钉好北门的铁皮({width})")
    leader.locator("#f-who-1").fill("物业")
    leader.locator("#f-due-1").fill("2099-12-31")
    leader.get_by_role("button", name="记下").click()
    leader.get_by_role("link", name=f"钉好北门的铁皮({width})").click()
    leader.get_by_text("交给一个岗位去办").click()
    leader.locator("select#f-post").select_option("patroller@410103012002-01")
    fine(leader, faults)
    leader.get_by_role("button", name="交给这个岗位").click()
    page = signed_in("xunluoyuan", width=width)
    page.goto("/desk/")
    page.get_by_role("link", name=f"钉好北门的铁皮({width})").click()
    fine(page, faults)
    page.get_by_role("radio", name="办到了", exact=True).check()
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_text("办到了")).to_be_visible()
    fine(page, faults)


def test_owners_are_asked_from_the_page_of_the_matter(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("xigongfang", width="phone")
    page.goto("/desk/assembly/")
    page.get_by_role("link", name="西工房3号院选业主委员会").click()
    expect(page.get_by_text("请在下面交付表决")).to_be_visible()
    rule = page.locator("select#f-rule")
    if not rule.is_visible():
        page.get_by_text("交付表决", exact=True).click()
    page.locator("select#f-rule").select_option("owners-committee-election")
    fine(page, faults)
    page.get_by_role("button", name="准备这次表决").click()
    expect(page.get_by_text("这次表决为的是:")).to_be_visible()
    expect(page.get_by_role("heading", name="西工房3号院选业主委员会")).to_be_visible()
    fine(page, faults)
    page.get_by_role("link", name="西工房3号院选业主委员会").click()
    expect(page.get_by_text("表决在准备")).to_be_visible()
    fine(page, faults)


@WIDTHS
def test_minutes_are_printed_to_be_signed(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/assembly/")
    page.locator("li.row").filter(has_text="记录等居民签名").get_by_role("link").first.click()
    page.get_by_text("收下签了名的记录").click()
    fine(page, faults)
    page.get_by_role("link", name="印一份记录给居民签名").click()
    expect(page.get_by_text("看过、觉得对,就签名")).to_be_visible()
    fine(page, faults)


@WIDTHS
def test_the_meeting_of_a_matter_is_called_from_its_page(
    signed_in: SignedIn, faults: Faults, visitor: Callable[..., BrowserContext], width: str
) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/assembly/")
    page.get_by_role("link", name="北门外停车位怎么分").first.click()
    page.get_by_role("link", name="为这件事通知开会").click()
    expect(page.get_by_text("为这件事开会:北门外停车位怎么分")).to_be_visible()
    page.locator("#f-on").fill({"phone": "2099-11-03"}.get(width, "2099-11-04"))
    page.get_by_label("会场").fill(f"凉亭({width})")
    fine(page, faults)
    page.get_by_role("button", name="发通知").click()
    page.get_by_role("link", name="北门外停车位怎么分").click()
    expect(page.get_by_text(f"凉亭({width})")).to_be_visible()
    fine(page, faults)
    reader = visitor(width=width).new_page()
    reader.goto("/places/410103012002/deliberations/")
    reader.get_by_role("link", name="北门外停车位怎么分").first.click()
    reader.get_by_role("link", name="居民会议").first.click()
    expect(reader.get_by_role("heading", name="为这件事开的会")).to_be_visible()
    fine(reader, faults)
    reader.goto("/places/410103012002/deliberations/")
    reader.get_by_role("link", name="给北门车棚装充电桩").click()
    expect(reader.get_by_role("link", name="登录后说看到了")).to_be_visible()
    reader.get_by_role("link", name="数字取自会议记录,看记录").click()
    expect(reader.get_by_text("居民签名 2 / 2")).to_be_visible()
    fine(reader, faults)
