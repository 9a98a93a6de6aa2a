"""What residents see where script or layout matters: drafts on a shared phone, the pin, the picture field."""

import re

from playwright.sync_api import Page, expect

KEPT = (
    "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith('draft:'))"
)
HIGH_ENOUGH = 44  # CSS pixels: a finger


def _next(page: Page) -> None:
    page.get_by_role("button", name="下一步").click()


def _to_the_place(page: Page, words: str) -> None:
    page.goto("/report/")
    page.locator("[name=words]").fill(words)
    _next(page)
    _next(page)


def test_nothing_of_a_report_stays_on_a_shared_phone(page: Page) -> None:
    _to_the_place(page, "3号楼前的路灯不亮了")
    page.locator("[name=community]").select_option(index=1)
    page.locator("[name=address]").fill("3号楼北门")
    assert page.evaluate(KEPT)
    _next(page)
    if "/similar/" in page.url:
        page.get_by_role("link", name="不一样,继续反映").click()
    page.get_by_role("button", name="交上去").click()
    expect(page).to_have_url(re.compile("/report/done/"))
    assert page.evaluate(KEPT) == []
    _to_the_place(page, "树枝断了挡着路")
    expect(page.locator("[name=community]")).to_have_value("")
    expect(page.locator("[name=address]")).to_have_value("")


def test_what_belongs_to_another_report_does_not_come_back(page: Page) -> None:
    page.goto("/report/")
    page.evaluate(
        "sessionStorage.setItem('draft::report', JSON.stringify("
        "{at: Date.now(), of: 'another', values: {words: ['别人写的话']}}))"
    )
    page.reload()
    expect(page.locator("[name=words]")).to_have_value("")
    assert page.evaluate(KEPT) == []


def test_a_pin_says_at_once_where_it_lies(page: Page) -> None:
    _to_the_place(page, "路灯不亮")
    expect(page.locator(".leaflet-tooltip").first).to_be_visible()
    page.locator(".map").scroll_into_view_if_needed()
    page.locator(".map").click(position={"x": 164, "y": 160})
    expect(page.locator("output.picked")).to_contain_text(re.compile("街道.*社区.*网格"))


def test_the_field_for_pictures_is_large_enough_for_a_finger(page: Page) -> None:
    page.goto("/report/")
    page.locator("[name=words]").fill("路灯不亮")
    _next(page)
    label = page.locator(".picture > label").bounding_box()
    icon = page.locator(".picture > label .icon").bounding_box()
    assert label
    assert icon
    assert label["height"] >= HIGH_ENOUGH
    assert icon["y"] - label["y"] >= 8


def test_after_signing_in_in_another_window_one_press_is_enough(page: Page) -> None:
    page.goto("/report/")
    page.locator("[name=words]").fill("路灯不亮,好几天了")
    page.context.clear_cookies()
    _next(page)
    expect(page.get_by_label("写的话")).to_have_value("路灯不亮,好几天了")
    other = page.context.new_page()
    other.goto("/sign-in/")
    other.locator(".sign-in-card button").first.click()
    other.wait_for_load_state()
    with page.expect_response(re.compile("/sign-in/phone/")):
        page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_timeout(200)
    page.get_by_role("button", name="再交一次").click()
    expect(page).to_have_url(re.compile("/report/pictures/"))
