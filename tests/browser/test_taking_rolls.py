"""A roll taken in from the sample table, objected to, and taken in again: the number stays with the room."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.test_votes_desk import RUNNING, fine

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]


def test_a_roll_is_taken_in_twice_and_its_numbers_stay(
    signed_in: SignedIn, faults: Faults, tmp_path: Path
) -> None:
    clerk = signed_in("shequ", width="phone")
    clerk.goto("/desk/votes/new/")
    clerk.get_by_text("为什么没有居民委员会选举").click()
    expect(clerk.get_by_text("第十九条:无记名投票")).to_be_visible()
    fine(clerk, faults)
    clerk.get_by_label("表决什么").fill("换路灯")
    clerk.get_by_label("逐项写出来,一行一项").fill("换路灯")
    clerk.get_by_label("按哪条规则").select_option("civil-code-278-general")
    clerk.get_by_label("哪个社区").select_option(index=0)
    clerk.get_by_role("button", name="存下,去录名册").click()
    with clerk.expect_download() as sample:
        clerk.get_by_role("link", name="Excel").click()
    file = tmp_path / "roll.xlsx"
    sample.value.save_as(file)
    _take_in(clerk, file)
    clerk.get_by_text("看名册:4 个表决人").click()
    row = clerk.locator("tr").filter(has_text="1-1-102")
    number = row.locator("td").first.inner_text()
    expect(row.get_by_text("2 个", exact=True)).to_be_visible()
    fine(clerk, faults)
    clerk.get_by_text("有人说名册不对").click()
    clerk.locator("form[action$='/objection/'] input[name=against]").fill(number)
    clerk.get_by_label("面积不对").check()
    clerk.get_by_label("他怎么说").fill("房本上多两平方米")
    clerk.get_by_role("button", name="记下异议").click()
    expect(clerk.get_by_role("heading", name=f"异议:{number} · 1-1-102")).to_be_visible()
    _take_in(clerk, file)
    clerk.get_by_text("看名册:4 个表决人").click()
    expect(clerk.locator("tr").filter(has_text="1-1-102").locator("td").first).to_have_text(number)
    expect(clerk.get_by_role("heading", name=f"异议:{number} · 1-1-102")).to_be_visible()
    fine(clerk, faults)


def _take_in(clerk: Page, file: Path) -> None:
    clerk.locator("input[name=roll]").set_input_files(file)
    clerk.get_by_role("button", name="录入名册").click()
    clerk.wait_for_load_state()


def test_a_voided_paper_leads_to_the_one_that_takes_its_place(signed_in: SignedIn, faults: Faults) -> None:
    clerk = signed_in("shequ", width="phone")
    clerk.goto("/desk/votes/")
    clerk.get_by_role("link", name=RUNNING).click()
    clerk.goto(f"{clerk.url}?serial=E0009-1")
    clerk.get_by_role("button", name="记下送到").click()
    clerk.get_by_text("作废补发").click()
    form = clerk.locator("form[action$='/spoiling/']")
    form.locator("input[name=serial]").fill("E0009-1")
    form.get_by_label("写错了").check()
    form.get_by_role("button").click()
    expect(clerk.get_by_text("作废了,补发的是 E0009-2")).to_be_visible()
    fine(clerk, faults)
    clerk.get_by_role("link", name="打印 E0009-2 这一张").click()
    expect(clerk.locator(".slip")).to_have_count(1)
