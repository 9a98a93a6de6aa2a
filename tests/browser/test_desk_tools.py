"""The staff's tools in a browser: rows chosen, looked at, done and taken back; a template put into a form."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

ONE_CLICK = 'form[action="/sign-in/demo/"]'


def _fits(page: Page) -> bool:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return bool(wide <= 0)


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_rows_are_chosen_looked_at_done_and_taken_back(
    signed_in: Callable[..., Page], faults: Callable[[Page], list[str]], width: str
) -> None:
    page = signed_in("wanggezhang", width=width)
    page.goto("/desk/cases/?state=handling")
    bar = page.locator(".bulk")
    expect(bar).to_be_hidden()
    boxes = page.locator("input[name=chosen]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(bar).to_be_visible()
    expect(bar.locator("[data-number]")).to_have_text("2")
    assert not faults(page)
    assert _fits(page)
    bar.locator("select").select_option("annotate")
    bar.get_by_role("button", name="先看一看").click()
    expect(page.locator("h1")).to_contain_text("2 件可以办")
    page.locator("textarea[name=words]").fill("灯头明天到")
    assert not faults(page)
    assert _fits(page)
    page.get_by_role("button", name="确认").click()
    expect(page.get_by_text("办了 2 件")).to_be_visible()
    assert not faults(page)
    assert _fits(page)
    page.get_by_role("button", name="撤回这一批").click()
    expect(page.get_by_text("撤回了 2 件")).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_templates_and_filters_have_their_pages(
    signed_in: Callable[..., Page], faults: Callable[[Page], list[str]], width: str
) -> None:
    page = signed_in("shequ", width=width)
    for path in (
        "/desk/phrases/",
        "/desk/phrases/writing/",
        "/desk/filters/",
        "/desk/batches/",
        "/desk/filters/saving/?state=open&clock=week",
    ):
        page.goto(path)
        assert not faults(page), path
        assert _fits(page), path
    page.goto("/desk/phrases/")
    page.get_by_role("link", name="修好了").click()
    expect(page.locator("textarea[name=words]")).to_contain_text("{日期}")
    assert not faults(page)


def test_a_template_fills_the_form_without_script(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor("desk", java_script_enabled=False).new_page()
    page.goto("/sign-in/")
    page.locator(f'{ONE_CLICK}:has(input[name="username"][value="wanggezhang"]) button').first.click()
    page.goto("/desk/cases/?state=handling")
    expect(page.locator(".bulk")).to_be_visible()
    page.goto("/desk/inbox/")
    page.goto(page.locator('a[href$="/declining/"]').first.get_attribute("href") or "")
    reason = page.locator("textarea[name=reason]")
    reason.fill("先写一句。")
    page.locator("select[name=template]").select_option(label="不归社区管")
    page.get_by_role("button", name="填进去").click()
    expect(reason).to_contain_text("先写一句。")
    expect(reason).to_contain_text("【填:哪个单位】")
    page.locator("textarea[name=basis]").fill("市政公用设施目录")
    page.get_by_role("button", name="不予受理").click()
    expect(page.locator(".error").first).to_contain_text("还有没填的:【填:哪个单位】")


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_list_tells_what_it_does_not_know_and_rulings_keep_words_out_of_the_address(
    signed_in: Callable[..., Page], faults: Callable[[Page], list[str]], width: str
) -> None:
    page = signed_in("jiedao", width=width)
    page.goto("/desk/cases/?due=overdue")
    expect(page.get_by_text("没有按「due=overdue」筛")).to_be_visible()
    assert not faults(page)
    page.goto("/desk/rulings/")
    page.get_by_label("找什么话").fill("灯杆")
    page.get_by_role("button", name="找", exact=True).click()
    expect(page.get_by_label("找什么话")).to_have_value("灯杆")
    assert "灯杆" not in unquote(page.url)
    assert not faults(page)


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_telephone_in_what_residents_read_is_refused_and_kept_to_mend(
    signed_in: Callable[..., Page], faults: Callable[[Page], list[str]], width: str
) -> None:
    page = signed_in("wanggezhang", width=width)
    page.goto("/desk/cases/?state=handling")
    first = page.locator('a[href*="/desk/cases/4"]').first.get_attribute("href") or ""
    page.goto(f"{first}resolution/")
    page.get_by_text("办好了", exact=True).first.click()
    page.locator("textarea[name=words]").fill("王师傅13912345678换好了灯")
    page.get_by_role("button", name="报告办好").click()
    expect(page.get_by_text("请把手机号、身份证号去掉再交").first).to_be_visible()
    expect(page.locator("textarea[name=words]")).to_have_value("王师傅13912345678换好了灯")
    assert not faults(page)
    assert _fits(page)
