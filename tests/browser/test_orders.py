"""「工单」 in a real browser: a file is looked over, taken in, and its answer is noted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]
HEADS = "工单编号,诉求内容,诉求地址,联系电话,办理时限"


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_the_pages_fit_and_axe_finds_nothing(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("shequ", width=width)
    for path in ("", "?sender=12345", "?part=due", "?part=answered", "taking/", "numbers/"):
        page.goto(f"/desk/orders/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
        assert faults(page) == []
    page.goto("/desk/orders/?sender=12345")
    page.locator("main .row a").first.click()
    page.wait_for_url("**/desk/orders/*/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


def test_a_file_is_looked_over_and_taken_in_without_script(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    file = tmp_path / "zz.csv"
    file.write_text(
        f"{HEADS}\nBR1,门口路灯不亮,冯春社区,12,\nBR2,门口路灯不亮,冯春社区,,2030-01-01\n", "utf-8"
    )
    page = visitor("desk", java_script_enabled=False).new_page()
    page.goto("/sign-in/")
    page.locator("form[action='/sign-in/demo/']:has(input[value=shequ]) button").first.click()
    page.goto("/desk/orders/taking/")
    page.select_option("[name=sender]", "12345")
    page.set_input_files("[name=file]", str(file))
    page.click("button[value=look]")
    page.get_by_text("还没有收").wait_for()
    page.get_by_text("不像电话号码").wait_for()
    page.click("button[value=take]")
    page.get_by_text("收完了").wait_for()
    page.goto("/desk/orders/?part=due&sender=12345")
    page.get_by_text("BR2").wait_for()
    assert page.get_by_text("BR1").count() == 0


def test_an_answer_is_noted_once(signed_in: SignedIn) -> None:
    page = signed_in("shequ")
    page.goto("/desk/orders/?sender=12345")
    before = page.locator("main .row").count()
    page.locator("main .row a").first.click()
    page.wait_for_url("**/desk/orders/*/")
    assert "工单编号:" in page.locator("[data-copy-text]").inner_text()
    page.get_by_role("button", name="记下已经答复").click()
    page.get_by_text("这个结果已经答复出去").wait_for()
    page.goto("/desk/orders/?sender=12345")
    assert page.locator("main .row").count() == before - 1


def test_an_answer_noted_by_mistake_is_taken_back(signed_in: SignedIn) -> None:
    page = signed_in("shequ")
    page.goto("/desk/orders/?part=answered")
    page.locator("main .row a").first.click()
    page.wait_for_url("**/desk/orders/*/")
    page.get_by_role("button", name="其实没有交出去,撤回").click()
    page.get_by_role("button", name="记下已经答复").click()
    page.get_by_text("这个结果已经答复出去").wait_for()
    page.goto("/desk/orders/?part=waiting&sender=12345")
    if page.get_by_role("button", name="记下勾选的已经答复").count():
        page.get_by_role("button", name="记下勾选的已经答复").click()
        page.get_by_text("一件也没有勾,什么也没有记").wait_for()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_orders_pasted_without_choosing_whose_they_are_go_on(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/orders/taking/")
    page.get_by_text("或者粘贴工单").click()
    page.fill("[name=message]", "工单编号:PASTE1 诉求内容:冯春社区门口的灯不亮")
    page.click("button[value=look]")
    page.get_by_text("这是12345热线的工单").wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_limit_that_has_passed_is_ticked_before_it_is_taken(
    signed_in: SignedIn, faults: Faults, tmp_path: Path, width: str
) -> None:
    file = tmp_path / "past.csv"
    file.write_text(f"{HEADS}\nPAST-{width},门口路灯不亮,冯春社区,13900001111,2020-01-05\n", "utf-8")
    page = signed_in("shequ", width=width)
    page.goto("/desk/orders/taking/")
    page.select_option("[name=sender]", "12345")
    page.set_input_files("[name=file]", str(file))
    page.click("button[value=look]")
    page.get_by_text("2020年1月5日").first.wait_for()
    assert page.get_by_text("139****1111").count()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    page.click("button[value=take]")
    page.get_by_text("请先看看这几行的时限对不对").first.wait_for()
    page.check("[name=past]")
    page.click("button[value=take]")
    page.get_by_text("收完了").wait_for()
