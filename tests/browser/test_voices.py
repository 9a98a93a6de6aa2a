"""Two who reported one thing: one says it is not done, and the other's word on that result is hers still."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_errands import filed, fine

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]
Visitor = Callable[..., BrowserContext]


def report(page: Page, words: str) -> tuple[str, str]:
    """Number and code of a matter filed for somebody who called."""
    number = filed(page, words)
    code = re.search(r"\d{4} \d{4}", page.locator("main").inner_text())
    assert code
    return number, code.group()


def step(page: Page, case: str, noun: str, button: str, **said: str) -> None:
    page.goto(f"/desk/cases/{case}/{noun}/")
    for name, value in said.items():
        field = page.locator(f"main form [name={name}]").first
        if field.get_attribute("type") == "radio":
            page.locator(f"main form [name={name}][value='{value}']").check()
        else:
            field.fill(value)
    page.locator("main").get_by_role("button", name=button, exact=True).click()
    expect(page).to_have_url(re.compile("done="))


def opened(visitor: Visitor, number: str, code: str, width: str) -> Page:
    page = visitor(width=width).new_page()
    page.goto(f"/follow/?number={number}")
    page.fill("[name=code]", code)
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile(f"/c/{number}/"))
    return page


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_second_reporter_says_how_the_result_was_after_the_first_has(
    signed_in: SignedIn, visitor: Visitor, faults: Faults, width: str
) -> None:
    leader, staff = signed_in("wanggezhang"), signed_in("shequ")
    first, first_code = report(leader, f"{width}说3号楼门口的路灯不亮")
    second, second_code = report(leader, f"{width}也说3号楼的灯黑着")
    step(leader, first, "acceptance", "受理")
    step(staff, second, "merger", "并案", number=first, words="说的是同一盏灯")
    step(leader, first, "resolution", "报告办好", outcome="solved", words="换了新灯,晚上亮了")
    step(staff, first, "check", "核查", passed="yes")
    one, two = opened(visitor, first, first_code, width), opened(visitor, second, second_code, width)
    expect(two.get_by_text("办好了没有?您说了算")).to_be_visible()
    one.get_by_role("button", name="又发生了").first.click()
    expect(one.get_by_text("您说:又发生了")).to_be_visible()
    fine(one, faults)
    two.fill("[name=words]", "三号楼这边还是黑的")
    two.get_by_role("button", name="没办好").first.click()
    expect(two.get_by_text("您说:没有办好")).to_be_visible()
    expect(two.get_by_text("上一次的结果,您说办好了没有?")).to_be_hidden()
    fine(two, faults)
    staff.goto(f"/desk/cases/{first}/")
    expect(staff.get_by_text("三号楼这边还是黑的").first).to_be_visible()
    expect(staff.get_by_text("说没有办好", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_whoever_calls_back_chooses_whose_word_it_is_also_from_the_merged_number(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    leader, staff = signed_in("wanggezhang", width=width), signed_in("shequ", width=width)
    first, _code = report(leader, f"{width}说5号楼门口的路灯不亮")
    second, _code = report(leader, f"{width}也说5号楼的灯黑着")
    step(leader, first, "acceptance", "受理")
    step(staff, second, "merger", "并案", number=first, words="说的是同一盏灯")
    step(leader, first, "resolution", "报告办好", outcome="solved", words="换了新灯,晚上亮了")
    step(staff, first, "check", "核查", passed="yes")
    staff.goto(f"/desk/cases/{second}/answer/")
    expect(staff.get_by_text(f"这件事并进了{first}")).to_be_visible()
    fine(staff, faults)
    staff.get_by_role("link", name=f"到{first}去").click()
    expect(staff.get_by_label("谁的回答")).to_have_value("reporter")
    staff.get_by_label("谁的回答").select_option(index=1)
    fine(staff, faults)
    staff.locator("main form [name=answer][value=not]").check()
    staff.locator("main form [name=channel][value=door]").check()
    staff.locator("main").get_by_role("button", name="记下反映人的回答", exact=True).click()
    expect(staff).to_have_url(re.compile("done="))
    expect(staff.get_by_text("一位反映人说还没办好").first).to_be_visible()
