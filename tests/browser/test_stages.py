"""A matter in stages in a real browser: made safe is said before it is mended, and everybody reads it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]


def fine(page: Page, faults: Faults) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_the_first_step_is_said_and_the_next_one_stands_in_front(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("wanggezhang", width=width)
    page.goto("/desk/report/")
    page.fill("[name=words]", f"路边水管爆了,水喷到{width}门口")
    page.select_option("[name=place]", index=1)
    page.click("button[value=file]")
    if page.locator("input[name=anyway]").count():
        page.locator("button[value=file]").first.click()
    page.wait_for_url("**/desk/report/*/")
    page.goto(f"/desk/cases/{page.url.rstrip('/').rpartition('/')[2]}/")
    page.select_option("select[name=condition]", "water.burst")
    page.get_by_role("button", name="受理", exact=True).click()
    expect(page.get_by_text("办完的是:止水、围挡")).to_be_visible()
    fine(page, faults)
    page.get_by_label("怎么办的").first.fill("水关了,围起来了")
    page.get_by_role("button", name="这一阶段办完了").click()
    expect(page.get_by_text("办完了一个阶段:止水、围挡")).to_be_visible()
    expect(page.get_by_role("button", name="报告办好")).to_be_visible()
    fine(page, faults)


def step(page: Page, number: str, noun: str, button: str, **typed: str) -> None:
    """Take a step on its own page: fill in what it asks, press its button."""
    page.goto(f"/desk/cases/{number}/{noun}/")
    for name, words in typed.items():
        page.locator(f"[name={name}]").first.fill(words)
    page.get_by_role("button", name=button, exact=True).first.click()
    page.wait_for_url(f"**/desk/cases/{number}/**")


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_whoever_called_is_asked_first_when_a_department_did_its_part(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    leader, community = signed_in("wanggezhang"), signed_in("shequ", width=width)
    desk = signed_in("chengguan")
    leader.goto("/desk/report/")
    leader.fill("[name=words]", f"水管爆了,水往地下室流({width})")
    leader.select_option("[name=place]", index=1)
    leader.click("button[value=file]")
    if leader.locator("input[name=anyway]").count():
        leader.locator("button[value=file]").first.click()
    leader.wait_for_url("**/desk/report/*/")
    number = leader.url.rstrip("/").rpartition("/")[2]
    leader.goto(f"/desk/cases/{number}/")
    leader.select_option("select[name=condition]", "water.burst")
    leader.get_by_role("button", name="受理", exact=True).click()
    step(leader, number, "escalation", "上报", tried="到现场看过,关不了总阀", why="要几个部门一起来")
    step(community, number, "signing", "签收")
    community.goto(f"/desk/cases/{number}/whistle/")
    for box in community.locator("[name=units]:checked").all():
        box.uncheck()
    community.locator("[name=units][value='410103-cg']").check()
    community.fill("[name=purpose]", "先把水关了围起来")
    community.fill("[name=spot]", "3号楼地下室")
    community.get_by_role("button", name="吹哨", exact=True).first.click()
    step(desk, number, "arrival", "到场报到")
    step(desk, number, "conclusion", "办完本单位的一份", words="水关了,围起来了", cooperation="顺利")
    community.goto("/desk/inbox/")
    asked = community.locator(".row", has_text="这一阶段办到了没有等您说一声")
    row = asked.filter(has=community.locator(f"a[href*='{number}']"))
    expect(row).to_be_visible()
    fine(community, faults)
    row.get_by_role("link").first.click()
    expect(community.get_by_text("办完的是:止水、围挡").first).to_be_visible()
    community.goto("/notices/")
    expect(community.get_by_text("等您说一声").first).to_be_visible()
    fine(community, faults)
