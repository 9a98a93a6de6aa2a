"""A number with its records, pinned to a seal, and what later facts changed in it, as anybody sees them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site

Visitor = Callable[..., BrowserContext]
Faults = Callable[[Page], list[str]]
NUMBER = "/figures/cases.reported/?place=410103&from=2020-01-01&to=2029-12-31"


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_a_number_its_records_and_its_later_changes(
    site: Site, visitor: Visitor, faults: Faults, width: str
) -> None:
    site.bandeng("seal")
    page = visitor(width, java_script_enabled=True).new_page()
    page.goto(NUMBER)
    assert not faults(page)
    assert _fits(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载表格(Excel)").click()
    assert download.value.suggested_filename == "cases.reported.xlsx"
    page.goto(f"{NUMBER}&seal=1")
    page.get_by_role("link", name="看这次封存以后的变化").click()
    expect(page.locator("h1")).to_contain_text("后来的变化")
    assert not faults(page)
    assert _fits(page)


def test_without_script_too(site: Site, visitor: Visitor) -> None:
    site.bandeng("seal")
    page = visitor("phone", java_script_enabled=False).new_page()
    page.goto("/figures/")
    page.goto(f"{NUMBER}&seal=1")
    page.get_by_role("link", name="看这次封存以后的变化").click()
    expect(page.locator("h1")).to_contain_text("后来的变化")
