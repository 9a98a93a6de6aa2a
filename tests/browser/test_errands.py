"""Somebody is asked to look: from the desk of whoever has the matter to a phone on the spot, and back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]
WHAT = "看看是不是3号楼门口的那一盏"


def fine(page: Page, faults: Faults) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


def filed(page: Page, words: str) -> str:
    """The number of a matter that the grid's leader has just filed."""
    page.goto("/desk/report/")
    page.fill("[name=words]", words)
    page.select_option("[name=place]", index=1)
    page.click("button[value=file]")
    if page.locator("input[name=anyway]").count():
        page.locator("button[value=file]").first.click()
    page.wait_for_url("**/desk/report/*/")
    return page.url.rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_a_patroller_looks_before_the_matter_is_accepted(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("wanggezhang", width=width)
    number = filed(page, f"{width}说楼门口的灯不亮")
    page.goto(f"/desk/cases/{number}/")
    page.locator("summary", has_text="其他办法").first.click()
    page.get_by_role("link", name="请人核实或协办").click()
    expect(page.get_by_label("核实:到现场看看是不是这样、在哪里")).to_be_checked()
    fine(page, faults)
    whom = page.get_by_label("请谁")
    whom.select_option(label=whom.locator("option", has_text="巡逻员").first.inner_text())
    page.get_by_label("请他们看什么、做什么").fill(WHAT)
    page.get_by_role("button", name="请人核实或协办").click()
    expect(page.get_by_role("heading", name="请人核实、协办")).to_be_visible()
    expect(page.get_by_role("button", name="受理", exact=True)).to_be_visible()
    fine(page, faults)
    there = signed_in("xunluoyuan", width="phone")
    there.goto(f"/desk/cases/{number}/")
    expect(there.get_by_text(f"请您:{WHAT}")).to_be_visible()
    fine(there, faults)
    there.get_by_label("是这样", exact=True).check()
    there.get_by_label("看到什么、做了什么").fill("灯罩碎了,接触不良")
    there.get_by_label("到底在哪里").fill("5号楼东门")
    there.get_by_role("button", name="回答核实或协办").click()
    expect(there.get_by_text("记下了:回答核实或协办。")).to_be_visible()
    fine(there, faults)
    page.reload()
    for said in ("灯罩碎了,接触不良", "5号楼东门"):
        expect(page.get_by_text(said).first).to_be_visible()
    fine(page, faults)


def test_what_waits_for_her_is_in_her_morning(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("wanggezhang")
    number = filed(page, "单元门口的灯一闪一闪的")
    page.goto(f"/desk/cases/{number}/errand/")
    whom = page.get_by_label("请谁")
    whom.select_option(label=whom.locator("option", has_text="巡逻员").first.inner_text())
    page.get_by_label("请他们看什么、做什么").fill(WHAT)
    page.get_by_role("button", name="请人核实或协办").click()
    there = signed_in("xunluoyuan", width="phone")
    there.goto("/desk/inbox/")
    expect(there.get_by_text("请您核实或者协办,等您回答").first).to_be_visible()
    fine(there, faults)
    page.goto(f"/desk/cases/{number}/errand-withdrawal/")
    fine(page, faults)
    page.get_by_role("button", name="不用核实或协办了").click()
    expect(page.get_by_text("记下了:不用核实或协办了。")).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_department_reads_what_became_of_what_it_was_asked(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("wanggezhang", width=width)
    number = filed(page, f"{width}说灯杆太高够不着")
    page.goto(f"/desk/cases/{number}/errand/")
    page.get_by_label("协办:请他们帮一把,这件事还在您这里").check()
    whom = page.get_by_label("请谁")
    whom.select_option(value="department_desk@410103-cg")
    page.get_by_label("请他们看什么、做什么").fill("借一辆升降车")
    page.get_by_role("button", name="请人核实或协办").click()
    there = signed_in("chengguan", width=width)
    there.goto(f"/desk/cases/{number}/")
    there.get_by_label("办完了", exact=True).check()
    there.get_by_label("看到什么、做了什么").fill("车到了,用完开回来了")
    there.get_by_role("button", name="回答核实或协办").click()
    there.goto(f"/desk/cases/{number}/")
    expect(there.get_by_text("您这里答过了,交给了请您的人。")).to_be_visible()
    expect(there.get_by_text("车到了,用完开回来了")).to_be_visible()
    expect(there.get_by_text("灯杆太高够不着")).to_be_hidden()
    fine(there, faults)


def test_the_demo_has_one_that_waits_and_one_that_is_answered(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("fangguanyuan", width="phone")
    page.goto("/desk/inbox/")
    row = page.locator(".row", has_text="请您核实或者协办,等您回答").first
    row.get_by_role("link").first.click()
    expect(page.get_by_text("看看装修有没有登记").first).to_be_visible()
    fine(page, faults)
    leader = signed_in("wanggezhang", width="desk")
    leader.goto(page.url)
    expect(leader.get_by_text("中午12点半还在响").first).to_be_visible()
    fine(leader, faults)
