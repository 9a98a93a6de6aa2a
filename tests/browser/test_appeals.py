"""A missed limit, appealed and decided in a browser; what stands beside it afterwards. Phone and desk."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

WAITS = "有人申诉超时,等您审"
NOTE = "申诉成立,不计入按期率"


def test_the_grid_leader_appeals_and_is_heard(
    signed_in: Callable[..., Page], faults: Callable[[Page], list[str]]
) -> None:
    """The demo holds a limit that she missed last week and may still appeal."""
    page = signed_in("wanggezhang", width="phone")
    page.goto("/desk/cases/?category=street-lamp&state=closed")
    page.locator("ul.work li", has_text="督办过").nth(1).get_by_role("link").click()
    page.get_by_text("可以做的").click()
    page.get_by_role("link", name="申诉超时").click()
    expect(page.locator("h1")).to_have_text("申诉超时")
    assert not faults(page)
    page.get_by_label("为什么不该算超时").fill("等供电公司停电,通知单可以查。")
    page.get_by_role("button", name="申诉超时").click()
    expect(page.get_by_text("等供电公司停电,通知单可以查。")).to_be_visible()
    expect(page.get_by_text("由上面的两个人分别审").first).to_be_visible()


def test_two_above_decide_and_the_note_stands_beside_the_overtime(
    signed_in: Callable[..., Page], faults: Callable[[Page], list[str]]
) -> None:
    matter = ""
    for username in ("shuji", "jiedao-lingdao"):
        page = signed_in(username)
        page.goto("/desk/inbox/")
        row = page.locator("li.row", has_text=WAITS).last
        row.get_by_role("link").first.click()
        page.wait_for_load_state()
        chosen = page.locator("#chosen")
        chosen.get_by_label("成立,不计入按期率").check()
        chosen.get_by_role("textbox", name="理由").fill("通知单核对过,属实。")
        assert not faults(page)
        matter = matter or str(chosen.locator(".pane-back a").last.get_attribute("href"))
        chosen.get_by_role("button", name="审超时申诉").click()
        expect(page.get_by_text("记下了")).to_be_visible()
    page.goto(f"{matter}clocks/")
    expect(page.get_by_text(NOTE).first).to_be_visible()
    assert not faults(page)
