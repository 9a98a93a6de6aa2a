"""「消息」 in a real browser: it fits each window, opens onto the matter, and the count goes down."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]
ROOT = Path(__file__).parents[2]
PAGES = ("/notices/", "/notices/choice/", "/desk/letters/", "/desk/letters/?state=unknown")


@pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
def test_the_pages_fit_and_axe_finds_nothing(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("quzhili", width=width)
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
        assert faults(page) == []


def test_a_notice_opens_its_matter_and_is_new_no_more(signed_in: SignedIn) -> None:
    page = signed_in("shuji")
    page.goto("/notices/")
    fresh = page.locator(".row .badge").count()
    assert fresh
    page.locator(".row a").first.click()
    page.wait_for_url(lambda url: "/notices/" not in url)
    page.goto("/notices/")
    assert page.locator(".row .badge").count() == fresh - 1
    page.get_by_role("button", name="全部看过").click()
    expect(page.locator(".row .badge")).to_have_count(0)
    assert page.locator(".rail b").count() == 0


def _letters(site: Site, *words: str) -> str:
    """What ``tests.browser.a_letter`` does to the district's letters."""
    ours = {"DJANGO_SETTINGS_MODULE": "bandeng.settings.demo", "BANDENG_DATA": str(site.data)}
    env = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "BANDENG_MODE")}
    command = [sys.executable, "-m", "tests.browser.a_letter", *words]
    made = subprocess.run(
        command, cwd=ROOT, env=env | ours, capture_output=True, text=True, check=False, timeout=120
    )
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_what_did_not_go_out_is_let_go_and_what_waits_says_why(
    signed_in: SignedIn, site: Site, faults: Faults, width: str
) -> None:
    """A dead letter once more, the worker sends it; what waits for the morning or the day's letter goes out
    with it, the three of the day as one."""
    dead, quiet, *day = _letters(site).split()
    page = signed_in("quzhili", width=width)
    page.goto("/desk/letters/")
    page.locator("li.row", has_text=dead).get_by_role("button", name="再发一次").click()
    page.goto("/desk/letters/?state=waiting")
    expect(page.locator("li.row", has_text=quiet).get_by_text("安静时段不打扰")).to_be_visible()
    for number in day:
        expect(page.locator("li.row", has_text=number).get_by_text("每日汇总")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    _wait_until_sent(page, dead)
    assert "sent" in _letters(site, "release")
    page.goto("/desk/letters/?state=sent")
    expect(page.locator("li.row", has_text=quiet)).to_be_visible()
    texts = [file.read_text("utf-8") for file in (site.data / "sent").glob("*.json")]
    assert any(all(number in text for number in day) for text in texts)
    page.goto("/desk/letters/?state=waiting")
    expect(page.locator("li.row", has_text=day[0])).to_have_count(0)


def _wait_until_sent(page: Page, number: str) -> None:
    """The worker of the demo comes round every few seconds."""
    for _look in range(40):
        page.goto("/desk/letters/?state=sent")
        if page.locator("li.row", has_text=number).count():
            return
        page.wait_for_timeout(1000)
    raise AssertionError(f"{number} did not go out")


def test_a_choice_is_made_without_script_and_is_there_again(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor("phone", java_script_enabled=False).new_page()
    page.goto("/sign-in/")
    page.fill("[name=username]", "jumin")
    page.fill("[name=password]", "xiao-bandeng-demo")
    page.locator("form:has([name=password]) button").first.click()
    page.goto("/notices/choice/")
    page.check("[name=ways-judge][value=sms]")
    page.get_by_role("button", name="就这样告诉我").click()
    page.get_by_text("记下了。").wait_for()  # a click does not wait for the page it leads to
    assert page.is_checked("[name=ways-judge][value=sms]")
    assert not page.is_checked("[name=ways-judge][value=email]")
