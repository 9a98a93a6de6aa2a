"""A meeting is called for two things at once, moved and cancelled; a covenant says how it is adopted."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_benches import WIDTHS, YARD, Faults, SignedIn, fits


@WIDTHS
def test_it_is_called_for_two_matters_moved_and_cancelled(
    signed_in: SignedIn, faults: Faults, visitor: Callable[..., BrowserContext], width: str
) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/assembly/")
    page.get_by_role("link", name="北门外停车位怎么分").first.click()
    page.get_by_role("link", name="为这件事通知开会").click()
    page.get_by_text("这次会还要定别的事").click()
    page.get_by_label("冯春社区居民公约").check()
    page.locator("#f-on").fill("2099-05-05")
    page.get_by_label("会场").fill(f"社区二楼({width})")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="发通知").click()
    expect(page.get_by_text("这次会要定的 2 件事")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    reader = visitor(width=width).new_page()
    _moved(page, faults)
    reader.goto(page.get_by_role("link", name="看大家看到的页面").get_attribute("href") or "")
    expect(reader.get_by_text("改期通知")).to_be_visible()
    expect(reader.get_by_text("改期的原因:那天要停电")).to_be_visible()
    assert not faults(reader)
    assert fits(reader)
    page.get_by_text("会要改期或者取消").click()
    page.get_by_label("为什么取消").fill("连着下大雨")
    page.get_by_role("button", name="取消这次会").click()
    expect(page.get_by_text("这次会取消了")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("取消的原因:连着下大雨")).to_be_visible()
    assert not faults(reader)


def _moved(page: Page, faults: Faults) -> None:
    """Refused without a reason that is kept beside its field, then moved."""
    page.get_by_text("会要改期或者取消").click()
    page.locator("#f-on").fill("2099-05-12")
    page.get_by_label("为什么改").fill("那天要停电")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="改期", exact=True).click()
    expect(page.get_by_text("改期了:原定")).to_be_visible()


@WIDTHS
def test_a_covenant_says_how_it_was_and_how_it_is_adopted(
    signed_in: SignedIn, faults: Faults, visitor: Callable[..., BrowserContext], width: str
) -> None:
    reader = visitor(width=width).new_page()
    reader.goto(YARD)
    expect(reader.get_by_text("第 1 版有效").first).to_be_visible()
    expect(reader.get_by_text("第 2 版:草案,征求意见").first).to_be_visible()
    reader.get_by_role("link", name="冯春社区居民公约").click()
    expect(reader.get_by_text("数字照纸上的会议记录补录。")).to_be_visible()
    assert not faults(reader)
    page = signed_in("shequ", width=width)
    page.goto("/desk/assembly/")
    page.get_by_role("link", name="冯春社区居民公约").click()
    page.get_by_text("早先已经开会通过、只有纸上的记录,补录").click()
    for name, value in (("due", "30"), ("present", "20"), ("yes", "20")):
        page.locator(f"#f-{name}").fill(value)
    page.locator("#f-held_on").fill("2020-01-08")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="补录,通过了").click()
    expect(page.get_by_text("抄下记录里写的,或者放上记录的照片").first).to_be_visible()
    expect(page.locator("#f-due")).to_have_value("30")
    assert not faults(page)
    assert fits(page)
