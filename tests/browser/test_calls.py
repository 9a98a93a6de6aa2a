"""Visits of comfort, from the list at a desk to five lines on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
WIDTHS = pytest.mark.parametrize("width", ["phone", "tablet", "desk"])


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@WIDTHS
def test_a_leader_records_a_visit_in_five_lines(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("qulingdao", width=width)
    page.goto("/desk/visits/")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="蔺大叔").click()
    page.get_by_label("近来怎么样").fill("每天打太极")
    page.get_by_label("带了什么").select_option("goods")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="记下走访").click()
    shown = page.get_by_text("记下了 1 位的走访").or_(page.get_by_text("已经有人记过了"))
    expect(shown).to_be_visible()
    expect(page.get_by_text("每天打太极").first).to_be_visible()
    page.get_by_text("记错了,撤回").first.click()
    page.get_by_label("记错了人或日子").first.check()
    page.get_by_role("button", name="撤回这次走访").first.click()
    expect(page.get_by_text("撤回了,不算").first).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_the_keeper_of_a_list_reads_names_only_when_asking(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("zuzhibu", width=width)
    page.goto("/desk/visits/lists/")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="走访慰问老党员、困难党员").click()
    expect(page.get_by_text("祁大娘")).to_have_count(0)
    page.locator("summary", has_text="选中的人走访过了").click()
    page.locator("summary", has_text="添一位").click()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="看姓名和住址").click()
    expect(page.get_by_role("link", name="祁大娘")).to_be_visible()
    assert not faults(page)
    assert fits(page)


def test_a_table_says_row_by_row_what_was_left_out(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("zuzhibu")
    page.goto("/desk/visits/lists/")
    page.get_by_text("开一份名单").first.click()
    page.get_by_label("名单叫什么").fill("补录的名单")
    page.get_by_label("第一天").fill("2026-01-01")
    page.get_by_label("最后一天").fill("2026-12-31")
    page.get_by_role("button", name="开名单").click()
    page.locator("summary", has_text="传一份表格").click()
    rows = "类别,姓名,社区,住址\n老党员,时大爷,冯春社区,6号楼\n邻居,路人,冯春社区,7号楼\n"
    table = {"name": "list.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.get_by_label("表格(CSV 或 Excel)").set_input_files(table)  # type: ignore[arg-type]
    page.get_by_role("button", name="收下这份表格").click()
    expect(page.get_by_text("添上 1 位")).to_be_visible()
    expect(page.get_by_text("请选是哪一类")).to_be_visible()
    assert not faults(page)
    assert fits(page)
